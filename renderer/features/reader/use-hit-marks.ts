import { useEffect, useMemo, useState } from 'react';
import type { Page } from '../../../electron/shared/contract/documents.ts';
import { rectanglesOf } from '../../../electron/shared/text/page-text.ts';
import type { Mark } from '../../viewer/marks.ts';
import type { PageTexts } from './page-texts.ts';
import type { Find } from './use-find.ts';
import { lookOfMention, type Mentions, markOf } from './use-mentions.ts';

type PagesRead = ReadonlyMap<number, Page>;

/** Pages near the window as the engine read them; asked for only when something is to be marked on them. */
function useNearPages(some: boolean, texts: PageTexts, [first, last]: readonly [number, number]): PagesRead {
  const [pages, setPages] = useState<PagesRead>(new Map());
  useEffect(() => {
    if (!some) return;
    let gone = false;
    const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    void Promise.all(numbers.map(texts.page)).then(read => {
      if (!gone) setPages(new Map(read.flatMap(page => (page ? [[page.number, page] as const] : []))));
    });
    return () => {
      gone = true;
    };
  }, [some, texts, first, last]);
  return pages;
}

/** Marks of what was found on the pages near the window; those of other pages are only counted. */
export function useHitMarks(
  { hits, at }: Find,
  texts: PageTexts,
  near: readonly [number, number],
): readonly Mark[] {
  const pages = useNearPages(hits.length > 0, texts, near);
  return useMemo(() => [...pages.values()].flatMap(page => marksOn(page, hits, at)), [hits, at, pages]);
}

/** Marks of the mentions that wait on the pages near the window, at every place. */
export function useMentionMarks(
  { waiting, picked }: Mentions,
  texts: PageTexts,
  near: readonly [number, number],
): readonly Mark[] {
  const pages = useNearPages(waiting.length > 0, texts, near);
  return useMemo(
    () =>
      waiting.flatMap((mention): Mark[] => {
        const page = mention.page === undefined ? undefined : pages.get(mention.page);
        if (!page) return [];
        const look = lookOfMention({ picked }, mention);
        return mention.places.map(({ start, end }, place) => ({
          id: markOf(mention, place),
          page: page.number,
          shape: 'words',
          rectangles: rectanglesOf(page, start, end),
          look,
        }));
      }),
    [waiting, picked, pages],
  );
}

function marksOn(page: Page, hits: Find['hits'], at: number): Mark[] {
  const marks: Mark[] = [];
  for (let index = firstOn(page.number, hits); hits[index]?.page === page.number; index += 1) {
    const { start, end } = hits[index] as Find['hits'][number];
    const rectangles = rectanglesOf(page, start, end);
    const look = index === at ? 'hit-now' : 'hit';
    marks.push({ id: `hit ${index}`, page: page.number, shape: 'words', rectangles, look });
  }
  return marks;
}

/** Index of the first hit on a page or behind it: hits stand in reading order. */
function firstOn(page: number, hits: Find['hits']): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.page ?? 0) < page) low = middle + 1;
    else high = middle;
  }
  return low;
}
