// Putting texts in order as `<` does, a million of them at a time: by two letters at once where it pays.
import type { Sliced } from '../../../app/slices.ts';

/** Fewer than these are put in order by comparing them. */
const FEW = 16;
/** More than these are parted by their next letter first. */
const MANY = 65_536;
const LETTERS = 65_536;

/** Places from `from` to `to` of the order, whose texts begin with the same `depth` letters. */
type Run = readonly [from: number, to: number, depth: number];

/** The order of texts by their UTF-16 units, as places. */
export function* orderOfTexts(texts: readonly string[]): Sliced<Uint32Array> {
  const order = Uint32Array.from(texts.keys());
  const runs: Run[] = [[0, texts.length, 0]];
  let done = 0;
  for (let run = runs.pop(); run; run = runs.pop()) {
    sortRun(texts, order, run, runs);
    done += run[1] - run[0];
    if (done < MANY / 4) continue;
    done = 0;
    yield;
  }
  return order;
}

/** Puts a run in order by its next letters; what they do not tell apart becomes runs of its own. */
function sortRun(texts: readonly string[], order: Uint32Array, run: Run, runs: Run[]): void {
  const [from, to, begun] = run;
  const depth = begun + sharedLetters(texts, order, run);
  if (to - from <= FEW) insert(texts, order, run);
  else if (depth >= longestOf(texts, order, run))
    order.subarray(from, to).sort((one, other) => compare(texts[one] ?? '', texts[other] ?? ''));
  else if (to - from > MANY) partByLetter(texts, order, [from, to, depth], runs);
  else sortByTwo(texts, order, [from, to, depth], runs);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** A letter of a text, 0 past its end. */
const letter = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : 0);

/** How many letters more the texts of a run share. */
function sharedLetters(texts: readonly string[], order: Uint32Array, [from, to, depth]: Run): number {
  const first = texts[order[from] ?? 0] ?? '';
  let shared = first.length;
  for (let at = from; at < to && shared > depth; at++) {
    const text = texts[order[at] ?? 0] ?? '';
    let same = depth;
    while (same < shared && text.charCodeAt(same) === first.charCodeAt(same)) same++;
    shared = same;
  }
  return Math.max(0, shared - depth);
}

function longestOf(texts: readonly string[], order: Uint32Array, [from, to]: Run): number {
  let longest = 0;
  for (let at = from; at < to; at++) longest = Math.max(longest, texts[order[at] ?? 0]?.length ?? 0);
  return longest;
}

function insert(texts: readonly string[], order: Uint32Array, [from, to]: Run): void {
  for (let at = from + 1; at < to; at++) {
    const place = order[at] ?? 0;
    const text = texts[place] ?? '';
    let before = at;
    for (; before > from && (texts[order[before - 1] ?? 0] ?? '') > text; before--)
      order[before] = order[before - 1] ?? 0;
    order[before] = place;
  }
}

function partByLetter(
  texts: readonly string[],
  order: Uint32Array,
  [from, to, depth]: Run,
  runs: Run[],
): void {
  const places = order.slice(from, to);
  const ends = new Uint32Array(LETTERS);
  const of = Uint16Array.from(places, place => letter(texts[place] ?? '', depth));
  for (const each of of) ends[each] = (ends[each] ?? 0) + 1;
  let start = from;
  for (let each = 0; each < LETTERS; each++) {
    const count = ends[each] ?? 0;
    if (count > 1) runs.push([start, start + count, depth + 1]);
    ends[each] = start;
    start += count;
  }
  for (let at = 0; at < places.length; at++) {
    const own = of[at] ?? 0;
    const into = ends[own] ?? 0;
    ends[own] = into + 1;
    order[into] = places[at] ?? 0;
  }
}

function sortByTwo(texts: readonly string[], order: Uint32Array, [from, to, depth]: Run, runs: Run[]): void {
  // Both letters and the place in one number: the engine sorts those without asking how.
  const numbers = new BigUint64Array(to - from);
  const halves = new Uint32Array(numbers.buffer);
  for (let at = from; at < to; at++) {
    const place = order[at] ?? 0;
    const text = texts[place] ?? '';
    halves[2 * (at - from)] = place;
    halves[2 * (at - from) + 1] = (letter(text, depth) << 16) | letter(text, depth + 1);
  }
  numbers.sort();
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to) order[at] = halves[2 * (at - from)] ?? 0;
    if (at < to && halves[2 * (at - from) + 1] === halves[2 * (start - from) + 1]) continue;
    if (at - start > 1) runs.push([start, at, depth + 2]);
    start = at;
  }
}
