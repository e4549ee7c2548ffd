// pdf.js behind the importer's port. Its worker code runs in this thread, which is a parse-worker already.
import './direct-pages.ts';
import { fileURLToPath } from 'node:url';
import {
  GlobalWorkerOptions,
  getDocument,
  OPS,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  VerbosityLevel,
  version,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DocumentInitParameters } from 'pdfjs-dist/types/src/display/api.js';
import type {
  PdfAttachment,
  PdfFile,
  PdfOpened,
  PdfPage,
  PdfReader,
  PdfTextItem,
} from '../../core/importers/pdf/pdf-reader.ts';
import { annotationsOf, attachmentOf } from './annotations.ts';
import { isoDate } from './pdf-date.ts';
import { formWordsOf } from './xfa.ts';

const folder = (name: string): string =>
  `${fileURLToPath(new URL(`../../${name}`, import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')))}/`;

GlobalWorkerOptions.workerSrc = import.meta.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs');

/** A page that draws this many shapes and no text shows outlined letters or a plan, not just a frame. */
const MANY_SHAPES = 40;

const settings: DocumentInitParameters = {
  cMapUrl: folder('cmaps'),
  cMapPacked: true,
  standardFontDataUrl: folder('standard_fonts'),
  wasmUrl: folder('wasm'),
  iccUrl: folder('iccs'),
  useWorkerFetch: false,
  isEvalSupported: false,
  useSystemFonts: false,
  disableFontFace: true,
  fontExtraProperties: false,
  enableXfa: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  verbosity: VerbosityLevel.ERRORS,
  // No picture is ever decoded here: larger ones than this are left out.
  maxImageSize: 0,
};

/** The PDF reader over pdf.js. Reads text only: no script runs, nothing is fetched, no picture is decoded. */
export const pdfjsReader: PdfReader = {
  engine: 'pdf.js',
  engineVersion: version,
  async open(bytes: Uint8Array, passwords: readonly string[] = []): Promise<PdfOpened> {
    for (const password of [undefined, ...passwords]) {
      const opened = await tryToOpen(bytes, password);
      if (opened.state !== 'password') return opened;
    }
    return { state: 'password' };
  },
};

async function tryToOpen(bytes: Uint8Array, password: string | undefined): Promise<PdfOpened> {
  const key = password === undefined ? {} : { password };
  const task = load(bytes, key);
  try {
    const document = await task.promise;
    return { state: 'open', file: await fileOf(document, task, bytes, key), ...key };
  } catch (error) {
    await task.destroy();
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (name === 'PasswordException') return { state: 'password' };
    return { state: 'broken', problem: message.replace(/[.\s]+$/, '') };
  }
}

/** pdf.js takes the bytes it is given away from us, so it gets a copy. */
const load = (bytes: Uint8Array, only: DocumentInitParameters): PDFDocumentLoadingTask =>
  getDocument({ ...settings, ...only, data: bytes.slice() });

async function fileOf(
  document: PDFDocumentProxy,
  task: PDFDocumentLoadingTask,
  bytes: Uint8Array,
  key: Pick<DocumentInitParameters, 'password'>,
): Promise<PdfFile> {
  let strict: PDFDocumentLoadingTask | undefined;
  const turns = new Turns(document, task, () => load(bytes, key));
  return {
    pageCount: document.numPages,
    ...(await factsOf(document)),
    page: number => turns.use(now => readPage(now, number)),
    formWords: () => formWordsOf(load(bytes, { ...key, enableXfa: true })),
    attachments: () => attachmentsOf(document),
    async draws(number) {
      const openStrictly = () => {
        strict ??= load(bytes, { ...key, stopAtErrors: true });
        return strict.promise;
      };
      return drawsSomething(document, openStrictly, number);
    },
    async close() {
      await strict?.destroy();
      await turns.close();
      await task.destroy();
    },
  };
}

/** Of every page that it has read pdf.js keeps some 25 kB. After so many pages the file is opened anew. */
const PAGES_A_TURN = 500;

interface Turn {
  readonly task: PDFDocumentLoadingTask;
  readonly document: Promise<PDFDocumentProxy>;
  readonly isFirst: boolean;
  taken: number;
  reading: number;
}

