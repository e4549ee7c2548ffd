import type { Anchor, Marking, Stretch } from '../../../shared/contract/anchor.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { rectanglesOf, textInside } from '../../../shared/text/page-text.ts';
import { contextOf, findQuote } from '../../../shared/text/quote.ts';
import type { ReadableDb } from '../../db/database.ts';
import {
  columnsOf,
  currentReading,
  getDocument,
  pageOf,
  pageText,
  type ReadingRow,
  tableRow,
} from '../documents/queries.ts';
import { shortened } from './rules.ts';

/** An anchor with the words that stand there. */
export interface Anchored {
  readonly anchor: Anchor;
  readonly quote: string;
}

type MarkedStretch = { readonly page: number; readonly start: number; readonly end: number };

/** Makes an anchor of what a person marked, checked against the document as it was read. */
export function anchorOf(db: ReadableDb, marking: Marking): Anchored {
  const document = getDocument(db, marking.documentId);
  const place = { documentId: document.id, sha256: document.sha256 };
  const reading = currentReading(db, document.id);
  if (!reading) refuse({ code: 'not-found', what: 'text of document', id: document.id });
  switch (marking.kind) {
    case 'text':
      return textAnchor(db, place, reading, marking.stretches);
    case 'quote':
      return textAnchor(db, place, reading, [soleQuote(db, reading, marking.quote, marking.page)]);
    case 'area':
      return areaAnchor(db, place, reading, marking);
    case 'rows':
      return rowsAnchor(db, place, reading, marking);
  }
}

type Place = Pick<Anchor, 'documentId' | 'sha256'>;

const readBy = (reading: ReadingRow) => ({
  readingId: reading.id,
  engine: reading.engine,
  engineVersion: reading.engineVersion,
});

function textAnchor(
  db: ReadableDb,
  place: Place,
  reading: ReadingRow,
  marked: readonly MarkedStretch[],
): Anchored {
  const stretches = marked.map(each => stretchOf(db, reading, each));
  const quote = stretches.map(stretch => stretch.quote).join('\n');
  if (quote.trim() === '')
    refuse({
      code: 'not-allowed',
      what: 'The marked passage has no words.',
      next: 'Mark words, or mark an area of the page.',
    });
  return { anchor: { kind: 'text', ...place, ...readBy(reading), stretches }, quote };
}

function stretchOf(db: ReadableDb, reading: ReadingRow, { page, start, end }: MarkedStretch): Stretch {
  const read = pageOf(db, reading.id, page) ?? refuse({ code: 'no-such-page', page, pages: reading.pages });
  if (end <= start || end > read.text.length)
    refuse({
      code: 'not-allowed',
      what: `Offsets ${start} to ${end} are not on page ${page}, whose text has ${read.text.length} units.`,
      next: 'Mark the passage again.',
    });
  return {
    page,
    start,
    end,
    quote: read.text.slice(start, end),
    ...contextOf(read.text, start, end),
    rectangles: rectanglesOf(read, start, end),
  };
}

function soleQuote(
  db: ReadableDb,
  reading: ReadingRow,
  quote: string,
  page: number | undefined,
): MarkedStretch {
  const pages = page === undefined ? Array.from({ length: reading.pages }, (_, index) => index + 1) : [page];
  const found = pages.flatMap(number =>
    findQuote(pageText(db, reading.id, number) ?? '', quote).map(at => ({
      page: number,
      start: at.start,
      end: at.end,
    })),
  );
  const [only] = found;
  if (!only) refuse({ code: 'quote-not-found', quote: shortened(quote) });
  if (found.length > 1) refuse({ code: 'quote-ambiguous', quote: shortened(quote), times: found.length });
  return only;
}

function areaAnchor(
  db: ReadableDb,
  place: Place,
  reading: ReadingRow,
  marking: Extract<Marking, { kind: 'area' }>,
): Anchored {
  const { page, rectangle } = marking;
  const read = pageOf(db, reading.id, page) ?? refuse({ code: 'no-such-page', page, pages: reading.pages });
  const inside =
    rectangle.x >= 0 &&
    rectangle.y >= 0 &&
    rectangle.width > 0 &&
    rectangle.height > 0 &&
    rectangle.x + rectangle.width <= read.width + 0.5 &&
    rectangle.y + rectangle.height <= read.height + 0.5;
  if (!inside)
    refuse({
      code: 'not-allowed',
      what: `The area is not on page ${page}.`,
      next: 'Draw it inside the page.',
    });
  return {
    anchor: { kind: 'area', ...place, page, rectangle },
    quote: textInside(read, rectangle)?.text ?? '',
  };
}

function rowsAnchor(
  db: ReadableDb,
  place: Place,
  reading: ReadingRow,
  marking: Extract<Marking, { kind: 'rows' }>,
): Anchored {
  const all = columnsOf(reading);
  const columns = marking.columns ?? all;
  const unknown = columns.find(column => !all.includes(column));
  if (unknown !== undefined) refuse({ code: 'not-found', what: 'column', id: unknown });
  const rows = [...new Set(marking.rows)].sort((left, right) => left - right);
  const quote = rows
    .map(row => {
      const cells =
        tableRow(db, reading.id, row) ?? refuse({ code: 'not-found', what: 'row', id: String(row) });
      return columns.map(column => cells[all.indexOf(column)] ?? '').join('\t');
    })
    .join('\n');
  return { anchor: { kind: 'rows', ...place, ...readBy(reading), rows, columns }, quote };
}
