// Reproduces what was cited of one document: pages and pictures with rectangles, passages of plain text, rows of tables.
import type { Document } from '../../../shared/contract/documents.ts';
import type { Evidence } from '../../../shared/contract/evidence.ts';
import { resolveStretch } from '../../../shared/text/anchor.ts';
import { rectanglesOf } from '../../../shared/text/page-text.ts';
import type { ReadableDb } from '../../db/database.ts';
import {
  columnsOf,
  currentReading,
  pageOf,
  pageText,
  type ReadingRow,
  tableRow,
} from '../documents/queries.ts';
import { ranges } from '../evidence/rules.ts';
import type { MarkData, SheetBody, SheetData } from './dossier-exhibits.ts';

/** Where one piece of evidence stands on one page now. Offsets are there for words, rectangles unless it is plain text. */
interface Standing {
  readonly number: number;
  readonly page: number;
  readonly rectangles: MarkData['rectangles'];
  readonly start: number;
  readonly end: number;
}

/** How much plain text is printed around a cited passage, in UTF-16 units. */
const AROUND = 1500;
/** Setting an image takes four bytes a pixel; a small file can hold very many of them. */
const MOST_PIXELS = 80_000_000;

/** Gives each piece of evidence its one label, at the first place where it is marked. */
export class Labels {
  readonly #given = new Set<number>();

  mark(number: number, rectangles: MarkData['rectangles']): MarkData {
    const first = !this.#given.has(number);
    this.#given.add(number);
    return { number, rectangles, first };
  }
}

/** The sheets of one exhibit, in the order of the document. `file` is the original's path in the typesetter's world. */
export function sheetsOf(
  db: ReadableDb,
  document: Document,
  evidence: readonly Evidence[],
  file: string,
  labels: Labels,
): SheetData[] {
  const reading = currentReading(db, document.id);
  if (!reading) return [];
  const found = evidence.filter(each => each.state !== 'lost');
  const standings = found.flatMap(each => standingsOf(db, reading, each));
  const pages = [...new Set(standings.map(({ page }) => page))].sort((left, right) => left - right);
  const onPages = pages.flatMap(page => {
    const here = standings.filter(standing => standing.page === page);
    return document.kind === 'pdf' || document.kind === 'image'
      ? [pageSheet(db, document, reading, page, here, file, labels)]
      : textSheets(db, document, reading, page, here, labels);
  });
  return [...onPages, ...rowSheets(db, reading, found, labels)];
}

function standingsOf(db: ReadableDb, reading: ReadingRow, { anchor, number }: Evidence): Standing[] {
  if (anchor.kind === 'rows') return [];
  if (anchor.kind === 'area')
    return [{ number, page: anchor.page, rectangles: [anchor.rectangle], start: 0, end: 0 }];
  const merged = new Map<number, Standing>();
  for (const stretch of anchor.stretches) {
    const now = resolveStretch(page => pageText(db, reading.id, page), reading.pages, stretch);
    const page = now.state === 'lost' ? undefined : pageOf(db, reading.id, now.page);
    if (now.state === 'lost' || page === undefined) continue;
    const before = merged.get(now.page);
    merged.set(now.page, {
      number,
      page: now.page,
      rectangles: [...(before?.rectangles ?? []), ...rectanglesOf(page, now.start, now.end)],
      start: Math.min(before?.start ?? now.start, now.start),
      end: Math.max(before?.end ?? now.end, now.end),
    });
  }
  return [...merged.values()];
}

function pageSheet(
  db: ReadableDb,
  document: Document,
  reading: ReadingRow,
  page: number,
  standings: readonly Standing[],
  file: string,
  labels: Labels,
): SheetData {
  const read = pageOf(db, reading.id, page);
  const image = reading.pages > 1 ? `Image ${page} of ${reading.pages}` : 'Image';
  const title = document.kind === 'image' ? image : `Page ${page} of ${reading.pages}`;
  const marks = standings.map(({ number, rectangles }) => labels.mark(number, rectangles));
  const pixels = document.kind === 'image' && read ? read.width * read.height : 0;
  const key = `page:${page}`;
  if (pixels > MOST_PIXELS)
    return unnumbered(key, {
      kind: 'missing',
      title,
      reason: `it has ${pixels} pixels, too many for a page`,
      marks,
    });
  const marked = standings.map(({ number }) => `E${number}`).join(', ');
  return unnumbered(key, {
    kind: 'page',
    title,
    alternative: `${title} of ${document.name}, reproduced; marked: ${marked}`,
    file,
    page,
    width: read?.width ?? 595,
    height: read?.height ?? 842,
    drawn: false,
    covered: [],
    marks,
  });
}

