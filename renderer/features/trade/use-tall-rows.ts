import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Height of a row, and of the head that sticks over the first ones. */
export const ROW = 26;
export const HEAD = 30;
/** No browser draws a box higher than some 33 million pixels; past this the scroll bar stands for parts of the rows. */
const TALLEST = 30_000_000;
/** Rows drawn above and below the window, so that a turn of the wheel finds them there. */
export const OVERSCAN = 8;

/** The rows near the window. Places count from 0. */
export interface TallRows {
  readonly first: number;
  readonly last: number;
  /** Height of the box that the rows stand in. */
  readonly height: number;
  /** Where a row stands in that box. */
  readonly top: (row: number) => number;
  readonly page: number;
  readonly onScroll: () => void;
  /** Brings a row into the window, with as little scrolling as possible. */
  readonly show: (row: number) => void;
  /** Goes back to the first row. */
  readonly toStart: () => void;
}

interface Seen {
  readonly first: number;
  readonly last: number;
  readonly base: number;
  readonly page: number;
}

/** Which of any number of rows are drawn, and where. */
export function useTallRows(scroller: RefObject<HTMLElement | null>, total: number): TallRows {
  const full = total * ROW;
  const height = Math.min(full, TALLEST);
  const [seen, setSeen] = useState<Seen>({ first: 0, last: 40, base: 0, page: 20 });
  // `base`: pixels above the box, when there are more rows than a box can hold. `row`: the first in the window.
  const at = useRef({ top: 0, base: 0, row: 0 });
  const view = useRef(ROW);

  const look = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const { base } = at.current;
    const position = box.scrollTop + base;
    const top = Math.floor(position / ROW);
    // Who flies past more rows than are drawn ahead is not helped by them: they would be gone before they are seen.
    const more = Math.abs(top - at.current.row) > 2 * OVERSCAN ? 0 : OVERSCAN;
    at.current.row = top;
    const first = Math.max(0, top - more);
    const last = Math.min(total - 1, Math.ceil((position + view.current) / ROW) + more);
    const page = Math.max(1, Math.floor(view.current / ROW) - 1);
    setSeen(old =>
      old.first === first && old.last === last && old.base === base && old.page === page
        ? old
        : { first, last, base, page },
    );
  }, [scroller, total]);

  const place = useCallback(
    (position: number) => {
      const box = scroller.current;
      if (!box) return;
      const most = Math.max(0, full - view.current);
      const wanted = Math.min(Math.max(0, position), most);
      const room = Math.max(0, height - view.current);
      const top = full <= TALLEST || most === 0 ? wanted : Math.round((wanted / most) * room);
      at.current = { top, base: wanted - top, row: at.current.row };
      box.scrollTop = top;
      look();
    },
    [scroller, full, height, look],
  );

  const onScroll = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const jumped = Math.abs(box.scrollTop - at.current.top) > view.current;
    at.current.top = box.scrollTop;
    const atEnd = box.scrollTop === 0 || box.scrollTop >= height - view.current - 1;
    if (full > TALLEST && (jumped || atEnd)) {
      const room = Math.max(1, height - view.current);
      at.current.base = (box.scrollTop / room) * (full - view.current) - box.scrollTop;
    }
    // In the frame of the scroll: rows that come a frame later are seen as white.
    flushSync(look);
  }, [scroller, full, height, look]);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    // Measured when it changes alone: asked for while one scrolls, it would have the rows just drawn laid out at once.
    const measure = () => {
      view.current = Math.max(ROW, box.clientHeight - HEAD);
      look();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [look, scroller]);

  const show = (row: number) => {
    const box = scroller.current;
    if (!box) return;
    const position = box.scrollTop + at.current.base;
    const top = row * ROW;
    if (top < position) place(top);
    else if (top + ROW > position + view.current) place(top + ROW - view.current);
  };
  return {
    first: Math.min(seen.first, Math.max(0, total - 1)),
    last: Math.min(seen.last, total - 1),
    height,
    top: row => row * ROW - seen.base,
    page: seen.page,
    onScroll,
    show,
    toStart: () => place(0),
  };
}
