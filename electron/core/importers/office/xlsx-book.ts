// What an Excel workbook says of itself beside its cells: its sheets, the texts they share, how numbers are shown.
import { damaged } from '../unreadable.ts';
import { EnoughRead, relationships, type XmlHandlers, type XmlParts } from '../xml/sax.ts';
import { kindOfFormat, type NumberKind } from './number-format.ts';
import { unescaped } from './xlsx-beside.ts';

/** What an Excel workbook is to a person. */
export const WORKBOOK = 'an Excel workbook';
/** Its part that names its sheets. */
export const MAIN = 'xl/workbook.xml';

/** A sheet as a workbook names it, and the part that holds its cells. */
export interface BookSheet {
  readonly title: string;
  readonly isHidden: boolean;
  readonly part: string;
}

/** What a workbook says of its sheets. */
export interface Book {
  readonly is1904: boolean;
  readonly sheets: BookSheet[];
  /** Names that hold a value and no place, with it. */
  readonly names: string[];
}

/** The sheets of a workbook; throws `Unreadable` when there are none. */
export function readBook(parts: XmlParts): Book {
  const { inside } = relationships(parts, MAIN);
  const sheets: Book['sheets'] = [];
  const names: string[] = [];
  let is1904 = false;
  let named: { readonly label: string; held: string } | undefined;
  parts.read(MAIN, {
    open: ({ name, attributes }) => {
      if (name === 'definedName') named = { label: labelOf(attributes), held: '' };
      if (name === 'workbookPr') is1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      const part = name === 'sheet' ? inside.get(attributes['r:id'] ?? attributes.id ?? '') : undefined;
      if (part?.type === 'worksheet')
        sheets.push({
          title: attributes.name ?? `Sheet ${sheets.length + 1}`,
          isHidden: attributes.state !== undefined && attributes.state !== 'visible',
          part: part.target,
        });
    },
    text: text => {
      if (named) named.held += text;
    },
    close: name => {
      const value = name === 'definedName' ? constantOf(named?.held.trim() ?? '') : undefined;
      if (named && value !== undefined && !PROGRAMS.test(named.label)) names.push(`${named.label}: ${value}`);
      if (name === 'definedName') named = undefined;
    },
  });
  if (sheets.length === 0) throw damaged(WORKBOOK, 'it lists no sheet');
  return { is1904, sheets, names };
}

const labelOf = ({ name = '', hidden }: Readonly<Record<string, string>>): string =>
  `${name}${hidden === '1' || hidden === 'true' ? ' (hidden)' : ''}`;

/** Names that Excel and its solver give for themselves. */
const PROGRAMS = /^(_xl|solver_)/i;

/** A value that is written in a name; undefined for a place, or what is computed from one. */
function constantOf(held: string): string | undefined {
  if (/^"([^"]|"")*"$/.test(held)) return held.slice(1, -1).replaceAll('""', '"').trim() || undefined;
  return /^([-+]?[\d.]+(E[-+]?\d+)?%?|TRUE|FALSE|\{.*\})$/is.test(held) ? held : undefined;
}

/** The texts that its cells share, or the first of them. */
export function sharedStrings(parts: XmlParts, most = Number.POSITIVE_INFINITY): string[] {
  if (most <= 0) return [];
  let strings: string[] = [];
  parts.readFast('xl/sharedStrings.xml', () => {
    strings = [];
    return stringHandlers(strings, most);
  });
  return strings;
}

function stringHandlers(strings: string[], most: number): XmlHandlers {
  let current = '';
  let inText = false;
  let inPhonetic = false;
  return {
    open: ({ name }) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      inText = name === 't' && !inPhonetic;
    },
    close: name => {
      inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'si' && strings.push(unescaped(current)) >= most) throw new EnoughRead();
    },
    text: text => {
      if (inText) current += text;
    },
  };
}

/** Kinds of number by the index that cells have as their style. */
export function cellFormats(parts: XmlParts): NumberKind[] {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  parts.read('xl/styles.xml', {
    open: ({ name, attributes }) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        kinds.push(kindOfFormat(id, codes.get(id)));
      }
    },
    close: name => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return kinds;
}
