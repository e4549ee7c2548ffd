// Words in the texts of records.
import { refuse } from '../../../../shared/contract/problem.ts';
import type { QueryContext } from '../../../app/context.ts';
import { type Analyser, isUnspaced } from '../../search/index/analyse.ts';
import { findTerm, PostingReader, prefixRange, type Segment } from '../../search/index/segment.ts';
import { LONG_FIELDS } from '../store/builder.ts';
import { CHUNK_ROWS } from '../store/columns.ts';
import { longTexts, wordsOf } from '../store/loaded.ts';
import type { Part, Test } from './conditions.ts';
import { textsWith } from './letters.ts';

/** Letters that have another form in plain text: full width, ligatures, blanks of other widths. */
const UNUSUAL = /[\u00a0-\u00bf\u1e00-\uffff]|\p{M}/u;

/** A text without case and layout, for looking for letters in it. */
export const folded = (text: string): string =>
  (UNUSUAL.test(text) ? text.normalize('NFKC') : text).toLowerCase().replaceAll('ё', 'е');

/** The test of a field of long texts; `letters` when it asks for nothing but these. */
export function longTest(
  context: QueryContext,
  part: Part,
  field: string,
  wanted: (text: string) => boolean,
  letters: string | undefined,
): Test {
  const place = part.set.places[part.index];
  const packed = letters && place && longTexts(context, place, field);
  const found = packed && textsWith(packed, letters, wanted);
  if (found) return at => found[at] === 1;
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

/** One word that is looked for; `open`: it may go on. */
interface Word {
  readonly term: string;
  readonly open: boolean;
}

/** The test whether a record has every word of a text in some of its texts. A word that ends with a star may go on. */
export function wordsTest(context: QueryContext, part: Part, text: string): Test {
  const { analyser } = context.search.index;
  const words = text.split(/\s+/).flatMap(word => termsOf(analyser, word));
  if (words.length === 0)
    refuse({ code: 'not-allowed', what: 'There is no word in it.', next: 'Type a word or a number.' });
  const place = part.set.places[part.index];
  const segment = place && wordsOf(context, place);
  if (!segment) return scanned(context, part, words);
  const { numbers } = part.chunk;
  const having = words.map(word => rowsWith(segment, word));
  return at => having.every(rows => rows[(numbers[at] ?? 0) - segment.from] === 1);
}

function termsOf(analyser: Analyser, word: string): Word[] {
  const terms = analyser.list(word);
  return terms.map(({ term }, index) => ({
    term,
    // The last character of Chinese stands together with whatever follows it.
    open: (index === terms.length - 1 && word.endsWith('*')) || (isUnspaced(term) && term.length === 1),
  }));
}

/** 1 for each row of a segment that has a word, counted from its first. */
function rowsWith(segment: Segment, { term, open }: Word): Uint8Array {
  const rows = new Uint8Array(segment.to - segment.from);
  const only = findTerm(segment, term);
  const [from, to] = open ? prefixRange(segment, term) : only < 0 ? [0, 0] : [only, only + 1];
  for (let each = from; each < to; each++) {
    const reader = new PostingReader(segment, each);
    while (reader.next()) rows[reader.unit - segment.from] = 1;
  }
  return rows;
}

/** Looks at every text itself: for the few rows that are not indexed. */
function scanned(context: QueryContext, part: Part, words: readonly Word[]): Test {
  const { set, chunk } = part;
  const { analyser } = context.search.index;
  const long = [...LONG_FIELDS].map(field => longText(context, part, field));
  return at => {
    const texts = [...chunk.texts.values()].map(places => set.texts[places[at] ?? 0] ?? '');
    const terms = [...texts, ...long.map(of => of(at))].flatMap(text => analyser.list(text));
    return words.every(({ term, open }) =>
      terms.some(each => each.term === term || (open && each.term.startsWith(term))),
    );
  };
}
