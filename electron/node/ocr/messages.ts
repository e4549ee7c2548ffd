import type { Manner, RecognisedPage } from '../../core/ports/recogniser.ts';

/** A page to read. The bytes are shared among all workers; `file` tells one file from another. */
export interface OcrJob {
  readonly id: number;
  readonly file: number;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Of a PDF that is locked. */
  readonly password?: string | undefined;
  readonly page: number;
  /** Groups of languages to try, the likeliest first. */
  readonly groups: readonly string[];
  readonly like?: Manner | undefined;
  /** Files with the data of languages, by name. */
  readonly data: ReadonlyMap<string, string>;
  /** Path of the machine's own program, where that is to read. */
  readonly program?: string | undefined;
}

/** Asks a worker to end what it started, and then itself. */
export const END = 'end';

/** What came of it; a reason is a sentence. */
export type OcrAnswer =
  | { readonly id: number; readonly ok: true; readonly page: RecognisedPage }
  | { readonly id: number; readonly ok: false; readonly reason: string };
