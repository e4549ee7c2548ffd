import type { Ciphers } from '../ports/ciphers.ts';
import type { ParsedReading, ParseOutcome } from '../ports/parser.ts';
import type { Sniffed } from './sniff.ts';

/** What an importer makes of a file; the caller adds the hash. */
export type FileOutcome = Omit<ParseOutcome, 'sha256'>;

/** What the person who offers a file says of it, and what opens locked ones. */
export interface Manner {
  /** Passwords to try, in order. */
  readonly passwords: readonly string[];
  readonly ciphers?: Ciphers;
  /** The encoding that a text is in, by the name in `ENCODINGS`; found out when left out. */
  readonly encoding?: string | undefined;
}

/** Nothing is known of the file. */
export const PLAINLY: Manner = { passwords: [] };

/** A file with what is known of it before it is read. */
export interface OpenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sniffed: Sniffed;
  readonly warnings: readonly string[];
  readonly manner: Manner;
}

/** Name and version of the readers in this folder, for readings that no library of its own made. */
export const ENGINE = { engine: 'plumbline', engineVersion: '1' } as const;

/** A reading with nothing in it but what is given. */
export const aReading = (only: Partial<ParsedReading>): ParsedReading => ({
  ...ENGINE,
  language: '',
  pages: [],
  pagesWithoutText: [],
  warnings: [],
  metadata: {},
  ...only,
});

/** `1 page`, `2 pages`. */
export const counted = (count: number, noun: string, many = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : many}`;

/** The first few numbers of a long list: `3, 7, 9 and 12 more`. */
export function firstFew(numbers: readonly number[], most = 5): string {
  if (numbers.length <= most) return numbers.join(', ');
  return `${numbers.slice(0, most).join(', ')} and ${numbers.length - most} more`;
}
