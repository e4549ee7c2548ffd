import type { ClaimId } from '../../electron/shared/kernel/ids.ts';
import { useServices } from '../bridge/hooks.tsx';
import { openMenu } from './floating.ts';

/** A claim's number: a click opens the claim, Alt-click shows it in the inspector. `text` is its hint and name. */
export function ClaimChip({ id, number, text }: { id: ClaimId; number: number; text?: string }) {
  const { navigation, shelf } = useServices();
  const open = () => navigation.go({ place: 'claims', id });
  const inspect = () => shelf.setState({ inspected: { kind: 'claim', id } });
  return (
    <button
      type="button"
      className="chip claim"
      title={text}
      onClick={event => {
        event.stopPropagation();
        if (event.altKey) inspect();
        else open();
      }}
      onContextMenu={event => {
        event.preventDefault();
        openMenu(event.currentTarget, `Claim ${number}`, [
          { words: 'Open claim', run: open },
          { words: 'Show in inspector', keys: 'alt+enter', run: inspect },
        ]);
      }}
    >
      <span className="unseen">{text ? `Claim ${number}, ${text}` : `Claim ${number}`}</span>
      <span aria-hidden="true">C{number}</span>
    </button>
  );
}
