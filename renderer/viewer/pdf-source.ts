import {
  GlobalWorkerOptions,
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentProxy,
  type PDFPageProxy,
  TextLayer,
} from 'pdfjs-dist';
import type { Rectangle } from '../../electron/shared/contract/anchor.ts';
import { paintScale } from './canvas-limits.ts';
import { fontRoom } from './font-room.ts';
import type {
  BytesAddress,
  OutlineItem,
  PageSource,
  Size,
  Task,
  TextItem,
  TextLayerHandle,
} from './page-source.ts';
import { typingRest } from './typing-rest.ts';

/** Where the build puts pdf.js' worker, CMaps, fonts and decoders: next to the page. */
const ASSETS = new URL('pdfjs/', document.baseURI).href;
const CHUNK = 524_288;

/** Reads ranges of a document's bytes through the shell's own address, whatever its protocol. */
class AddressTransport extends PDFDataRangeTransport {
  readonly #address: BytesAddress;
  readonly #giveUp = new AbortController();
  readonly #onFailure: (error: unknown) => void;

  constructor(address: BytesAddress, length: number, onFailure: (error: unknown) => void) {
    super(length, null);
    this.#address = address;
    this.#onFailure = onFailure;
  }

  override requestDataRange(begin: number, end: number): void {
    fetchRange(this.#address, begin, end, this.#giveUp.signal).then(
      // What arrives after the document was closed has nobody to take it.
      bytes => this.#giveUp.signal.aborted || this.onDataRange(begin, bytes),
      error => this.#giveUp.signal.aborted || this.#onFailure(error),
    );
  }

  override abort(): void {
    this.#giveUp.abort();
  }
}

async function fetchRange(address: BytesAddress, begin: number, end: number, signal: AbortSignal) {
  const headers = { ...address.headers, Range: `bytes=${begin}-${end - 1}` };
  const response = await fetch(address.url, { headers, signal });
  if (!response.ok) throw new Error(`The bytes of the document were refused (${response.status}).`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // A shell that does not know ranges answers with everything.
  return response.status === 206 ? bytes : bytes.slice(begin, end);
}

/** How a PDF is opened. */
export interface PdfOptions {
  readonly password?: string | undefined;
  /** Whether it stands beside a text that is being written: painting it must not hold up a key. */
  readonly beside?: boolean;
}

/** Opens a PDF over its address. Rejects when the bytes cannot be read as a PDF. No script of the file ever runs. */
export async function openPdf(
  address: BytesAddress,
  length: number,
  { password, beside = false }: PdfOptions = {},
): Promise<PageSource> {
  GlobalWorkerOptions.workerSrc = `${ASSETS}build/pdf.worker.mjs`;
  const { promise: failure, reject } = Promise.withResolvers<never>();
  failure.catch(() => undefined);
  const range = new AddressTransport(address, length, reject);
  const room = beside ? fontRoom() : document;
  const task = getDocument({
    range,
    ownerDocument: room,
    ...(password !== undefined && { password }),
    rangeChunkSize: CHUNK,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    enableXfa: false,
    cMapUrl: `${ASSETS}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${ASSETS}standard_fonts/`,
    wasmUrl: `${ASSETS}wasm/`,
    iccUrl: `${ASSETS}iccs/`,
  });
  const close = () => {
    // Its readers are gone before the task says so: no bytes may come any more.
    range.abort();
    void task.destroy();
  };
  try {
    const pdf = await Promise.race([task.promise, failure]);
    const first = await Promise.race([pdf.getPage(1), failure]);
    return pdfSource(pdf, room, sizeOf(first), close);
  } catch (error) {
    close();
    throw error;
  }
}

function sizeOf(page: PDFPageProxy): Size {
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height };
}

function pdfSource(pdf: PDFDocumentProxy, room: Document, firstSize: Size, close: () => void): PageSource {
  return {
    pageCount: pdf.numPages,
    firstSize,
    size: async number => sizeOf(await pdf.getPage(number)),
    paint: (number, canvas, scale, part) =>
      room === document
        ? paint(pdf, number, canvas, scale, part)
        : paintBeside(pdf, room, number, canvas, scale, part),
    text: async (number, container, scale) => textLayer(await pdf.getPage(number), container, scale),
    outline: async () => outlineOf(pdf, (await pdf.getOutline()) ?? []),
    close,
  };
}

