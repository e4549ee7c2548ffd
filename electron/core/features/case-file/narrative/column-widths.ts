import { plainText, type TableBlock } from './blocks.ts';

/** How much wider a column of long texts is than one of single words, at most. */
const NARROWEST = 2.6;
const WIDEST = 9;

/** Widths of the columns of a table, `total` in sum: by how much stands in each, so that long texts get room and numbers do not. */
export function columnWidths(
  { columns, rows }: Pick<TableBlock, 'columns' | 'rows'>,
  total: number,
): number[] {
  const count = Math.max(columns.length, ...rows.map(row => row.length), 1);
  const shares = Array.from({ length: count }, (_, index) => {
    const texts = [columns[index] ?? '', ...rows.map(row => plainText(row[index] ?? []))];
    const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
    return Math.min(WIDEST, Math.max(NARROWEST, Math.sqrt(mean), longestWord(texts) / 2.1));
  });
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map(share => Math.floor((share / sum) * total));
}

/** Letters of the longest word. Endless ones (hashes) are broken, so they count as a common one. */
const longestWord = (texts: readonly string[]): number =>
  Math.max(0, ...texts.flatMap(text => text.split(/\s+/).map(word => Math.min(word.length, 14))));
