// Words of likelihood and of confidence in a text. The two are different things, and a sentence that has both says neither.
import { type Stretch, sentencesOf, withoutQuotes } from './sentences.ts';

/** Words to look for. `row` tells the two rows of terms of a scale apart; undefined where it has only one. */
export interface EstimateWords {
  readonly likelihood: readonly { readonly words: string; readonly row?: number | undefined }[];
  readonly confidence: readonly string[];
}

/** A sentence with a likelihood and a confidence in it, or a text with terms of both rows of a scale. */
export interface EstimateFault extends Stretch {
  readonly kind: 'mixed-estimate' | 'mixed-terms';
  readonly words: readonly string[];
}

interface Found extends Stretch {
  readonly words: string;
  readonly row?: number | undefined;
}

/** What mixes likelihood and confidence, or the terms of a scale, in words that are not quoted from others. */
export function estimateFaults(text: string, lexicon: EstimateWords): EstimateFault[] {
  const plain = withoutQuotes(text).toLowerCase();
  const likely = standing(plain, lexicon.likelihood);
  const sure = standing(
    plain,
    lexicon.confidence.map(words => ({ words })),
  );
  const faults: EstimateFault[] = [];
  if (likely.length > 0 && sure.length > 0)
    for (const sentence of sentencesOf(text)) {
      const one = likely.find(found => inside(found, sentence));
      const other = sure.find(found => inside(found, sentence));
      if (one && other) faults.push({ kind: 'mixed-estimate', ...sentence, words: [one.words, other.words] });
    }
  const first = likely.find(({ row }) => row !== undefined);
  const second = likely.find(({ row }) => row !== undefined && row !== first?.row);
  if (first && second)
    faults.push({
      kind: 'mixed-terms',
      start: second.start,
      end: second.end,
      words: [first.words, second.words],
    });
  return faults;
}

const inside = (found: Stretch, sentence: Stretch): boolean =>
  found.start >= sentence.start && found.end <= sentence.end;

/** Where words stand, in order of place; a longer term hides the shorter ones in it (“very likely”, “likely”). */
function standing(plain: string, lexicon: EstimateWords['likelihood']): Found[] {
  const found: Found[] = [];
  for (const { words, row } of [...lexicon].sort((left, right) => right.words.length - left.words.length))
    for (let at = plain.indexOf(words); at >= 0; at = plain.indexOf(words, at + words.length)) {
      const end = at + words.length;
      if (isWhole(plain, at, end) && !found.some(each => at < each.end && end > each.start))
        found.push({ start: at, end, words, row });
    }
  return found.sort((left, right) => left.start - right.start);
}

/** Chinese has no blanks between words; elsewhere a term ends where its letters do. */
function isWhole(plain: string, start: number, end: number): boolean {
  if (/\p{Script=Han}/u.test(plain[start] ?? '')) return true;
  const letter = /[\p{L}\p{N}]/u;
  return !letter.test(plain[start - 1] ?? '') && !letter.test(plain[end] ?? '');
}
