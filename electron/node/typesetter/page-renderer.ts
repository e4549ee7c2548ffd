import '../pdf/direct-pages.ts';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import {
  AnnotationMode,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const pointsPerInch = 72;
/** A page of any size becomes at most this many pixels a side, so that a hostile one cannot take all memory. */
export const mostPixels = 6000;

/** PNG of one page (from 1). Rejects with the renderer's reason when the page cannot be drawn. */
export async function drawPage(
  pdf: Uint8Array,
  page: number,
  dotsPerInch: number,
  password?: string,
): Promise<Uint8Array> {
  const document = await openPdf(pdf, undefined, password);
  try {
    return await drawOpened(document, page, dotsPerInch);
  } finally {
    await document.loadingTask.destroy();
  }
}

/** A PDF opened for drawing; pictures in it with more pixels than this are left out. */
export function openPdf(
  pdf: Uint8Array,
  mostPicturePixels?: number,
  password?: string,
): Promise<PDFDocumentProxy> {
  return getDocument({
    data: pdf.slice(),
    ...(password !== undefined && { password }),
    maxImageSize: mostPicturePixels ?? -1,
    cMapUrl: join(pdfjs, 'cmaps/'),
    standardFontDataUrl: join(pdfjs, 'standard_fonts/'),
    wasmUrl: join(pdfjs, 'wasm/'),
    iccUrl: join(pdfjs, 'iccs/'),
    // The machine's own fonts would make the same page look different elsewhere.
    useSystemFonts: false,
    isEvalSupported: false,
    verbosity: 0,
  }).promise;
}

async function drawOpened(
  document: PDFDocumentProxy,
  number: number,
  dotsPerInch: number,
): Promise<Uint8Array> {
  const page = await document.getPage(number);
  const wanted = dotsPerInch / pointsPerInch;
  const size = page.getViewport({ scale: 1 });
  const scale = Math.min(wanted, mostPixels / Math.max(size.width, size.height));
  return pngOf(await canvasOf(page, scale));
}

/** A page drawn on white at this many pixels a point. */
export async function canvasOf(
  page: PDFPageProxy,
  scale: number,
  annotations: number = AnnotationMode.ENABLE,
): Promise<Canvas> {
  const viewport = page.getViewport({ scale });
  const canvas: Canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // pdf.js types its canvas as the DOM's; this one has the same methods.
  const target = canvas as unknown as Parameters<typeof page.render>[0]['canvas'];
  const look = { intent: 'print', background: '#ffffff', annotationMode: annotations };
  await page.render({ canvas: target, viewport, ...look }).promise;
  return canvas;
}

/**
 * PNG of a canvas. Encoded in this thread: the library's own thread reads the pixels of a canvas that has been collected
 * meanwhile, which ends the process.
 */
export const pngOf = (canvas: Canvas): Uint8Array => canvas.toBuffer('image/png');
