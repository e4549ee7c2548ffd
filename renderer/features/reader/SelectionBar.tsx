import './reader.css';
import { useShelf } from '../../bridge/hooks.tsx';
import { Button } from '../../ui/index.ts';
import type { Marking } from './use-marking.ts';

/** What can be made of a selection. Tall in the margin, long below the last line. It takes no focus from the page. */
export function SelectionBar({ marking, tall }: { readonly marking: Marking; readonly tall: boolean }) {
  const last = useShelf(state => state.lastClaim);
  const { begin, keepForLastClaim } = marking;
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
      <Button small look="primary" icon="pin" words="Evidence" keys="e" onClick={() => begin('evidence')} />
      {last && (
        <Button small look="quiet" words={`For C${last.number}`} keys="shift+e" onClick={keepForLastClaim} />
      )}
      <Button small look="quiet" words="Claim" keys="c" onClick={() => begin('claim')} />
      <Button small look="quiet" words="Entity" keys="n" onClick={() => begin('entity')} />
    </div>
  );
}
