import type { DocumentKind, LedgerState, Page } from '../../shared/contract/documents.ts';

/** A table as it was read: raw cells, nothing normalised. */
export interface ParsedTable {
  readonly columns: readonly string[];
  /** Line of the header in the file, counted from 1; null when there is none and columns are named A, B, C … */
  readonly headerRow: number | null;
  readonly rows: readonly (readonly string[])[];
  /** How many rows there are, when they are kept elsewhere and `rows` is empty. */
  readonly count?: number;
}

/** What one engine read from a file. */
export interface ParsedReading {
  readonly engine: string;
  readonly engineVersion: string;
  readonly encoding?: string;
  /** Language guessed from the text (ISO 639-1), or ''. */
  readonly language: string;
  readonly pages: readonly Page[];
  readonly table?: ParsedTable;
  /** Pages (from 1) without text that a person could quote. */
  readonly pagesWithoutText: readonly number[];
  /** Sentences about what was odd but did not stop the import (ragged rows, a lying name …). */
  readonly warnings: readonly string[];
  /** Author, title, producer, dates … as the file says. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Something that was inside a file: an attachment, a member of an archive, a sheet of a workbook. It is imported after
 * its parent, as a document of its own; `outcome` is there when the parent's reader has read it already.
 */
export type ParsedChild =
  | {
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly outcome?: Omit<ParseOutcome, 'sha256' | 'children'>;
    }
  | {
      readonly name: string;
      /** Why it could not be taken out: a sentence that says what to do next. */
      readonly refused: string;
    };

/** What became of one file. `reading` is there when the state is `imported` or `needs-ocr`. */
export interface ParseOutcome {
  readonly state: Exclude<LedgerState, 'duplicate'>;
  readonly kind: DocumentKind;
  readonly mediaType: string;
  readonly sha256: string;
  /** Why not simply `imported`: a sentence for a person that says what to do next. */
  readonly reason?: string;
  readonly reading?: ParsedReading;
  readonly children?: readonly ParsedChild[];
  /** The password that opened it, where one was needed. Never in a log or a sentence. */
  readonly password?: string;
}

/** How a file is to be read. */
export interface ParseOptions {
  readonly ocr: 'auto' | 'off' | 'force';
  readonly languages: readonly string[];
  /** SHA-256 of the bytes, from a caller that is done with them: they may be moved to their reader, not copied. */
  readonly movable?: string;
  /** Passwords to try on locked files, in order. */
  readonly passwords?: readonly string[];
  /** The encoding of a text, when a person knows better than its letters say. */
  readonly encoding?: string | undefined;
}

/** Reads files in parse-workers. Never rejects for a bad file: that is an outcome. Rejects only with `cancelled`. */
export interface Parser {
  parse(name: string, bytes: Uint8Array, options: ParseOptions, signal: AbortSignal): Promise<ParseOutcome>;
}
