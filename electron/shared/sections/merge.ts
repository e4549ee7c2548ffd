// Two texts that were written at once from the same one, put together block by block. Nothing that somebody wrote is left out.
import { blockKey } from './revision.ts';
import type { Block, SectionTree } from './tree.ts';

/** Both texts in one, and how many places both had changed: there the one stands before the other. */
export interface Merged {
  readonly tree: SectionTree;
  readonly clashes: number;
}

/** Puts together what became of `base` here and there. */
export function merged(base: SectionTree, mine: SectionTree, theirs: SectionTree): Merged {
  const [old, here, there] = [base.content, mine.content, theirs.content];
  const inMine = keptOf(old, here);
  const inTheirs = keptOf(old, there);
  const content: Block[] = [];
  let clashes = 0;
  let [b, m, t] = [0, 0, 0];
  for (let at = 0; at <= old.length; at++) {
    const [mineAt, theirsAt] = at === old.length ? [here.length, there.length] : [inMine[at], inTheirs[at]];
    if (mineAt === undefined || theirsAt === undefined) continue;
    const stretch = together(old.slice(b, at), here.slice(m, mineAt), there.slice(t, theirsAt));
    content.push(...stretch.content, ...here.slice(mineAt, mineAt + 1));
    clashes += stretch.clashes;
    [b, m, t] = [at + 1, mineAt + 1, theirsAt + 1];
  }
  return { tree: { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }, clashes };
}

interface Stretch {
  readonly content: readonly Block[];
  readonly clashes: number;
}

/** A stretch in which no block is the same in all three. */
function together(old: readonly Block[], mine: readonly Block[], theirs: readonly Block[]): Stretch {
  if (alike(mine, theirs) || alike(old, theirs)) return { content: mine, clashes: 0 };
  if (alike(old, mine)) return { content: theirs, clashes: 0 };
  if (old.length > 1 && old.length === mine.length && old.length === theirs.length) {
    const parts = old.map((block, at) => together([block], mine.slice(at, at + 1), theirs.slice(at, at + 1)));
    return {
      content: parts.flatMap(({ content }) => content),
      clashes: parts.reduce((sum, { clashes }) => sum + clashes, 0),
    };
  }
  let start = 0;
  while (start < Math.min(mine.length, theirs.length) && same(mine[start], theirs[start])) start++;
  let end = 0;
  const room = Math.min(mine.length, theirs.length) - start;
  while (end < room && same(mine[mine.length - 1 - end], theirs[theirs.length - 1 - end])) end++;
  return {
    content: [...mine.slice(0, mine.length - end), ...theirs.slice(start)],
    clashes: 1,
  };
}

const same = (one: Block | undefined, other: Block | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && blockKey(one) === blockKey(other));

const alike = (one: readonly Block[], other: readonly Block[]): boolean =>
  one.length === other.length && one.every((block, at) => same(block, other[at]));

/** Steps of a comparison that are worth their time; in longer texts that differ everywhere only the common ends count. */
const MOST_STEPS = 4_000_000;

/** For each block of the old text where it stands in the new one, in order; a hole where it was changed or taken out. */
function keptOf(old: readonly Block[], now: readonly Block[]): (number | undefined)[] {
  const kept = new Array<number | undefined>(old.length).fill(undefined);
  let start = 0;
  while (start < Math.min(old.length, now.length) && same(old[start], now[start])) {
    kept[start] = start;
    start++;
  }
  let [oldEnd, nowEnd] = [old.length, now.length];
  while (oldEnd > start && nowEnd > start && same(old[oldEnd - 1], now[nowEnd - 1]))
    kept[--oldEnd] = --nowEnd;
  const [rows, width] = [oldEnd - start, nowEnd - start + 1];
  if (rows * width > MOST_STEPS) return kept;
  const longest = new Uint32Array((rows + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = rows - 1; i >= 0; i--)
    for (let j = width - 2; j >= 0; j--)
      longest[i * width + j] = same(old[start + i], now[start + j])
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < rows && j < width - 1)
    if (same(old[start + i], now[start + j])) kept[start + i++] = start + j++;
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  return kept;
}
