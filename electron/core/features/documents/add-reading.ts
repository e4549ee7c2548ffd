import type { Document, Page } from '../../../shared/contract/documents.ts';
import type { ActionContext } from '../../app/context.ts';
import type { UnitOfWork } from '../../app/unit-of-work.ts';
import type { ParsedReading, ParseOutcome } from '../../ports/parser.ts';
import { sketchOf, storedSketch } from './sketch.ts';

/**
 * Adds what was read, with the password that it took. A document that could not be read yet gets a reading without
 * pages, which holds its state.
 */
export function addReading(
  { work, newId, at }: ActionContext,
  documentId: Document['id'],
  { state, reason, reading, password }: ParseOutcome,
  parent?: string,
): void {
  const readingId = newId('rdg');
  work.add('reading', {
    id: readingId,
    documentId,
    engine: reading?.engine ?? 'none',
    engineVersion: reading?.engineVersion ?? '',
    at,
    state,
    reason: reason ?? null,
    encoding: reading?.encoding ?? null,
    pages: reading?.pages.length ?? 0,
    rows: reading?.table?.count ?? reading?.table?.rows.length ?? 0,
    columns: JSON.stringify(reading?.table?.columns ?? []),
    pagesWithoutText: JSON.stringify(reading?.pagesWithoutText ?? []),
    warnings: JSON.stringify(reading?.warnings ?? []),
    metadata: JSON.stringify({ ...reading?.metadata, ...(parent !== undefined && { 'Part of': parent }) }),
  });
  for (const page of reading?.pages ?? []) addPage(work, readingId, page);
  // The header is row 0, so that search finds its words; rows are counted from 1.
  const { table } = reading ?? {};
  if (table && table.headerRow !== null)
    work.add('table_row', { readingId, number: 0, cells: JSON.stringify(table.columns) });
  for (const [index, cells] of (table?.rows ?? []).entries())
    work.add('table_row', { readingId, number: index + 1, cells: JSON.stringify(cells) });
  if (password !== undefined) work.add('document_password', { readingId, documentId, password });
  if (reading) addSketch(work, readingId, documentId, wordsOf(reading));
}

/** Adds one page to a reading. */
export function addPage(work: UnitOfWork, readingId: string, page: Page): void {
  const { number, text, width, height, runs, confidence, structure } = page;
  work.add('page', {
    readingId,
    number,
    text,
    width,
    height,
    runs: JSON.stringify(runs),
    confidence: confidence ? JSON.stringify(confidence) : null,
    structure: structure ? JSON.stringify(structure) : null,
  });
}

/** Keeps the sketch of a reading's text, so that near-duplicates are found. */
export function addSketch(work: UnitOfWork, readingId: string, documentId: string, text: string): void {
  const sketch = sketchOf(text);
  if (!sketch) return;
  const { shingles } = sketch;
  work.add('sketch', { readingId, documentId, shingles, smallest: storedSketch(sketch) });
}

/** Enough of a reading's text to tell what it is like. */
function wordsOf({ pages, table }: ParsedReading): string {
  const parts = table
    ? table.rows.slice(0, 5_000).map(cells => cells.join('\t'))
    : pages.slice(0, 1_000).map(({ text }) => text);
  return parts.join('\n');
}