/** A sheet before it gets its Bates number. */
const unnumbered = (key: string, body: SheetBody): SheetData => ({ ...body, key, bates: '' });

function textSheets(
  db: ReadableDb,
  document: Document,
  reading: ReadingRow,
  page: number,
  standings: readonly Standing[],
  labels: Labels,
): SheetData[] {
  const text = pageText(db, reading.id, page) ?? '';
  const title = reading.pages > 1 ? `Text, page ${page} of ${reading.pages}` : 'Text';
  return windows(standings, text.length).map(({ from, to, inside }) =>
    unnumbered(`text:${page}:${from}-${to}`, {
      kind: 'text',
      title,
      language: document.language,
      cutBefore: from > 0,
      cutAfter: to < text.length,
      pieces: textPieces(text, from, to, inside),
      marks: inside.map(({ number }) => labels.mark(number, [])),
    }),
  );
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly inside: readonly Standing[];
}

/** Passages with words around them; those that would overlap are printed as one. */
function windows(standings: readonly Standing[], length: number): Window[] {
  const found: Window[] = [];
  for (const standing of [...standings].sort((left, right) => left.start - right.start)) {
    const from = Math.max(0, standing.start - AROUND);
    const to = Math.min(length, standing.end + AROUND);
    const last = found.at(-1);
    if (last && from <= last.to)
      found[found.length - 1] = {
        from: last.from,
        to: Math.max(last.to, to),
        inside: [...last.inside, standing],
      };
    else found.push({ from, to, inside: [standing] });
  }
  return found;
}

function textPieces(text: string, from: number, to: number, standings: readonly Standing[]) {
  const cuts = new Set([from, to, ...standings.flatMap(({ start, end }) => [start, end])]);
  const sorted = [...cuts].filter(cut => cut >= from && cut <= to).sort((left, right) => left - right);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? to;
    const marks = standings
      .filter(each => each.start <= start && each.end >= end)
      .map(({ number }) => number);
    return { text: text.slice(start, end), marks };
  });
}

function rowSheets(
  db: ReadableDb,
  reading: ReadingRow,
  evidence: readonly Evidence[],
  labels: Labels,
): SheetData[] {
  const cited = evidence.flatMap(({ anchor, number }) =>
    anchor.kind === 'rows' ? [{ anchor, number }] : [],
  );
  if (cited.length === 0) return [];
  const all = columnsOf(reading);
  const shown = all.filter(column => cited.some(({ anchor }) => anchor.columns.includes(column)));
  const numbers = [...new Set(cited.flatMap(({ anchor }) => anchor.rows))].sort(
    (left, right) => left - right,
  );
  const rows = numbers.map(row => {
    const cells = tableRow(db, reading.id, row) ?? [];
    const marks = cited.filter(({ anchor }) => anchor.rows.includes(row)).map(({ number }) => number);
    return { row, cells: shown.map(column => cells[all.indexOf(column)] ?? ''), marks };
  });
  const left = all.length - shown.length;
  const title = `${numbers.length === 1 ? 'Row' : 'Rows'} ${ranges(numbers)} of ${reading.rows}${left > 0 ? ` (${left} of ${all.length} columns left out)` : ''}`;
  const marks = cited.map(({ number }) => labels.mark(number, []));
  const columns = left > 0 ? `:${shown.map(column => all.indexOf(column) + 1).join(',')}` : '';
  return [
    unnumbered(`rows:${ranges(numbers)}${columns}`, { kind: 'rows', title, columns: shown, rows, marks }),
  ];
}
