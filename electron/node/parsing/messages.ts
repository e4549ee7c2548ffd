// What travels between the pool and its parse-workers. Runs are packed: many small arrays are slow to clone.
import type { PdfShare } from '../../core/importers/pdf/pdf.ts';
import type { ParseOptions } from '../../core/ports/parser.ts';
import type { Page } from '../../shared/contract/documents.ts';

/** A file to read, or to share: `taken` counts the pages that its readers have taken so far. */
export interface Job {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly how: Pick<ParseOptions, 'passwords' | 'encoding'>;
  readonly taken?: SharedArrayBuffer;
}

/** What came of it, with the runs of all pages in one array, `runCounts` numbers for each page. */
export interface Answer {
  readonly id: number;
  readonly sha256: string;
  readonly share: PdfShare;
  readonly runs: Float64Array<ArrayBuffer>;
  readonly runCounts: readonly number[];
}

/** Takes the runs out of a share, to be transferred instead of cloned. */
export function pack(id: number, sha256: string, share: PdfShare): Answer {
  const pages = share.state === 'share' ? share.read.pages : [];
  const runCounts = pages.map(page => page.runs.length);
  const runs = new Float64Array(runCounts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const page of pages) {
    runs.set(page.runs, at);
    at += page.runs.length;
  }
  return { id, sha256, share: withPages(share, page => ({ ...page, runs: [] })), runs, runCounts };
}

/** Puts the runs back. */
export function unpack({ share, runs, runCounts }: Answer): PdfShare {
  let at = 0;
  return withPages(share, (page, index) => {
    const start = at;
    at += runCounts[index] ?? 0;
    return { ...page, runs: Array.from(runs.subarray(start, at)) };
  });
}

const withPages = (share: PdfShare, change: (page: Page, index: number) => Page): PdfShare =>
  share.state === 'whole'
    ? share
    : { ...share, read: { ...share.read, pages: share.read.pages.map(change) } };

/** The bytes of what was inside a file, to be transferred instead of cloned. Each stands in a buffer of its own. */
export function childBuffers(share: PdfShare): ArrayBuffer[] {
  const children =
    share.state === 'whole' ? (share.outcome.children ?? []) : [...share.attached, ...share.read.attached];
  const buffers = children.flatMap(child => ('bytes' in child ? [child.bytes.buffer as ArrayBuffer] : []));
  return [...new Set(buffers)];
}
