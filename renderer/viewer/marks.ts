import type { Rectangle } from '../../electron/shared/contract/anchor.ts';
import { contains, type Point } from './geometry.ts';

/** How a mark is drawn: words are filled and underlined after their role, areas outlined, redacted ones hatched. */
export type MarkLook =
  | 'supports'
  | 'contradicts'
  | 'context'
  | 'plain'
  | 'pending'
  | 'hit'
  | 'hit-now'
  | 'mention'
  | 'mention-now'
  | 'redacted';

/** Something drawn over a page, in points of the page. */
export interface Mark {
  /** What a click on it means; marks of one thing share it. */
  readonly id: string;
  readonly page: number;
  readonly shape: 'words' | 'area';
  readonly rectangles: readonly Rectangle[];
  readonly look: MarkLook;
  /** Colours on paper; left out for pending marks and hits, which have their own. */
  readonly fill?: string;
  readonly line?: string;
}

/** A thing that stands in the margin beside its first line. */
export interface MarginNote {
  readonly id: string;
  readonly page: number;
  /** Points from the top of the page. */
  readonly y: number;
}

/** Notes that stand together in the margin, at one height (CSS pixels from the top of the page). */
export interface MarginGroup {
  readonly top: number;
  readonly ids: readonly string[];
}

/**
 * Stacks notes so that none covers another: each takes `height` pixels, and is pushed down where it must be. A stretch
 * of more than `most` notes that touch becomes one group; all other groups hold one note.
 */
export function stackNotes(
  notes: readonly { readonly id: string; readonly top: number }[],
  height: number,
  most: number,
): MarginGroup[] {
  const groups: MarginGroup[] = [];
  let stretch: MarginGroup[] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  const flush = () => {
    const first = stretch[0];
    if (first && stretch.length > most) groups.push({ top: first.top, ids: stretch.flatMap(g => g.ids) });
    else groups.push(...stretch);
    stretch = [];
  };
  for (const note of [...notes].sort((a, b) => a.top - b.top)) {
    if (note.top >= bottom) flush();
    const top = Math.max(note.top, stretch.length > 0 ? bottom : note.top);
    stretch.push({ top, ids: [note.id] });
    bottom = top + height;
  }
  flush();
  return groups;
}

/** The mark under a point, the smallest first, and evidence before mentions; null when there is none. Hits, pending marks and redacted areas are never picked. */
export function markAt(marks: readonly Mark[], point: Point): Mark | null {
  const area = (mark: Mark) => mark.rectangles.reduce((sum, r) => sum + r.width * r.height, 0);
  const under = marks.filter(
    mark =>
      mark.look !== 'hit' &&
      mark.look !== 'hit-now' &&
      mark.look !== 'pending' &&
      mark.look !== 'redacted' &&
      mark.rectangles.some(rectangle => contains(rectangle, point, 1)),
  );
  const isMention = (mark: Mark) => Number(mark.look.startsWith('mention'));
  return under.sort((a, b) => isMention(a) - isMention(b) || area(a) - area(b))[0] ?? null;
}
