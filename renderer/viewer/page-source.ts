import type { Rectangle } from '../../electron/shared/contract/anchor.ts';

/** A width and height, in points (images: pixels). */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A piece of page text as a text layer shows it. The page text is every `str`, with a line end where `hasEOL`. */
export interface TextItem {
  readonly str: string;
  readonly hasEOL: boolean;
}

/** Work that can be given up. `done` never rejects: it answers whether the work was finished. */
export interface Task {
  readonly done: Promise<boolean>;
  cancel(): void;
}

/** The selectable words over a page: `spans[i]` shows `items[i]`. */
export interface TextLayerHandle {
  readonly spans: readonly HTMLElement[];
  readonly items: readonly TextItem[];
  /** Fits the words to a new scale. */
  rescale(scale: number): void;
  close(): void;
}

/** Pages that can be painted, whatever they come from. Pages count from 1; sizes have the page's own rotation applied. */
export interface PageSource {
  readonly pageCount: number;
  /** The size of the first page: a guess for all others until they are asked for. */
  readonly firstSize: Size;
  /** Sizes of all pages where the import knows them, so that nothing moves when a page is painted. */
  readonly sizes?: readonly Size[];
  /** The exact size of a page. */
  size(page: number): Promise<Size>;
  /** Paints a page, or a part of it (points); one point becomes `scale` device pixels, fewer where a canvas cannot hold them. */
  paint(page: number, canvas: HTMLCanvasElement, scale: number, part?: Rectangle): Task;
  /** The scale beyond which there is nothing more to see: 1 for pictures. */
  readonly finest?: number;
  /** Puts selectable words into the container; null when the page has none of its own. */
  text(page: number, container: HTMLElement, scale: number): Promise<TextLayerHandle | null>;
  /** What the file itself lists of its parts, in order; empty when it has no list. */
  outline?(): Promise<readonly OutlineItem[]>;
  close(): void;
}

/** One line of a document's own list of parts. */
export interface OutlineItem {
  readonly title: string;
  /** 0 for the outermost. */
  readonly depth: number;
  /** The page it leads to; null when it leads nowhere in this document. */
  readonly page: () => Promise<number | null>;
}

/** Where bytes are read from. */
export interface BytesAddress {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}
