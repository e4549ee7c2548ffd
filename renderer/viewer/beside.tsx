import type { ReactNode } from 'react';
import type { Rectangle } from '../../electron/shared/contract/anchor.ts';
import { around, turnRectangle } from './geometry.ts';
import { type Turn, turned } from './layout.ts';
import type { Size } from './page-source.ts';

/** Something that stands beside what is selected on a page. */
export interface Beside {
  readonly page: number;
  readonly rectangles: readonly Rectangle[];
  /** Gets whether there is room in the margin (then it may be tall and narrow). */
  readonly render: (inMargin: boolean) => ReactNode;
}

/** Room (CSS pixels) that the bar needs to stand in the margin. */
const NEEDED = 214;

/** Places it in the margin at the first line, or below the last line where the window has no margin. */
export function besides(beside: Beside, size: Size, scale: number, turn: Turn, scroller: HTMLElement | null) {
  const bounds = around(beside.rectangles.map(rectangle => turnRectangle(rectangle, size, turn)));
  if (!bounds) return null;
  const width = turned(size, turn).width * scale;
  const room = ((scroller?.clientWidth ?? 0) - width) / 2 + 45;
  const inMargin = room >= NEEDED;
  const style = inMargin
    ? { left: width + 8, top: bounds.y * scale }
    : {
        left: Math.max(0, Math.min(bounds.x * scale, width - 430)),
        top: (bounds.y + bounds.height) * scale + 6,
      };
  return (
    <div className="pv-beside" style={style}>
      {beside.render(inMargin)}
    </div>
  );
}
