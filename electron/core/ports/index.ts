import type { Files } from './files.ts';
import type { Parser } from './parser.ts';
import type { PdfInspector } from './pdf-inspector.ts';
import type { ProjectFiles } from './project-file.ts';
import type { Recogniser } from './recogniser.ts';
import type { SqlEngines } from './sql-engine.ts';
import type { TradeReader } from './trade-reader.ts';
import type { PageRenderer, Typesetter } from './typesetter.ts';

/** The time, for people: which clock it was is noted in the journal. */
export interface Clock {
  now(): Date;
}

/** Randomness and hashes. */
export interface Crypto {
  /** 26 lower-case characters, sortable by time, unguessable. */
  uniqueId(): string;
  /** SHA-256 as lower-case hex. */
  sha256(bytes: Uint8Array): string;
  /** SHA-256 of what comes in pieces. */
  hasher(): { update(bytes: Uint8Array): void; digest(): string };
  /** Compresses (zstd). */
  compress(bytes: Uint8Array): Uint8Array;
  decompress(bytes: Uint8Array): Uint8Array;
}

/** Technical log: codes, references and numbers only; never names, passages or paths of a case. */
export interface Log {
  error(reference: string, error: unknown): void;
  note(event: string, numbers?: Readonly<Record<string, number>>): void;
}

/** Data shipped with the application, below `resources/`. */
export interface Resources {
  /** Bytes of a shipped file. Throws if it is missing: that is a bug. */
  read(path: string): Uint8Array;
  /** Names of the files and folders in a shipped folder, in stable order. */
  list(path: string): readonly string[];
}

/**
 * A secret that never leaves this computer. What it seals goes into a project, but tells nothing to those whom the
 * project is given to: where files lie on this computer, and so whose it is.
 */
export interface Machine {
  seal(text: string): string;
  /** undefined when another computer sealed it. */
  open(sealed: string): string | undefined;
}

/** Everything that the engine asks of the world. */
export interface Ports {
  readonly sql: SqlEngines;
  readonly projectFiles: ProjectFiles;
  readonly files: Files;
  readonly parser: Parser;
  readonly recogniser: Recogniser;
  readonly tradeReader: TradeReader;
  readonly typesetter: Typesetter;
  readonly pageRenderer: PageRenderer;
  readonly pdfInspector: PdfInspector;
  readonly clock: Clock;
  readonly crypto: Crypto;
  readonly machine: Machine;
  readonly log: Log;
  readonly resources: Resources;
}
