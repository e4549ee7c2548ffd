import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { turnPoint } from './geometry.ts';
import { pageAt, type Turn, topOf } from './layout.ts';
import type { PageSource } from './page-source.ts';
import type { PagesState } from './use-pages.ts';

/** A place to be shown: points from the top of the page, at a share of the window's height. */
interface Goal {
  readonly page: number;
  readonly y: number;
  readonly share: number;
}

/**
 * Scrolls to places, by a jump. A place is held while sizes are still being learnt, until the person scrolls: so the
 * exact line ends in the middle even when the pages above it turn out taller than guessed.
 */
export function useGoal(
  source: PageSource,
  scroller: RefObject<HTMLElement | null>,
  pages: PagesState,
  turn: Turn,
) {
  const goal = useRef<Goal | null>(null);
  const state = useRef(pages);
  state.current = pages;

  const reach = useCallback(() => {
    const { current } = goal;
    if (!current) return;
    const { sizeOf, scrollTo } = state.current;
    const size = sizeOf(current.page);
    const y = turn === 0 || current.share === 0 ? current.y : turnPoint({ x: 0, y: current.y }, size, turn).y;
    scrollTo(current.page, y, current.share);
  }, [turn]);

  const { layout } = pages;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout is what calls for reaching the goal again
  useEffect(reach, [reach, layout]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const drop = () => {
      goal.current = null;
    };
    const events = ['wheel', 'pointerdown', 'keydown', 'touchmove'] as const;
    for (const name of events) element.addEventListener(name, drop, { passive: true });
    return () => {
      for (const name of events) element.removeEventListener(name, drop);
    };
  }, [scroller]);

  return useMemo(() => {
    const go = (next: Goal) => {
      const page = Math.min(Math.max(1, next.page), source.pageCount);
      goal.current = { ...next, page };
      reach();
      source.size(page).then(
        size => state.current.learn(page, size),
        () => undefined,
      );
    };
    return {
      here: (): Goal => {
        const { layout } = state.current;
        const top = scroller.current?.scrollTop ?? 0;
        const page = pageAt(layout, top);
        return { page, y: (top - topOf(layout, page)) / layout.scale, share: 0 };
      },
      restore: (place: unknown) => {
        if (isGoal(place)) go(place);
      },
      toPage: (page: number) => go({ page, y: -6, share: 0 }),
      toPlace: (page: number, y: number) => go({ page, y, share: 0.5 }),
    };
  }, [source, scroller, reach]);
}

const isGoal = (place: unknown): place is Goal =>
  typeof place === 'object' && place !== null && 'share' in place;

/** Tells which page is being read, when it changes. */
export function useCurrentPage(page: number, tell: (page: number) => void) {
  const teller = useRef(tell);
  teller.current = tell;
  useEffect(() => teller.current(page), [page]);
}
