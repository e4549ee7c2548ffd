import { ZipFile } from '../archive/zip-file.ts';
import type { FileOutcome, OpenFile } from '../outcome.ts';
import { coreProperties, relationships, XmlParts } from '../xml/sax.ts';
import { embedded, outsideWarning } from './docx.ts';
import { MOST_CELLS, type Sheet, workbookOutcome } from './workbook.ts';
import { boxesOf, commentsOf, saidMargins, unseenParts } from './xlsx-beside.ts';
import { cellFormats, MAIN, readBook, sharedStrings, WORKBOOK } from './xlsx-book.ts';
import { SheetReader } from './xlsx-sheet.ts';

/** An Excel workbook: values as they were saved, dates as dates, hidden sheets marked. Nothing is computed. */
export function readXlsx({ name, bytes, sniffed, warnings }: OpenFile): FileOutcome {
  const parts = new XmlParts(new ZipFile(bytes, WORKBOOK), WORKBOOK);
  const book = readBook(parts);
  const strings = sharedStrings(parts);
  const shared = (index: number) => strings[index];
  const cells = { shared, formats: cellFormats(parts), is1904: book.is1904 };
  let left = MOST_CELLS;
  const sheets = book.sheets.map(({ title, isHidden, part }): Sheet => {
    const rows: string[][] = [];
    const numbers: number[] = [];
    const reader = new SheetReader(cells, left, (row, number) => {
      rows.push(row);
      numbers.push(number);
    });
    parts.read(part, reader.handlers);
    left = reader.left;
    const { formulas, computed, unsaved, hiddenRows, hiddenColumns, merged, margins } = reader;
    const comments = commentsOf(parts, part);
    const texts = [...boxesOf(parts, part), ...saidMargins(margins)];
    const links = linksOf(reader, relationships(parts, part).links);
    const beside = { comments, texts, links, merged, computed, unsaved };
    return { name: title, isHidden, rows, numbers, formulas, hiddenRows, hiddenColumns, ...beside };
  });
  const metadata = coreProperties(parts, 'docProps/core.xml');
  const outcome = workbookOutcome(
    name,
    sheets,
    sniffed.mediaType,
    [...warnings, ...outsideWarning(parts, MAIN), ...unseenParts(parts)],
    metadata,
    book.names,
  );
  const children = [...(outcome.children ?? []), ...embedded(parts, 'xl/')];
  return { ...outcome, ...(children.length > 0 && { children }) };
}

function linksOf({ links }: SheetReader, outside: ReadonlyMap<string, string>): string[] {
  return links.flatMap(({ cell, id, place }) => {
    const target = [outside.get(id) ?? '', place].filter(Boolean).join('#');
    return target === '' ? [] : [`${cell}: ${target}`];
  });
}
