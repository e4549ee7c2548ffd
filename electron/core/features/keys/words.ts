import type { Ports } from '../../ports/index.ts';

const FILE = 'words/fingerprint.txt';
const WORDS = 10;

/**
 * Ten words for a key: each of the first ten bytes of the SHA-256 of its text picks one of 256 words. 80 bits: enough
 * that nobody makes a key with the same words, few enough to be read out.
 */
export function wordsOf(text: string, { crypto, resources }: Pick<Ports, 'crypto' | 'resources'>): string {
  const words = new TextDecoder().decode(resources.read(FILE)).trim().split('\n');
  const hash = crypto.sha256(new TextEncoder().encode(text));
  return Array.from(
    { length: WORDS },
    (_, i) => words[Number.parseInt(hash.slice(i * 2, i * 2 + 2), 16)],
  ).join(' ');
}
