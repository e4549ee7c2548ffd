import type { Marking } from '../../../electron/shared/contract/anchor.ts';
import type { Page } from '../../../electron/shared/contract/documents.ts';

/** Where a marking stands, in words: `p. 3`, `pp. 3-4`, `area, p. 3`, `row 5`, `rows 5-9`. */
export function placeOf(marking: Marking): string {
  if (marking.kind === 'area') return `Area, p. ${marking.page}`;
  if (marking.kind === 'rows') return rowsInWords(marking.rows);
  if (marking.kind === 'quote') return marking.page === undefined ? '' : `p. ${marking.page}`;
  const first = marking.stretches[0]?.page ?? 1;
  const last = marking.stretches.at(-1)?.page ?? first;
  return first === last ? `p. ${first}` : `pp. ${first}-${last}`;
}

/** Rows as stretches: `rows 2, 5-9`. */
export function rowsInWords(rows: readonly number[]): string {
  const sorted = [...rows].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let index = 0; index < sorted.length; ) {
    const first = sorted[index] ?? 0;
    let end = index;
    while (sorted[end + 1] === (sorted[end] ?? 0) + 1) end += 1;
    const last = sorted[end] ?? first;
    parts.push(first === last ? `${first}` : `${first}-${last}`);
    index = end + 1;
  }
  return `${sorted.length === 1 ? 'row' : 'rows'} ${parts.join(', ')}`;
}

/** The words of stretches, from the pages as the engine read them; pages are divided by a line end. */
export function wordsOf(
  stretches: readonly { readonly page: number; readonly start: number; readonly end: number }[],
  pages: ReadonlyMap<number, Page>,
): string {
  return stretches.map(({ page, start, end }) => pages.get(page)?.text.slice(start, end) ?? '').join('\n');
}
