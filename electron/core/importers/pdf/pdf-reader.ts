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

/** What lies over a page and is no part of its text: a filled form field, a note, or a link to somewhere else. */
export interface PdfMark {
  readonly kind: 'field' | 'note' | 'link';
  /** A field's name, or what kind of note it is (`note`, `highlight`, `stamp`); '' of links. */
  readonly what: string;
  /** What stands in the field, what the note says, or where the link leads. */
  readonly says: string;
  readonly author: string;
  /** As `2022-01-31`, or ''. */
  readonly day: string;
  readonly isHidden: boolean;
  /** Two corners in page space. */
  readonly corners: readonly number[];
}

/** One page. `transform` leads from page space to the page as displayed at scale 1. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
  readonly items: readonly PdfTextItem[];
  readonly styles: Readonly<Record<string, PdfFontStyle>>;
  /** In the order of the file; undefined when they could not be read. */
  readonly marks?: readonly PdfMark[] | undefined;
  /** Files that are attached to a place of the page. */
  readonly files?: readonly PdfAttachment[];
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
  /** Whether it holds a form that only Adobe’s programs show (XFA): beside its pages, or instead of them. */
  readonly xfa: 'none' | 'beside' | 'instead';
  /** One page; rejects if just this page is broken. */
  page(number: number): Promise<PdfPage>;
  /** Whether a page draws a picture or many shapes. Decodes nothing. */
  draws(number: number): Promise<boolean>;
  /** What a form that stands instead of pages says, line by line; '' when it cannot be read. */
  formWords(): Promise<string>;
  /** Files kept inside it, those attached to its pages left out; none when their list is broken. */
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
