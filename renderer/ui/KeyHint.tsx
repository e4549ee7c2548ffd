import { showKeys } from '../keys/stroke.ts';

const MAC = navigator.userAgent.includes('Mac OS');

/** Keys as they are printed: `ctrl+k` shows Ctrl K. Quiet for screen readers beside a control that has its own name. */
export function KeyHint({ keys, spoken = false }: { keys: string; spoken?: boolean }) {
  return (
    <span className="keys" aria-hidden={!spoken}>
      <kbd>{showKeys(keys, MAC)}</kbd>
    </span>
  );
}
