import './reader.css';
import type { RedactionTarget } from '../../../electron/shared/contract/redactions.ts';
import { useServices, useShelf } from '../../bridge/hooks.tsx';
import { Button } from '../../ui/index.ts';
import type { Desk } from './desk.ts';
import type { MarkedPlace } from './use-marking.ts';

/** What can be made of a selection. Tall in the margin, long below the last line. It takes no focus from the page. */
export function SelectionBar({ desk, tall }: { readonly desk: Desk; readonly tall: boolean }) {
  const last = useShelf(state => state.lastClaim);
  const { begin, keepForLastClaim, reanchor } = desk.marking;
  const { displaced } = desk;
  const { shelf } = useServices();
  const redacting = redactionOf(desk.marking.marked);
  return (
    <div
      className={tall ? 'selection-bar tall' : 'selection-bar'}
      role="toolbar"
      aria-label="Selection"
      // The selection stays: a press on the bar does not move the focus.
      onPointerDown={event => {
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {displaced && (
        <Button
          small
          look="primary"
          words={`E${displaced.number} stands here`}
          keys="h"
          onClick={() => reanchor(displaced.id)}
        />
      )}
      <Button
        small
        look={displaced ? 'quiet' : 'primary'}
        icon="pin"
        words="Evidence"
        keys="e"
        onClick={() => begin('evidence')}
      />
      {last && (
        <Button small look="quiet" words={`For C${last.number}`} keys="shift+e" onClick={keepForLastClaim} />
      )}
      <Button small look="quiet" words="Claim" keys="c" onClick={() => begin('claim')} />
      <Button small look="quiet" words="Entity" keys="n" onClick={() => begin('entity')} />
      <Button small look="quiet" words="Value" keys="p" onClick={() => begin('value')} />
      {redacting && (
        <Button small look="quiet" words="Redact" onClick={() => shelf.setState({ redacting })} />
      )}
    </div>
  );
}

const LONGEST_TERM = 1000;

/** What of a marked place can go out of the safe version: an area as it is, words wherever they stand. */
function redactionOf(marked: MarkedPlace | null): RedactionTarget | null {
  if (!marked) return null;
  const { marking, quote } = marked;
  if (marking.kind === 'area') {
    const { documentId, page, rectangle } = marking;
    return { kind: 'area', documentId, page, rectangle };
  }
  const term = quote.trim();
  return marking.kind === 'text' && term !== '' && term.length <= LONGEST_TERM
    ? { kind: 'term', term }
    : null;
}
