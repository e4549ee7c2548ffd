import type { ClaimId } from '../../electron/shared/kernel/ids.ts';
import { useReference } from './use-reference.ts';

/** A claim's number: a click opens the claim, Alt-click shows it in the inspector. `text` is its hint and name. */
export function ClaimChip({ id, number, text }: { id: ClaimId; number: number; text?: string }) {
  const reference = useReference({ kind: 'claim', id }, `Claim ${number}`);
  return (
    <button type="button" className="chip claim" title={text} {...reference}>
      <span className="unseen">{text ? `Claim ${number}, ${text}` : `Claim ${number}`}</span>
      <span aria-hidden="true">C{number}</span>
    </button>
  );
}
