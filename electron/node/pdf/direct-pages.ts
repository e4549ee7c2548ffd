// pdf.js finds a page by walking the page tree: in a tree without branches, past every page before it. Of 10,000 pages that
// takes longer than reading them. See docs/decisions/0010-pages-of-a-flat-tree.md; build/pdf-worker.ts does the same for the window.
import { registerHooks } from 'node:module';

const METHOD = 'async getPageDict(pageIndex) {';
const VISIT = 'for (let last = kids.length - 1; last >= 0; last--) {';
const DIRECT = `if (count === kids.length) {
        nodesToVisit.push(kids[pageIndex - currentPageIndex]);
        currentPageIndex = pageIndex;
        continue;
      }
      `;

/** pdf.js' worker with one statement more: the wanted kid of a node whose kids are all pages is visited alone. */
export function withDirectPages(worker: string): string {
  const at = worker.indexOf(VISIT, worker.indexOf(METHOD));
  return worker.includes(METHOD) && at > 0 ? worker.slice(0, at) + DIRECT + worker.slice(at) : worker;
}

const LINK =
  /(class LinkAnnotation extends Annotation \{[\s\S]{0,2000}?get overlaysTextContent\(\) \{\s*return )true/;
const STAMP = /(class StampAnnotation extends MarkupAnnotation \{[\s\S]{0,200}?super\(params\);)/;

/**
 * The worker without reading each page that has links a second time for the words under them, and with the names of
 * stamps, which are all that most of them say. A worker that is written otherwise stays as it is.
 */
export const withPlainAnnotations = (worker: string): string =>
  worker
    .replace(LINK, '$1false')
    .replace(STAMP, '$1\n    this.data.stampName = params.dict.get("Name")?.name;');

const WORKER = /pdfjs-dist\/legacy\/build\/pdf\.worker\.mjs$/;

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!WORKER.test(url) || !loaded.source) return loaded;
    const source =
      typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString();
    return { ...loaded, source: withPlainAnnotations(withDirectPages(source)) };
  },
});
