// Changes that an OpenDocument spreadsheet keeps track of: what cells held before, rows and columns that came and went.
import { letterName } from '../table/header.ts';
import { EnoughRead, type XmlElement, type XmlParts } from '../xml/sax.ts';
import { doneBy } from './marked-text.ts';

/** A tracked change of a sheet, by the sheet's number from 0, as a line of words. */
export interface SheetChange {
  readonly sheet: number;
  readonly line: string;
}

interface OpenChange {
  readonly kind: string;
  readonly attributes: XmlElement['attributes'];
  sheet: number;
  cell: string;
  author: string;
  day: string;
  before: string;
}

const KINDS = new Set(['cell-content-change', 'insertion', 'deletion', 'movement']);
const MOST = 10_000;

/** The tracked changes, which stand before the first sheet. */
export function odsChanges(parts: XmlParts): SheetChange[] {
  const found: SheetChange[] = [];
  let change: OpenChange | undefined;
  let into: 'author' | 'day' | 'before' | undefined;
  parts.read('content.xml', {
    open: ({ name, attributes }) => {
      if (name === 'table' || found.length >= MOST) throw new EnoughRead();
      if (KINDS.has(name) && !change)
        change = {
          kind: name,
          attributes,
          sheet: Number(attributes.table ?? 0),
          cell: '',
          author: '',
          day: '',
          before: '',
        };
      else if (change && name === 'cell-address' && change.cell === '') {
        change.sheet = Number(attributes.table ?? 0);
        change.cell = `${letterName(Number(attributes.column ?? 0))}${Number(attributes.row ?? 0) + 1}`;
      } else if (change && name === 'change-track-table-cell' && !change.before)
        change.before = attributes['date-value'] ?? attributes.value ?? '';
      if (name === 'creator') into = 'author';
      else if (name === 'date') into = 'day';
      else if (name === 'p') into = 'before';
    },
    close: name => {
      into = undefined;
      if (!change || name !== change.kind) return;
      found.push({ sheet: change.sheet, line: lineOf(change) });
      change = undefined;
    },
    text: text => {
      if (!change || !into) return;
      // Words of a value that is stored more exactly add nothing.
      if (into !== 'before' || change.before === '') change[into] += text;
    },
  });
  return found;
}

function lineOf({ kind, attributes, cell, author, day, before }: OpenChange): string {
  const place = Number(attributes.position ?? 0);
  const what = attributes.type === 'column' ? `column ${letterName(place)}` : `row ${place + 1}`;
  switch (kind) {
    case 'insertion':
      return `${doneBy(`${what} inserted`, author, day)}`;
    case 'deletion':
      return `${doneBy(`${what} deleted`, author, day)}`;
    case 'movement':
      return `${doneBy('cells moved', author, day)}`;
    default:
      return `${doneBy(`${cell} changed`, author, day)}: it was ${before === '' ? 'empty' : `“${before}”`}`;
  }
}
