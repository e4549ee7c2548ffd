/** A file kept inside a PDF. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Words found somewhere in a PDF, and where: `Page 3`, `Bookmarks`, `Object 17`. */
export interface FoundText {
  readonly where: string;
  readonly text: string;
}

/** Everything in a PDF that somebody could read out of it. */
export interface PdfContents {
  /** Text of each page as a reader copies it, from page 1. */
  readonly pages: readonly string[];
  /** Pages (from 1) that show a picture. */
  readonly picturePages: readonly number[];
  /** Title, author, dates and the like (Info and XMP). */
  readonly metadata: readonly FoundText[];
  readonly attachments: readonly AttachedFile[];
  readonly bookmarks: readonly string[];
  /** Where links lead, what their boxes say, and names of places that are linked to. */
  readonly links: readonly FoundText[];
  /** Every string of every object and of every stream that holds text, unpacked. */
  readonly strings: readonly FoundText[];
  /** Streams that hold no text (pictures, fonts), unpacked, as Latin-1: a name may be hidden there as it is. */
  readonly opaque: readonly FoundText[];
}

/** Takes a PDF apart, for checking it. Draws nothing and follows nothing. */
export interface PdfInspector {
  /** Rejects with an `Error` that says in a sentence why it cannot be read. */
  contents(pdf: Uint8Array): Promise<PdfContents>;
  /** The attachments alone. */
  attachments(pdf: Uint8Array): Promise<readonly AttachedFile[]>;
}
