// The collection of real and hostile files beside the repository. It is never committed; tests that need it skip without it.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a file of the corpus must become. */
export interface Expectation {
  readonly file: string;
  readonly kind: string;
  readonly expect: string;
  readonly accept?: readonly string[];
  readonly pages?: number;
  readonly rows?: number;
  readonly columns?: number;
  readonly encoding?: string;
  readonly header_row?: number;
  readonly subject?: string;
  readonly attachments?: number;
  readonly must_not?: readonly string[];
  readonly must_not_create?: readonly string[];
  readonly header?: readonly string[] | null;
  readonly lang?: string;
  readonly phrase?: string;
  readonly phrase_page?: number;
  readonly password?: string;
  readonly sha256?: string;
}

const folder = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

/** Whether the corpus is on this machine; else the reason to skip. */
export const corpusMissing: string | false = existsSync(`${folder}expectations.jsonl`)
  ? false
  : 'the corpus folder (../shared/corpus beside the repository) is not here';

/** All expectations; empty when the corpus is missing. */
export const expectations = (): Expectation[] =>
  corpusMissing
    ? []
    : readFileSync(`${folder}expectations.jsonl`, 'utf8')
        .split('\n')
        .filter(line => line.trim() !== '')
        .map(line => JSON.parse(line) as Expectation);

/** Path of a file of the corpus. */
export const corpusPath = (file: string): string => folder + file;

/** Bytes of a file of the corpus. */
export const corpusBytes = (file: string): Uint8Array => new Uint8Array(readFileSync(folder + file));
