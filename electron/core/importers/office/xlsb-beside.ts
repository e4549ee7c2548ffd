// What a binary Excel workbook keeps beside its cells: comments, links, margins, ranges that one cell fills.
import { letterName } from '../table/header.ts';
import { relationships, type XmlParts } from '../xml/sax.ts';
import type { Sheet } from './workbook.ts';
import { type Rec, records, stringAt } from './xlsb-records.ts';
import { boxesOf, commentsWith, type PlainComment, saidMargins, unescaped } from './xlsx-beside.ts';
import { withoutCodes } from './xlsx-sheet.ts';

const R = { MERGED: 176, MARGINS: 479, LINK: 494, AUTHOR: 632, COMMENT: 635, COMMENT_TEXT: 637 } as const;

/** What stands beside the cells of one sheet, whose records are `bytes`. Throws `RangeError` when it is cut off. */
export function binaryBeside(
  parts: XmlParts,
  sheet: string,
  bytes: Uint8Array,
): Pick<Sheet, 'comments' | 'texts' | 'links' | 'merged'> {
  const outside = relationships(parts, sheet).links;
  const merged: string[] = [];
  const links: string[] = [];
  const margins: string[] = [];
  for (const { type, data } of records(bytes)) {
    if (type === R.MERGED) merged.push(rangeAt(data, 0));
    else if (type === R.LINK) {
      const id = stringAt(data, 16);
      const place = stringAt(data, id.end).text;
      const target = [outside.get(id.text) ?? '', place].filter(Boolean).join('#');
      if (target !== '') links.push(`${rangeAt(data, 0)}: ${target}`);
    } else if (type === R.MARGINS) margins.push(...marginsIn(data));
  }
  const comments = commentsWith(parts, sheet, part => plainComments(parts.bytes(part)));
  return { comments, texts: [...boxesOf(parts, sheet), ...saidMargins(margins)], links, merged };
}

/** `C7`, or `C7:D9`. */
function rangeAt(data: DataView, at: number): string {
  const [top, bottom, left, right] = [0, 4, 8, 12].map(offset => data.getUint32(at + offset, true));
  const cell = (row = 0, column = 0) => `${letterName(column)}${row + 1}`;
  const [first, last] = [cell(top, left), cell(bottom, right)];
  return first === last ? first : `${first}:${last}`;
}

/** Words over and under the printed sheet: of odd, even and first pages. */
function marginsIn(data: DataView): string[] {
  const found: string[] = [];
  for (let at = 2; at + 4 <= data.byteLength; ) {
    const { text, end } = stringAt(data, at);
    found.push(withoutCodes(text));
    at = end;
  }
  return found;
}

function plainComments(bytes: Uint8Array = new Uint8Array(0)): PlainComment[] {
  const authors: string[] = [];
  const found: PlainComment[] = [];
  let under: Rec | undefined;
  for (const record of records(bytes)) {
    const { type, data } = record;
    if (type === R.AUTHOR) authors.push(stringAt(data, 0).text);
    else if (type === R.COMMENT) under = record;
    else if (type === R.COMMENT_TEXT && under) {
      const author = authors[under.data.getUint32(0, true)] ?? '';
      const words = unescaped(stringAt(data, 1).text).trim();
      found.push({ ref: rangeAt(under.data, 4), author, words });
      under = undefined;
    }
  }
  return found;
}
