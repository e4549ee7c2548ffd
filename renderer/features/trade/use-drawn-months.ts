import { type RefObject, useEffect, useRef, useState } from 'react';
import { useQuery } from '../../bridge/hooks.tsx';
import type { DrawnMonths } from './plot-months.ts';
import type { SeriesPart } from './series.ts';

const NO_TABLES: readonly string[] = [];

/** Draws months into a box as wide as it is, with the days that trade is looked at before and after. `drawn` is null before. */
export function useDrawnMonths(
  box: RefObject<HTMLElement | null>,
  parts: readonly SeriesPart[],
  height: number,
  words: string,
): RefObject<DrawnMonths | null> {
  const drawn = useRef<DrawnMonths | null>(null);
  const [width, setWidth] = useState(0);
  const events = useQuery('trade.events', {}, NO_TABLES);
  const days = events.status === 'ready' ? events.value : null;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  useEffect(() => {
    let gone = false;
    if (width === 0 || !days) return;
    // Plot is large: it is loaded when a chart is first shown.
    void import('./plot-months.ts').then(({ drawMonths }) => {
      const element = box.current;
      if (gone || !element) return;
      const made = drawMonths(parts, days, { width, height }, words);
      drawn.current = made;
      element.querySelector('svg')?.remove();
      element.prepend(made.element);
    });
    return () => {
      gone = true;
    };
  }, [box, parts, words, width, height, days]);
  return drawn;
}
