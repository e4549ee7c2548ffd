import { WORDS } from './word-list.ts';

/** Words in an offered passphrase: with the list as long as it is, over 2^62 equally likely passphrases. */
export const OFFERED_WORDS = 6;

const RANGE = 2 ** 32;

/** A passphrase of words picked with equal chance. `fill` is the machine's random source. */
export function offerPassphrase(
  fill: (numbers: Uint32Array<ArrayBuffer>) => unknown = numbers => crypto.getRandomValues(numbers),
  words: readonly string[] = WORDS,
): string {
  return Array.from({ length: OFFERED_WORDS }, () => words[below(words.length, fill)]).join(' ');
}

/** A number from 0 below `limit`. Draws that would make small numbers likelier are thrown away. */
function below(limit: number, fill: (numbers: Uint32Array<ArrayBuffer>) => unknown): number {
  const fair = RANGE - (RANGE % limit);
  const drawn = new Uint32Array(1);
  for (;;) {
    fill(drawn);
    const [number = 0] = drawn;
    if (number < fair) return number % limit;
  }
}