type PdfOutline = NonNullable<Awaited<ReturnType<PDFDocumentProxy['getOutline']>>>;

/** More lines than this are nobody's table of contents. */
const MOST_LINES = 5_000;

/** The outline line by line. A hostile one may be deep: it is walked without recursion. */
function outlineOf(pdf: PDFDocumentProxy, items: PdfOutline): OutlineItem[] {
  const lines: OutlineItem[] = [];
  const left = items.map(item => ({ item, depth: 0 })).reverse();
  for (let next = left.pop(); next && lines.length < MOST_LINES; next = left.pop()) {
    const { item, depth } = next;
    lines.push({ title: item.title.trim(), depth, page: () => pageOfDestination(pdf, item.dest) });
    for (const below of item.items.toReversed()) left.push({ item: below, depth: depth + 1 });
  }
  return lines;
}

async function pageOfDestination(
  pdf: PDFDocumentProxy,
  destination: PdfOutline[number]['dest'],
): Promise<number | null> {
  const place = typeof destination === 'string' ? await pdf.getDestination(destination) : destination;
  const target: unknown = place?.[0];
  if (typeof target === 'number') return target + 1;
  if (typeof target !== 'object' || target === null) return null;
  return pdf.getPageIndex(target as Parameters<typeof pdf.getPageIndex>[0]).then(
    index => index + 1,
    () => null,
  );
}

function paint(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  wanted: number,
  part?: Rectangle,
  onContinue: ((go: () => void) => void) | null = null,
): Task {
  let cancelled = false;
  let stop = () => {
    cancelled = true;
  };
  const work = async (): Promise<boolean> => {
    const page = await pdf.getPage(number);
    if (cancelled) return false;
    const { x, y, width, height } = part ?? { x: 0, y: 0, ...sizeOf(page) };
    const scale = paintScale({ width, height }, wanted);
    const viewport = page.getViewport({ scale, offsetX: -x * scale, offsetY: -y * scale });
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const render = page.render({ canvas, viewport });
    if (onContinue) render.onContinue = onContinue;
    stop = () => render.cancel();
    await render.promise;
    return true;
  };
  return { done: work().catch(() => false), cancel: () => stop() };
}

/** Painting that goes on when nothing else is to be done waits this long at most for each of its steps. */
const STEP_MS = 300;

/** Paints where the fonts are, when nobody types; then the canvas that is shown gets it in one stroke. */
function paintBeside(
  pdf: PDFDocumentProxy,
  room: Document,
  number: number,
  canvas: HTMLCanvasElement,
  wanted: number,
  part?: Rectangle,
): Task {
  const hidden = room.createElement('canvas');
  const idle = (go: () => void) =>
    void typingRest()
      .wait()
      .then(() => requestIdleCallback(go, { timeout: STEP_MS }));
  const task = paint(pdf, number, hidden, wanted, part, idle);
  const done = task.done.then(painted => {
    if (painted) {
      canvas.width = hidden.width;
      canvas.height = hidden.height;
      canvas.getContext('2d')?.drawImage(hidden, 0, 0);
    }
    hidden.width = 0;
    hidden.height = 0;
    return painted;
  });
  return { done, cancel: task.cancel };
}

async function textLayer(
  page: PDFPageProxy,
  container: HTMLElement,
  scale: number,
): Promise<TextLayerHandle> {
  const content = await page.getTextContent();
  // Widths are measured in the fonts of this language: the words must be shown in the same ones.
  container.lang = content.lang ?? '';
  const layer = new TextLayer({
    textContentSource: content,
    container,
    viewport: page.getViewport({ scale }),
  });
  await layer.render();
  // The canvas in which pdf.js measures stands in the page; it is nothing to be read.
  for (const canvas of document.querySelectorAll('.hiddenCanvasElement'))
    canvas.setAttribute('aria-hidden', 'true');
  const items: TextItem[] = content.items.flatMap(item =>
    'str' in item ? [{ str: item.str, hasEOL: item.hasEOL }] : [],
  );
  return {
    spans: layer.textDivs,
    items,
    rescale: next => layer.update({ viewport: page.getViewport({ scale: next }) }),
    close: () => layer.cancel(),
  };
}
