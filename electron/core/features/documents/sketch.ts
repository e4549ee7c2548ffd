// A sketch of a text: the smallest hashes of its shingles (runs of four words). Two sketches tell how much wording two
// texts share, without reading either again.
import { fold } from '../../../shared/text/normalise.ts';

/** Hashes kept of a text. */
const KEPT = 128;
/** Words in a shingle. */
const RUN = 4;
/** A text with fewer shingles says too little to be like another. */
const FEWEST = 12;
/** Characters of a text that are looked at. */
const MOST_TEXT = 400_000;

/** The smallest hashes of a text's shingles, rising. */
export interface Sketch {
  readonly shingles: number;
  readonly smallest: readonly number[];
}

/** Sketches a text; undefined when it is too short to be compared. Case, marks and punctuation make no difference. */
export function sketchOf(text: string): Sketch | undefined {
  const words = fold(text.slice(0, MOST_TEXT)).text.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];
  const hashes = words.map(hashOf);
  const shingles = new Set<number>();
  for (let at = 0; at + RUN <= hashes.length; at++) {
    let hash = 0;
    for (let word = at; word < at + RUN; word++) hash = mixed(Math.imul(hash, 31) + (hashes[word] ?? 0));
    shingles.add(hash);
  }
  if (shingles.size < FEWEST) return undefined;
  const smallest = Uint32Array.from(shingles).sort();
  return { shingles: shingles.size, smallest: [...smallest.subarray(0, KEPT)] };
}

/** How much wording two texts share: shingles of both over shingles of either, 0 to 1. Exact for short texts. */
export function similarity(left: Sketch, right: Sketch): number {
  const [ours, theirs] = [left.smallest, right.smallest];
  const most = Math.min(KEPT, left.shingles + right.shingles);
  let [at, other, seen, shared] = [0, 0, 0, 0];
  while (seen < most && (at < ours.length || other < theirs.length)) {
    const mine = ours[at] ?? Number.POSITIVE_INFINITY;
    const its = theirs[other] ?? Number.POSITIVE_INFINITY;
    if (mine === its) shared++;
    if (mine <= its) at++;
    if (its <= mine) other++;
    seen++;
  }
  return seen === 0 ? 0 : shared / seen;
}

/** A sketch as it is stored: eight hexadecimal digits a hash. */
export const storedSketch = ({ smallest }: Sketch): string =>
  smallest.map(hash => hash.toString(16).padStart(8, '0')).join('');

/** The hashes of a stored sketch. */
export const smallestOf = (stored: string): number[] =>
  Array.from({ length: stored.length / 8 }, (_, index) =>
    Number.parseInt(stored.slice(index * 8, index * 8 + 8), 16),
  );

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Spreads a number over all of 32 bits. */
function mixed(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
