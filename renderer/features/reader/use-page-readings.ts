import { useEffect, useMemo, useRef } from 'react';
import { useQuery } from '../../bridge/hooks.tsx';
import type { PageArea } from '../../viewer/use-area-drag.ts';
import type { Desk } from './desk.ts';
import type { PageTexts } from './page-texts.ts';
import type { MarkedPlace } from './use-marking.ts';

/** How sure text recognition was, by page. */
export function usePageConfidence({ id }: Desk['document']): ReadonlyMap<number, number> {
  const asked = useQuery('recognition.confidence', { documentId: id }, ['reading']);
  return useMemo(
    () =>
      new Map(asked.status === 'ready' ? asked.value.map(({ page, confidence }) => [page, confidence]) : []),
    [asked],
  );
}

/** When the page of a marked area was read anew, the words in it are taken anew. */
export function useAreaAgain(texts: PageTexts, marked: MarkedPlace | null, onArea: (area: PageArea) => void) {
  const read = useRef(texts);
  useEffect(() => {
    if (read.current === texts) return;
    read.current = texts;
    if (marked?.marking.kind === 'area') onArea(marked.marking);
  }, [texts, marked, onArea]);
}
