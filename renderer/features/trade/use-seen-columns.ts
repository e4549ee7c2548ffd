import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { GridColumn } from './grid-columns.ts';

/** A column that is drawn, and where it stands. */
export interface SeenColumn {
  readonly index: number;
  readonly left: number;
  readonly width: number;
}

/** Columns near the window. Equal ones are the same object, so that rows need not be drawn again. */
export interface SeenColumns {
  readonly list: readonly SeenColumn[];
  readonly total: number;
}

const OVERSCAN = 200;

/** Which columns of a table of any width are drawn. */
export function useSeenColumns(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly GridColumn[],
  widths: Readonly<Record<string, number>>,
): { readonly seen: SeenColumns; readonly onSideways: (left: number) => void } {
  const all = useMemo(() => {
    let left = 0;
    return columns.map((column, index): SeenColumn => {
      const width = widths[column.id] ?? column.width;
      const placed = { index, left, width };
      left += width;
      return placed;
    });
  }, [columns, widths]);
  const [window, setWindow] = useState<readonly [number, number]>([0, 30]);
  // Measured when it changes alone: asked for while one scrolls, it would have the rows just drawn laid out at once.
  const room = useRef(2000);
  const look = useCallback(
    (left: number) => {
      const right = left + room.current;
      const first = all.findIndex(each => each.left + each.width > left - OVERSCAN);
      const last = all.findLastIndex(each => each.left < right + OVERSCAN);
      setWindow(old => (old[0] === first && old[1] === last ? old : [first, last]));
    },
    [all],
  );
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const measure = () => {
      room.current = box.clientWidth;
      look(box.scrollLeft);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [look, scroller]);
  const seen = useMemo(() => {
    const end = all.at(-1);
    return { list: all.slice(Math.max(0, window[0]), window[1] + 1), total: end ? end.left + end.width : 0 };
  }, [all, window]);
  return { seen, onSideways: left => flushSync(() => look(left)) };
}
