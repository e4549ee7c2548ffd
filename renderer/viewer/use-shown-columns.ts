import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';

/** Columns near the window, and the room that those before and after them take, in CSS pixels. */
export interface ShownColumns {
  readonly columns: readonly number[];
  readonly before: number;
  readonly after: number;
}

/** Width of the column of row numbers, which never scrolls away. */
const NUMBERS = 64;

/** Which columns of a table of any width are drawn. */
export function useShownColumns(scroller: RefObject<HTMLElement | null>, widths: readonly number[]) {
  const virtual = useVirtualizer({
    horizontal: true,
    count: widths.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => widths[index] ?? 0,
    scrollPaddingStart: NUMBERS,
    scrollPaddingEnd: 120,
    overscan: 3,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other widths put the columns elsewhere
  useEffect(() => virtual.measure(), [virtual, widths]);
  const items = virtual.getVirtualItems();
  const shown: ShownColumns = {
    columns: items.map(item => item.index),
    before: items[0]?.start ?? 0,
    after: Math.max(0, virtual.getTotalSize() - (items.at(-1)?.end ?? 0)),
  };
  return { shown, toColumn: (index: number) => virtual.scrollToIndex(index) };
}
