import { showKeys } from '../keys/stroke.ts';

const MAC = navigator.userAgent.includes('Mac OS');

/** Keys as they are printed: `ctrl+k` shows Ctrl K. Screen readers get them from the control's own name. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className="keys" aria-hidden="true">
      <kbd>{showKeys(keys, MAC)}</kbd>
    </span>
  );
}
