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
  /** Data to choose from (`rus`, `eng`, `chi_sim`); everything there is when empty. */
  readonly languages: readonly string[];
  /** How another page of the same file was read: tried first. */
  readonly like?: Manner | undefined;
}

/** A file whose pages are being read. */
export interface RecogniserFile {
  /** Rejects with `cancelled`, or with an `Error` that says in a sentence why this page cannot be read. */
  page(request: RecognitionRequest, signal: AbortSignal): Promise<RecognisedPage>;
  /** Forgets the bytes. */
  close(): void;
}

/** Reads words from pictures of pages, on this machine alone and in memory alone. */
export interface Recogniser {
  readonly engine: string;
  readonly engineVersion: string;
  /** Languages that there is data for, in Tesseract's names. */
  readonly languages: readonly string[];
  /** Pages that can be read at the same time. */
  readonly atOnce: number;
  /** A PDF or a picture. */
  open(bytes: Uint8Array, mediaType: string): RecogniserFile;
}
