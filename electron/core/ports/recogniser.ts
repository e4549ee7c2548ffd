import type { RecognitionOptions } from '../../shared/contract/recognition.ts';

/** Degrees by which a page must be turned clockwise to be upright. */
export type Turn = 0 | 90 | 180 | 270;

/** How a page was read: languages as Tesseract joins them (`rus+eng`), and its turn. */
export interface Manner {
  readonly languages: string;
  readonly turn: Turn;
}

/** One page as its picture reads. Size in points (images: pixels) as displayed; runs as in the contract, one a word. */
export interface RecognisedPage extends Manner {
  readonly width: number;
  readonly height: number;
  /** '' when nothing on the page can be taken for words. */
  readonly text: string;
  readonly runs: readonly number[];
  /** How sure the engine is of each word, 0 to 100, in the order of the runs. */
  readonly confidence: readonly number[];
  /** The same of all words together, weighted by their length. */
  readonly certainty: number;
}

/** What to read of a page, and how. */
export interface RecognitionRequest {
  /** Counts from 1. */
  readonly page: number;
  /** Data to choose from (`rus`, `eng`, `chi_sim`); what is shipped and what was added when empty. */
  readonly languages: readonly string[];
  /** How another page of the same file was read: tried first. */
  readonly like?: Manner | undefined;
}

/** A file whose pages are being read. */
export interface RecogniserFile {
  /** Program and version that reads it, as the reading names it. */
  readonly engineVersion: string;
  /** Rejects with `cancelled`, or with an `Error` that says in a sentence why this page cannot be read. */
  page(request: RecognitionRequest, signal: AbortSignal): Promise<RecognisedPage>;
  /** Forgets the bytes. */
  close(): void;
}

/** Which program reads: the shipped one, or the machine's own `tesseract`. */
export type RecognitionEngine = 'shipped' | 'machine';

/** Reads words from pictures of pages, on this machine alone and in memory alone. */
export interface Recogniser {
  readonly engine: string;
  /** Languages that there is data for, where more can be put, and which programs can read. */
  options(): RecognitionOptions;
  /** Pages that can be read at the same time. */
  readonly atOnce: number;
  /** A PDF or a picture. The shipped program reads where the machine has none. */
  open(bytes: Uint8Array, mediaType: string, by: RecognitionEngine, password?: string): RecogniserFile;
}