/** The same file, opened anew from time to time, so that reading very many pages takes no more memory than reading some. */
class Turns {
  readonly #open: () => PDFDocumentLoadingTask;
  #now: Turn;

  constructor(document: PDFDocumentProxy, task: PDFDocumentLoadingTask, open: () => PDFDocumentLoadingTask) {
    this.#open = open;
    this.#now = { task, document: Promise.resolve(document), isFirst: true, taken: 0, reading: 0 };
  }

  async use<T>(read: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
    if (this.#now.taken >= PAGES_A_TURN) this.#renew();
    const turn = this.#now;
    turn.taken++;
    turn.reading++;
    try {
      return await read(await turn.document);
    } finally {
      turn.reading--;
      if (turn !== this.#now) await this.#end(turn);
    }
  }

  async close(): Promise<void> {
    if (!this.#now.isFirst) await this.#now.task.destroy();
  }

  #renew(): void {
    const task = this.#open();
    this.#now = { task, document: task.promise, isFirst: false, taken: 0, reading: 0 };
  }

  /** The first one stays: metadata, attachments and drawings are asked of it. */
  async #end({ task, isFirst, reading }: Turn): Promise<void> {
    if (!isFirst && reading === 0) await task.destroy();
  }
}

async function attachmentsOf(document: PDFDocumentProxy): Promise<PdfAttachment[]> {
  try {
    const attached = ((await document.getAttachments()) ?? {}) as Record<string, object>;
    return Object.values(attached).flatMap(attachmentOf);
  } catch {
    // A broken list of attachments costs nothing but itself.
    return [];
  }
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await document.getPage(number);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const [content, annotations] = await Promise.all([page.getTextContent(), annotationsOf(page)]);
  return {
    width,
    height,
    transform,
    // Without marked content, every item is text.
    items: content.items as PdfTextItem[],
    styles: content.styles,
    marks: annotations?.marks,
    files: annotations?.files ?? [],
  };
}

/** What the drawing of a page consists of, pictures left out. */
async function operationsOf(document: PDFDocumentProxy, number: number): Promise<number[]> {
  const page = await document.getPage(number);
  const { fnArray } = await page.getOperatorList();
  page.cleanup();
  return fnArray;
}

/**
 * Whether a page draws letters, many shapes, or a picture. Pictures above the size limit are left out of the drawing;
 * told to stop at errors, pdf.js breaks the drawing off there instead: where the two differ, there is a picture.
 */
async function drawsSomething(
  document: PDFDocumentProxy,
  strict: () => Promise<PDFDocumentProxy>,
  number: number,
): Promise<boolean> {
  try {
    const operations = await operationsOf(document, number);
    if (operations.length === 0) return false;
    const count = (wanted: number): number => operations.filter(operation => operation === wanted).length;
    if (count(OPS.showText) > 0 || count(OPS.constructPath) >= MANY_SHAPES) return true;
    return (await operationsOf(await strict(), number)).length < operations.length;
  } catch {
    return true;
  }
}

const wanted: Readonly<Record<string, string>> = {
  Title: 'title',
  Author: 'author',
  Subject: 'subject',
  Keywords: 'keywords',
  Creator: 'creator',
  Producer: 'producer',
  CreationDate: 'created',
  ModDate: 'modified',
  PDFFormatVersion: 'pdfVersion',
};

async function factsOf(document: PDFDocumentProxy): Promise<Pick<PdfFile, 'metadata' | 'xfa'>> {
  const metadata: Record<string, string> = {};
  try {
    const info = (await document.getMetadata()).info as Record<string, unknown>;
    for (const [key, name] of Object.entries(wanted)) {
      const value = info[key];
      if (typeof value === 'string' && value.trim() !== '')
        metadata[name] = key.endsWith('Date') ? isoDate(value) : value.trim();
    }
    if (info.IsSignaturesPresent === true) metadata.signatures = 'present, not checked';
    const xfa = info.IsXFAPresent !== true ? 'none' : info.IsAcroFormPresent === true ? 'beside' : 'instead';
    return { metadata, xfa };
  } catch {
    // Broken metadata costs nothing but itself.
    return { metadata, xfa: 'none' };
  }
}
