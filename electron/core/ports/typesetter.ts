/** Files that the typesetter may read, by path inside its own world (`/main.typ`, `/data.json`, `/exhibits/1.pdf`). */
export type TypesetFiles = ReadonlyMap<string, Uint8Array>;

/** Sets Typst in memory; nothing touches the disk or the network. */
export interface Typesetter {
  /** The PDF. Throws a `template-failed` refusal with Typst's first message. */
  pdf(
    main: string,
    files: TypesetFiles,
    options: { readonly standard: '1.7' | 'a-3a'; readonly date: string },
  ): Uint8Array;
}

/** Pictures of PDF pages, for exhibits that may not contain other PDFs. */
export interface PageRenderer {
  /** PNG of one page (from 1) at this many dots per inch. */
  png(pdf: Uint8Array, page: number, dotsPerInch: number): Promise<Uint8Array>;
}
