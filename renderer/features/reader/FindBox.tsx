import { FilterField } from '../../ui/index.ts';
import type { Desk } from './desk.ts';
import { focusDeskOf } from './panes.ts';

/** Find in this document, with the count of what is marked. */
export function FindBox({
  desk: { id, find },
  onStep,
}: {
  readonly desk: Desk;
  readonly onStep: (by: 1 | -1) => void;
}) {
  const { words, hits, at, done } = find;
  const told =
    words.trim() === '' ? '' : at >= 0 ? `${at + 1} of ${hits.length}` : `${hits.length}${done ? '' : '…'}`;
  return (
    <span className="find-box">
      <FilterField
        id={`${id}-find`}
        icon="search"
        label="Find in this document"
        placeholder="Find"
        value={words}
        onChange={find.look}
        onKeyDown={event => {
          // With Ctrl it marks what was found, from the page too.
          if (event.nativeEvent.isComposing || (event.key === 'Enter' && (event.ctrlKey || event.metaKey)))
            return;
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') {
            find.look('');
            focusDeskOf(event.currentTarget);
          } else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <span className="find-count" role="status">
        {told}
      </span>
    </span>
  );
}
