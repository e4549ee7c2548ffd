/** Files that the typesetter may read, by path inside its own world (`/main.typ`, `/data.json`, `/exhibits/1.pdf`). */
export type TypesetFiles = ReadonlyMap<string, Uint8Array>;

/** PDF standard, the day stamped into the file (ISO date), how to stop waiting for it, and whether to trust it. */
export interface TypesetOptions {
  readonly standard: '1.7' | 'a-3a';
  readonly date: string;
  readonly signal?: AbortSignal;
  /** A template that a person brought: it may take only so much time and memory, and is ended beyond that. */
  readonly confined?: boolean;
}

/** A PDF that was set, how many pages it has, and characters of its `.json` files that no shipped font can show. */
export interface TypesetPdf {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly missing: readonly string[];
}

/** Sets Typst in memory, beside the engine; nothing touches the disk or the network. Same input, same bytes. */
export interface Typesetter {
  /** Rejects with a `template-failed` refusal that holds Typst's first message, or `cancelled`. */
  pdf(main: string, files: TypesetFiles, options: TypesetOptions): Promise<TypesetPdf>;
  /** Which pages (from 1) of a PDF cannot be reproduced in another PDF, with the reason; empty when all can. */
  unplaceable(pdf: Uint8Array, pages: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

/** A page or picture of which places are to be covered. Boxes are in units of `size`, from the top left. */
export interface Covering {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly page: number;
  readonly size: { readonly width: number; readonly height: number };
  readonly boxes: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** Nothing can be seen through either; hatched ones cannot be mistaken for a file that was handed over. */
  readonly look?: 'black' | 'hatched';
  readonly dotsPerInch: number;
  readonly password?: string | undefined;
}

/** Pictures of PDF pages, for exhibits that may not contain other PDFs. */
export interface PageRenderer {
  /** PNG of a page or picture with boxes burned in, without comments and form values. Rejects when it cannot be drawn. */
  covered(covering: Covering): Promise<Uint8Array>;
  /** PNG of one page (from 1) at this many dots per inch. Rejects when the page cannot be drawn. */
  png(pdf: Uint8Array, page: number, dotsPerInch: number, password?: string): Promise<Uint8Array>;
}
