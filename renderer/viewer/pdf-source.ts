import {
  GlobalWorkerOptions,
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentProxy,
  type PDFPageProxy,
  TextLayer,
} from 'pdfjs-dist';
import type { BytesAddress, PageSource, Size, Task, TextItem, TextLayerHandle } from './page-source.ts';

/** Where the build puts pdf.js' worker, CMaps, fonts and decoders: next to the page. */
const ASSETS = new URL('pdfjs/', document.baseURI).href;
/** More pixels than this in one canvas cost more memory than they show detail. */
const MOST_PIXELS = 16_777_216;
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
      bytes => this.onDataRange(begin, bytes),
      this.#onFailure,
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

/** Opens a PDF over its address. Rejects when the bytes cannot be read as a PDF. No script of the file ever runs. */
export async function openPdf(address: BytesAddress, length: number, password?: string): Promise<PageSource> {
  GlobalWorkerOptions.workerSrc = `${ASSETS}build/pdf.worker.mjs`;
  const { promise: failure, reject } = Promise.withResolvers<never>();
  failure.catch(() => undefined);
  const task = getDocument({
    range: new AddressTransport(address, length, reject),
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
  try {
    const pdf = await Promise.race([task.promise, failure]);
    const first = await Promise.race([pdf.getPage(1), failure]);
    return pdfSource(pdf, sizeOf(first), () => void task.destroy());
  } catch (error) {
    void task.destroy();
    throw error;
  }
}

function sizeOf(page: PDFPageProxy): Size {
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height };
}

function pdfSource(pdf: PDFDocumentProxy, firstSize: Size, close: () => void): PageSource {
  return {
    pageCount: pdf.numPages,
    firstSize,
    size: async number => sizeOf(await pdf.getPage(number)),
    paint: (number, canvas, scale) => paint(pdf, number, canvas, scale),
    text: async (number, container, scale) => textLayer(await pdf.getPage(number), container, scale),
    close,
  };
}

function paint(pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement, wanted: number): Task {
  let cancelled = false;
  let stop = () => {
    cancelled = true;
  };
  const work = async (): Promise<boolean> => {
    const page = await pdf.getPage(number);
    if (cancelled) return false;
    const size = sizeOf(page);
    const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (size.width * size.height)));
    const viewport = page.getViewport({ scale });
    canvas.width = Math.max(1, Math.round(viewport.width));
    canvas.height = Math.max(1, Math.round(viewport.height));
    const render = page.render({ canvas, viewport });
    stop = () => render.cancel();
    await render.promise;
    return true;
  };
  return { done: work().catch(() => false), cancel: () => stop() };
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
