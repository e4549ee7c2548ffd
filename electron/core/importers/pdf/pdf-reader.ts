// What the PDF importer asks of a PDF library. The adapter lives in electron/node/pdf.

/** One piece of text as the library gives it; offsets of a page's text follow from the order of these. */
export interface PdfTextItem {
  readonly str: string;
  /** Text space to page space, unrotated, y upwards. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
  readonly dir: string;
  readonly fontName: string;
}

/** How tall a font stands over and under its baseline, as shares of its size. */
export interface PdfFontStyle {
  readonly ascent: number;
  readonly descent: number;
  readonly vertical: boolean;
}

/** One page. `transform` leads from page space to the page as displayed at scale 1. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
  readonly items: readonly PdfTextItem[];
  readonly styles: Readonly<Record<string, PdfFontStyle>>;
}

/** A file kept inside a PDF. */
export interface PdfAttachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An open PDF. Pages count from 1. */
export interface PdfFile {
  readonly pageCount: number;
  readonly metadata: Readonly<Record<string, string>>;
  /** One page; rejects if just this page is broken. */
  page(number: number): Promise<PdfPage>;
  /** Whether a page draws a picture or many shapes. Decodes nothing. */
  draws(number: number): Promise<boolean>;
  /** Files kept inside it; none when their list is broken. */
  attachments(): Promise<PdfAttachment[]>;
  close(): Promise<void>;
}

/** What came of opening a PDF. `problem` is in the library's words. */
export type PdfOpened =
  | { readonly state: 'open'; readonly file: PdfFile; readonly password?: string }
  | { readonly state: 'password' }
  | { readonly state: 'broken'; readonly problem: string };

/** A PDF library. */
export interface PdfReader {
  readonly engine: string;
  readonly engineVersion: string;
  /** Tries without a password first, then each of these. `password` says which one opened it. */
  open(bytes: Uint8Array, passwords?: readonly string[]): Promise<PdfOpened>;
}
