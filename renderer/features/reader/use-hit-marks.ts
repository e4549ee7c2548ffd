import { useEffect, useMemo, useState } from 'react';
import type { Page } from '../../../electron/shared/contract/documents.ts';
import { rectanglesOf } from '../../../electron/shared/text/page-text.ts';
import type { Mark } from '../../viewer/marks.ts';
import type { PageTexts } from './page-texts.ts';
import type { Find } from './use-find.ts';

type PagesRead = ReadonlyMap<number, Page>;

/** Marks of what was found on the pages near the window; those of other pages are only counted. */
export function useHitMarks(
  { hits, at }: Find,
  texts: PageTexts,
  [first, last]: readonly [number, number],
): readonly Mark[] {
  const [pages, setPages] = useState<PagesRead>(new Map());
  const some = hits.length > 0;
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
  return useMemo(() => [...pages.values()].flatMap(page => marksOn(page, hits, at)), [hits, at, pages]);
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
