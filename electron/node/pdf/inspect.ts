// Takes a PDF apart so that it can be searched for what must not be in it.
import { OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { AttachedFile, FoundText, PdfContents } from '../../core/ports/pdf-inspector.ts';
import { openPdf } from '../typesetter/page-renderer.ts';
import { rawContents } from './raw-strings.ts';

interface PdfJsAttachment {
  readonly filename?: unknown;
  readonly content?: unknown;
}

/** Everything in a PDF that can be read out of it. */
export async function pdfContents(pdf: Uint8Array): Promise<PdfContents> {
  const document = await openPdf(pdf);
  try {
    const pages: string[] = [];
    const picturePages: number[] = [];
    const links: FoundText[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
      const { fnArray } = await page.getOperatorList();
      if (fnArray.some(operation => PICTURES.has(operation))) picturePages.push(number);
      for (const annotation of await page.getAnnotations())
        for (const text of textsIn(annotation)) links.push({ where: `Page ${number}, link`, text });
      page.cleanup();
    }
    links.push(...(await destinationNames(document)));
    return {
      pages,
      picturePages,
      links,
      metadata: await metadataOf(document),
      attachments: await attachmentsOf(document),
      bookmarks: bookmarksOf(await document.getOutline()),
      ...rawContents(pdf),
    };
  } finally {
    await document.loadingTask.destroy();
  }
}

/** The attachments of a PDF alone. */
export async function pdfAttachments(pdf: Uint8Array): Promise<AttachedFile[]> {
  const document = await openPdf(pdf);
  try {
    return await attachmentsOf(document);
  } finally {
    await document.loadingTask.destroy();
  }
}

const PICTURES: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageXObjectRepeat,
]);

async function attachmentsOf(document: PDFDocumentProxy): Promise<AttachedFile[]> {
  const found = ((await document.getAttachments()) ?? {}) as Record<string, PdfJsAttachment>;
  return Object.entries(found).map(([key, { filename, content }]) => ({
    name: typeof filename === 'string' ? filename : key,
    bytes: content instanceof Uint8Array ? content.slice() : new Uint8Array(),
  }));
}

async function metadataOf(document: PDFDocumentProxy): Promise<FoundText[]> {
  const { info, metadata } = await document.getMetadata();
  const xmp = metadata === null ? [] : [...(metadata as unknown as Iterable<readonly [string, unknown]>)];
  return [...textsIn(info), ...xmp.flatMap(([, value]) => textsIn(value))].map(text => ({
    where: 'Metadata',
    text,
  }));
}

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

const bookmarksOf = (items: Outline | null): string[] =>
  (items ?? []).flatMap(({ title, items: children }) => [title, ...bookmarksOf(children)]);

async function destinationNames(document: PDFDocumentProxy): Promise<FoundText[]> {
  return Object.keys((await document.getDestinations()) ?? {}).map(text => ({ where: 'Named places', text }));
}

/** Every string inside a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(textsIn);
}
