import type { ApiClient } from '../../../electron/shared/contract/client.ts';
import type { Document } from '../../../electron/shared/contract/documents.ts';

/** A place that find marks. A table's hits are whole rows. */
export interface Hit {
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly row?: number;
  /** The words of a row as they stand in one of its cells. */
  readonly found?: string;
}

/** Every place where words stand in a document. The engine counts them in the text that is marked: both agree. */
export async function findIn(api: ApiClient, document: Document, words: string): Promise<readonly Hit[]> {
  if (document.kind === 'table') return findRows(api, document, words);
  const found = await api.call('documents.find', { documentId: document.id, words });
  return found.ok ? hitsOf(found.value.places) : [];
}

/** Places as the engine gives them (page, start, end, one after the other) as hits. */
export function hitsOf(places: readonly number[]): Hit[] {
  return Array.from({ length: Math.floor(places.length / 3) }, (_, index) => ({
    page: places[index * 3] ?? 0,
    start: places[index * 3 + 1] ?? 0,
    end: places[index * 3 + 2] ?? 0,
  }));
}

async function findRows(api: ApiClient, document: Document, words: string): Promise<readonly Hit[]> {
  const found = await api.call('search.find', {
    query: words,
    plain: true,
    expand: false,
    documentId: document.id,
  });
  const rows = new Map(
    found.ok ? found.value.hits.flatMap(({ row, found }) => (row ? [[row, found ?? ''] as const] : [])) : [],
  );
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, found]) => ({ page: 0, start: 0, end: 0, row, found }));
}
