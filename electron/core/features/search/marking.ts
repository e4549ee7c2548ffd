// Where in one text a query stands: for snippets. Works on the text's own terms, apart from the index.
import { within } from './distance.ts';
import type { Analyser, Term } from './index/analyse.ts';
import type { Resolved } from './resolved.ts';
import type { Sequence, Slot } from './sequences.ts';

/** Marks around a hit in a snippet. */
export const HIT_START = '\u0002';
export const HIT_END = '\u0003';

/** A place in a text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Characters of a snippet before and after the first hit. */
const BEFORE = 60;
const AFTER = 140;

/** The sequences that a hit may be marked for: all but those under a NOT. */
export function markable(node: Resolved): readonly Sequence[] {
  switch (node.kind) {
    case 'leaf':
      return node.sequences;
    case 'near':
      return [...markable(node.left), ...markable(node.right)];
    case 'and':
    case 'or':
      return node.children.flatMap(markable);
    default:
      return [];
  }
}

/** Places of sequences in a text, in order, none within another. Terms are counted from 0. */
export function marksIn(analyser: Analyser, text: string, sequences: readonly Sequence[]): Mark[] {
  const terms = analyser.list(text);
  const places = new Map<string, number[]>();
  for (const [index, { term }] of terms.entries()) {
    const known = places.get(term);
    if (known) known.push(index);
    else places.set(term, [index]);
  }
  const marks: Mark[] = [];
  for (const sequence of sequences) {
    const [first] = sequence.slots;
    if (!first) continue;
    for (const index of startsOf(first, places)) {
      const start = index - first.at;
      const last = terms[start + sequence.width - 1];
      if (!last || !sequence.slots.every(slot => fits(slot, terms[start + slot.at]))) continue;
      marks.push({ start: terms[start]?.start ?? 0, end: last.end });
    }
  }
  marks.sort((left, right) => left.start - right.start || right.end - left.end);
  return marks.filter((mark, index) => index === 0 || mark.end > Math.max(...ends(marks, index)));
}

function ends(marks: readonly Mark[], before: number): number[] {
  return marks.slice(Math.max(0, before - 8), before).map(mark => mark.end);
}

function startsOf(slot: Slot, places: ReadonlyMap<string, readonly number[]>): readonly number[] {
  if (slot.fit.kind === 'exact') return places.get(slot.term) ?? [];
  return [...places].filter(([term]) => fitsTerm(slot, term)).flatMap(([, indexes]) => indexes);
}

const fits = (slot: Slot, term: Term | undefined): boolean => term !== undefined && fitsTerm(slot, term.term);

/** Whether a term of a text fits a slot of a query. */
export function fitsTerm({ term, fit }: Slot, there: string): boolean {
  if (fit.kind === 'exact') return there === term;
  return fit.kind === 'prefix' ? there.startsWith(term) : within(term, there, fit.letters);
}

/** A line around the first hit, with every hit in it between marks. Line ends become blanks. */
export function snippetOf(text: string, marks: readonly Mark[]): string {
  const first = marks[0]?.start ?? 0;
  const from = first > BEFORE ? afterBlank(text, first - BEFORE) : 0;
  const longest = Math.min(text.length, Math.max(first + AFTER, marks[0]?.end ?? 0));
  let snippet = from > 0 ? '…' : '';
  let at = from;
  for (const { start, end } of marks) {
    if (start < at || end > longest) continue;
    snippet += `${flat(text.slice(at, start))}${HIT_START}${flat(text.slice(start, end))}${HIT_END}`;
    at = end;
  }
  return `${snippet}${flat(text.slice(at, longest))}${longest < text.length ? '…' : ''}`;
}

const flat = (part: string): string =>
  part.replaceAll(HIT_START, ' ').replaceAll(HIT_END, ' ').replaceAll(/\s+/g, ' ');

/** The first word begin after a place, if one is near, so that snippets do not begin within a word or character. */
function afterBlank(text: string, at: number): number {
  const blank = text.slice(at, at + 20).search(/\s/);
  if (blank >= 0) return at + blank + 1;
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
