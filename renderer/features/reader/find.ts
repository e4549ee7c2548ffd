import type { Rectangle } from '../../../electron/shared/contract/anchor.ts';
import type { ApiClient } from '../../../electron/shared/contract/client.ts';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import { rectanglesOf } from '../../../electron/shared/text/page-text.ts';
import { occurrencesOf } from './find-in-text.ts';
import type { PageTexts } from './page-texts.ts';

/** A place that find marks. A table's hits are whole rows. */
export interface Hit {
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly rectangles: readonly Rectangle[];
  readonly row?: number;
}

/** Up to this many pages are all looked through; in longer documents the index names the pages first. */
const ALL_PAGES = 400;
const BATCH = 20;

/**
 * Finds words in a document, over the text that the engine read, so that the count is what is marked. Reports what it
 * has after every few pages. Stops when the signal says so.
 */
export async function findIn(
  api: ApiClient,
  document: Document,
  texts: PageTexts,
  words: string,
  signal: AbortSignal,
  report: (hits: readonly Hit[], done: boolean) => void,
): Promise<void> {
  if (document.kind === 'table') return findRows(api, document, words, signal, report);
  const pages = await pagesToLookAt(api, document, words);
  const hits: Hit[] = [];
  for (let at = 0; at < pages.length && !signal.aborted; at += BATCH) {
    const batch = await Promise.all(pages.slice(at, at + BATCH).map(texts.page));
    for (const page of batch) {
      if (!page) continue;
      for (const { start, end } of occurrencesOf(page.text, words))
        hits.push({ page: page.number, start, end, rectangles: rectanglesOf(page, start, end) });
    }
    if (!signal.aborted) report([...hits], false);
  }
  if (!signal.aborted) report(hits, true);
}

async function pagesToLookAt(api: ApiClient, document: Document, words: string): Promise<number[]> {
  const count = document.reading?.pages ?? 0;
  if (count <= ALL_PAGES) return Array.from({ length: count }, (_, index) => index + 1);
  const found = await api.call('search.find', {
    query: `"${words.replaceAll('"', ' ')}"`,
    documentId: document.id,
  });
  const pages = found.ok ? found.value.hits.flatMap(hit => (hit.page === undefined ? [] : [hit.page])) : [];
  return [...new Set(pages)].sort((a, b) => a - b);
}

async function findRows(
  api: ApiClient,
  document: Document,
  words: string,
  signal: AbortSignal,
  report: (hits: readonly Hit[], done: boolean) => void,
): Promise<void> {
  const found = await api.call('search.find', { query: words, documentId: document.id });
  if (signal.aborted) return;
  const rows = found.ok ? found.value.hits.flatMap(hit => (hit.row === undefined ? [] : [hit.row])) : [];
  const sorted = [...new Set(rows)].sort((a, b) => a - b);
  report(
    sorted.map(row => ({ page: 0, start: 0, end: 0, rectangles: [], row })),
    true,
  );
}
