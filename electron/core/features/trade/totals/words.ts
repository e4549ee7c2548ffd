// Words in the texts of records.
import { refuse } from '../../../../shared/contract/problem.ts';
import type { QueryContext } from '../../../app/context.ts';
import { LONG_FIELDS } from '../store/builder.ts';
import { CHUNK_ROWS } from '../store/columns.ts';
import { longTexts } from '../store/loaded.ts';
import type { Part, Test } from './conditions.ts';

/** A text without case and layout, for looking for letters in it. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');

/** The test of a field of long texts. */
export function longTest(
  context: QueryContext,
  part: Part,
  field: string,
  wanted: (text: string) => boolean,
): Test {
  const text = longText(context, part, field);
  return at => wanted(text(at));
}

/** The long text of a record. */
export function longText(context: QueryContext, { set, index }: Part, field: string): (at: number) => string {
  if (set.mended) {
    const column = set.plan.columns.find(each => each.field === field)?.column ?? -1;
    return at => set.mended?.[index * CHUNK_ROWS + at]?.[column] ?? '';
  }
  const place = set.places[index];
  const texts = place && longTexts(context, place, field);
  return at => texts?.at(at) ?? '';
}

/** The test whether a record has every word of a text in some of its texts. A word that ends with a star may go on. */
export function wordsTest(context: QueryContext, part: Part, text: string): Test {
  const words = folded(text)
    .split(/\s+/)
    .filter(word => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0)
    refuse({ code: 'not-allowed', what: 'There is no word in it.', next: 'Type a word or a number.' });
  const tests = words.map(word => wordTest(context, part, patternOf(word)));
  return at => tests.every(test => test(at));
}

function patternOf(word: string): RegExp {
  const open = word.endsWith('*');
  const letters = (open ? word.slice(0, -1) : word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${letters}${open ? '' : '(?![\\p{L}\\p{N}])'}`, 'u');
}

function wordTest(context: QueryContext, part: Part, pattern: RegExp): Test {
  const { set, chunk } = part;
  const known = new Uint8Array(set.texts.length);
  const arrays = [...chunk.texts.values()];
  const long = [...LONG_FIELDS].map(field => longText(context, part, field));
  const has = (place: number): boolean => {
    const found = known[place];
    if (found !== 0) return found === 2;
    const fits = pattern.test(folded(set.texts[place] ?? ''));
    known[place] = fits ? 2 : 1;
    return fits;
  };
  return at => arrays.some(array => has(array[at] ?? 0)) || long.some(of => pattern.test(folded(of(at))));
}
