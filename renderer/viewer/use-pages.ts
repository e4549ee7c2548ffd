import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  GAP,
  type Layout,
  layOut,
  pageAt,
  pagesNear,
  scaleFor,
  type Turn,
  topOf,
  turned,
  usualSize,
  type Zoom,
} from './layout.ts';
import type { PageSource, Size } from './page-source.ts';

/** Pixels above and below the window within which pages are kept painted. */
const MARGIN = 900;

/** Space left and right of the page: the right one holds the margin notes. */
export interface Gutters {
  readonly left: number;
  readonly right: number;
}

/** The column of pages as it stands now. */
export interface PagesState {
  readonly layout: Layout;
  readonly sizeOf: (page: number) => Size;
  /** The size that fitting goes by. */
  readonly usual: Size;
  readonly near: readonly [number, number];
  readonly current: number;
  /** Scrolls so that a place of a page (points from its displayed top) stands at a share of the window's height. */
  readonly scrollTo: (page: number, y: number, share: number) => void;
  readonly onScroll: () => void;
  readonly learn: (page: number, size: Size) => void;
}

interface Space {
  readonly width: number;
  readonly height: number;
}

function useSpace(scroller: RefObject<HTMLElement | null>): Space {
  const [space, setSpace] = useState<Space>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setSpace({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return space;
}

/** Keeps sizes, layout and the pages near the window; holds the reader's place when sizes or zoom change. */
export function usePages(
  source: PageSource,
  scroller: RefObject<HTMLElement | null>,
  zoom: Zoom,
  turn: Turn,
  gutters: Gutters,
  single = false,
): PagesState {
  const space = useSpace(scroller);
  const [known, setKnown] = useState<ReadonlyMap<number, Size>>(new Map());
  const [near, setNear] = useState<readonly [number, number]>([1, 1]);
  const [current, setCurrent] = useState(1);
  const sizeOf = useCallback(
    (page: number) => known.get(page) ?? source.sizes?.[page - 1] ?? source.firstSize,
    [known, source],
  );

  const usual = useMemo(() => usualSize(source.sizes, sizeOf(1)), [source, sizeOf]);
  const layout = useMemo(() => {
    const room = {
      width: Math.max(120, space.width - gutters.left - gutters.right),
      height: Math.max(120, space.height - 2 * GAP),
    };
    const scale = scaleFor(zoom, turned(usual, turn), room);
    const heights = Array.from({ length: source.pageCount }, (_, i) => turned(sizeOf(i + 1), turn).height);
    return layOut(heights, scale, single ? space.height - GAP : 0);
  }, [source, sizeOf, usual, space, zoom, turn, gutters, single]);

  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const next = pagesNear(layout, element.scrollTop, element.clientHeight, MARGIN);
    setNear(old => (old[0] === next[0] && old[1] === next[1] ? old : next));
    setCurrent(pageAt(layout, element.scrollTop + element.clientHeight / 3));
  }, [layout, scroller]);

  useKeepPlace(scroller, layout);
  useEffect(look, [look]);

  const scrollTo = useCallback(
    (page: number, y: number, share: number) => {
      const element = scroller.current;
      if (!element) return;
      element.scrollTop = topOf(layout, page) + y * layout.scale - share * element.clientHeight;
    },
    [layout, scroller],
  );
  const learn = useCallback(
    (page: number, size: Size) => {
      setKnown(old => {
        const before = old.get(page) ?? source.sizes?.[page - 1] ?? source.firstSize;
        return alike(before, size) ? old : new Map(old).set(page, size);
      });
    },
    [source],
  );
  return { layout, sizeOf, usual, near, current, scrollTo, onScroll: look, learn };
}

/** The engine rounds to hundredths what it read. */
const alike = (a: Size, b: Size): boolean =>
  Math.abs(a.width - b.width) < 0.02 && Math.abs(a.height - b.height) < 0.02;

/** When the column changes, scrolls so that the same place of the same page stays at the top of the window. */
function useKeepPlace(scroller: RefObject<HTMLElement | null>, layout: Layout) {
  const last = useRef(layout);
  useLayoutEffect(() => {
    const element = scroller.current;
    const before = last.current;
    last.current = layout;
    if (!element || before === layout || before.tops.length !== layout.tops.length) return;
    const page = pageAt(before, element.scrollTop);
    const inside = (element.scrollTop - topOf(before, page)) / before.scale;
    const top = topOf(layout, page) + inside * layout.scale;
    if (Math.abs(top - element.scrollTop) >= 1) element.scrollTop = top;
  }, [layout, scroller]);
}
