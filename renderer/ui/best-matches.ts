import { fold } from '../../electron/shared/text/normalise.ts';

/**
 * The items whose words hold everything that was typed, in any script and case: those with that very label first, then
 * those that begin with it, then those where a word does. With nothing typed: the first items as they come.
 */
export function bestMatches<T>(
  typed: string,
  items: readonly T[],
  wordsOf: (item: T) => { readonly label: string; readonly words: string },
  most = 8,
): T[] {
  const needle = fold(typed.trim()).text;
  if (needle === '') return items.slice(0, most);
  const ranked = items.flatMap(item => {
    const rank = rankOf(needle, wordsOf(item));
    return rank === null ? [] : [{ item, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ item }) => item);
}

function rankOf(needle: string, { label, words }: { label: string; words: string }): number | null {
  if (label.toLowerCase() === needle) return 0;
  const text = fold(`${label} ${words}`).text;
  const afterLabel = text.slice(label.length + 1);
  if (text.startsWith(needle) || afterLabel.startsWith(needle)) return 1;
  const at = text.indexOf(needle);
  if (at >= 0) return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? 3 : 2;
  return needle.split(/\s+/).every(part => text.includes(part)) ? 4 : null;
}
