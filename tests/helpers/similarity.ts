/** As texts are compared after recognition: NFKC, without regard to case and white space. */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** How like a phrase the part of a text is that is most like it, from 0 to 1. */
export function similarityOf(phrase: string, text: string): number {
  const wanted = [...plain(phrase)];
  // Anything may stand before the phrase, and anything after it.
  const costs = lastRow(wanted, [...plain(text)], () => 0);
  return 1 - Math.min(...costs) / wanted.length;
}

/** Share of the characters of the truth that are wrong, missing or too many. */
export function characterErrors(truth: string, text: string): number {
  const wanted = [...plain(truth)];
  return (lastRow(wanted, [...plain(text)], at => at).at(-1) ?? 0) / wanted.length;
}

/** Edit distances of the whole of `wanted` from all beginnings of `given`; `free` is what may be skipped before. */
function lastRow(
  wanted: readonly string[],
  given: readonly string[],
  free: (at: number) => number,
): number[] {
  let before = Array.from({ length: given.length + 1 }, (_, at) => free(at));
  for (const [index, character] of wanted.entries()) {
    const row = [index + 1];
    for (const [at, other] of given.entries())
      row.push(
        Math.min(
          (row[at] as number) + 1,
          (before[at + 1] as number) + 1,
          (before[at] as number) + (other === character ? 0 : 1),
        ),
      );
    before = row;
  }
  return before;
}
