import type { ReactNode } from 'react';
import { turnPoint } from './geometry.ts';
import type { Turn } from './layout.ts';
import { type MarginGroup, type MarginNote, stackNotes } from './marks.ts';
import type { Size } from './page-source.ts';

const NOTE_HEIGHT = 46;
const MOST_NOTES = 6;

/** The margin beside a page: each note at its first line, pushed down where another stands. */
export function Margin(props: {
  readonly notes: readonly MarginNote[];
  readonly size: Size;
  readonly scale: number;
  readonly turn: Turn;
  readonly render: (group: MarginGroup) => ReactNode;
}) {
  const { notes, size, scale, turn, render } = props;
  const placed = notes.map(({ id, y }) => ({
    id,
    top: turnPoint({ x: turn === 270 ? size.width : 0, y }, size, turn).y * scale,
  }));
  return (
    <>
      {stackNotes(placed, NOTE_HEIGHT, MOST_NOTES).map(group => (
        <div key={group.ids.join()} className="pv-note" style={{ top: group.top }}>
          {render(group)}
        </div>
      ))}
    </>
  );
}
