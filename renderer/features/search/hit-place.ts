import type { SearchHit } from '../../../electron/shared/contract/search.ts';

/** Where a hit stands, in words: `p. 3`, `row 5`, `header`. */
export function hitPlace({ page, row }: Pick<SearchHit, 'page' | 'row'>): string {
  if (row === undefined) return `p. ${page ?? 1}`;
  return row === 0 ? 'header' : `row ${row}`;
}
