// Excel 97 to 2003: a stream of numbered records. Values are read as they were saved; formulas are only counted.
import type { FileOutcome, OpenFile } from '../outcome.ts';
import { letterName } from '../table/header.ts';
import { damaged, needsPassword, Unreadable } from '../unreadable.ts';
import { Pieces } from './biff-strings.ts';
import { CompoundFile } from './compound-file.ts';
import { doneBy } from './marked-text.ts';
import { kindOfFormat, type NumberKind, showNumber } from './number-format.ts';
import { summaryOf } from './property-set.ts';
import { errorName, type Sheet, workbookOutcome } from './workbook.ts';
import { unlockXls } from './xls-unlock.ts';

const what = 'an older Excel workbook';

const R = {
  FORMULA: 0x06,
  EOF: 0x0a,
  NOTE: 0x1c,
  DATEMODE: 0x22,
  CONTINUE: 0x3c,
  BOUNDSHEET: 0x85,
  OBJECT: 0x5d,
  COLINFO: 0x7d,
  MULRK: 0xbd,
  RSTRING: 0xd6,
  XF: 0xe0,
  SST: 0xfc,
  LABELSST: 0xfd,
  NUMBER: 0x203,
  LABEL: 0x204,
  BOOLERR: 0x205,
  STRING: 0x207,
  ROW: 0x208,
  OBJECT_TEXT: 0x1b6,
  HYPERLINK: 0x1b8,
  RK: 0x27e,
  FORMAT: 0x41e,
  BOF: 0x809,
} as const;

/** An older Excel workbook. Throws `Unreadable` for what came before Excel 97. */
export function readXls({ name, bytes, sniffed, warnings, manner }: OpenFile): FileOutcome {
  try {
    const file = new CompoundFile(bytes);
    const locked = file.stream('Workbook');
    if (locked === undefined)
      throw new Unreadable(
        'This is a workbook from before Excel 97, which cannot be read. Save it as .xlsx or CSV and import that.',
      );
    const { passwords, ciphers } = manner;
    const opened = unlockXls(locked, passwords, ciphers);
    if (opened.stream === undefined) throw needsPassword('workbook', passwords);
    const { stream, password } = opened;
    const book = new Book(stream);
    const outcome = workbookOutcome(name, book.sheets(), sniffed.mediaType, warnings, summaryOf(file));
    return password === undefined ? outcome : { ...outcome, password };
  } catch (error) {
    if (error instanceof RangeError) throw damaged(what, 'parts of it are missing');
    throw error;
  }
}

interface Rec {
  readonly type: number;
  readonly data: Uint8Array;
  readonly next: number;
}

class Book {
  readonly #stream: Uint8Array;
  readonly #view: DataView;
  readonly #strings: string[] = [];
  readonly #formats = new Map<number, string>();
  readonly #styles: number[] = [];
  readonly #kinds = new Map<number, NumberKind>();
  readonly #listed: { name: string; isHidden: boolean; at: number }[] = [];
  #is1904 = false;

  constructor(stream: Uint8Array) {
    this.#stream = stream;
    this.#view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
    for (let at = 0; ; ) {
      const record = this.#record(at);
      at = this.#global(record) ?? record.next;
      if (record.type === R.EOF) break;
    }
  }

  #record(at: number): Rec {
    const length = this.#view.getUint16(at + 2, true);
    return {
      type: this.#view.getUint16(at, true),
      data: this.#stream.subarray(at + 4, at + 4 + length),
      next: at + 4 + length,
    };
  }

  /** Takes one record of the workbook itself; returns where to go on when it took more than that one. */
  #global({ type, data, next }: Rec): number | undefined {
    const pieces = new Pieces([data]);
    if (type === R.DATEMODE) this.#is1904 = pieces.u16() === 1;
    else if (type === R.FORMAT) this.#formats.set(pieces.u16(), pieces.string());
    else if (type === R.XF) {
      pieces.skip(2);
      this.#styles.push(pieces.u16());
    } else if (type === R.BOUNDSHEET) {
      const at = pieces.u32();
      const isHidden = (pieces.u8() & 3) !== 0;
      const isSheet = pieces.u8() === 0;
      const name = pieces.string(pieces.u8());
      if (isSheet) this.#listed.push({ name, isHidden, at });
    } else if (type === R.SST) return this.#sharedStrings(data, next);
    return undefined;
  }

  #sharedStrings(first: Uint8Array, next: number): number {
    const parts = [first];
    let at = next;
    for (let record = this.#record(at); record.type === R.CONTINUE; record = this.#record(at)) {
      parts.push(record.data);
      at = record.next;
    }
    const pieces = new Pieces(parts);
    pieces.skip(4);
    const count = pieces.u32();
    for (let index = 0; index < count; index++) this.#strings.push(pieces.string());
    return at;
  }

  sheets(): Sheet[] {
    return this.#listed.map(({ name, isHidden, at }) => ({ name, isHidden, ...this.#sheet(at) }));
  }

  #sheet(start: number): Omit<Sheet, 'name' | 'isHidden'> {
    const rows = new Map<number, string[]>();
    const formulas: { cell: string; formula: string }[] = [];
    const hiddenRows: number[] = [];
    const comments: string[] = [];
    const links: string[] = [];
    const words = new Map<number, string>();
    let object = 0;
    const hiddenColumns: number[] = [];
    let depth = 0;
    let waiting: [row: number, column: number] | undefined;
    const put = (row: number, column: number, text: string): void => {
      if (text === '' || column > 255) return;
      const cells = rows.get(row) ?? [];
      rows.set(row, cells);
      while (cells.length < column) cells.push('');
      cells[column] = text;
    };
    for (let at = start; at + 4 <= this.#stream.length; ) {
      const { type, data, next } = this.#record(at);
      at = next;
      if (type === R.BOF) depth++;
      else if (type === R.EOF && --depth === 0) break;
      if (depth !== 1) continue;
      if (type === R.STRING && waiting) put(...waiting, new Pieces([data]).string());
      if (type === R.FORMULA) {
        const place = new DataView(data.buffer, data.byteOffset, data.byteLength);
        waiting = [place.getUint16(0, true), place.getUint16(2, true)];
        formulas.push({ cell: `${letterName(waiting[1])}${waiting[0] + 1}`, formula: '…' });
      }
      if (type === R.ROW && ((data[12] ?? 0) & 0x20) !== 0) hiddenRows.push(new Pieces([data]).u16() + 1);
      if (type === R.COLINFO) hiddenColumns.push(...hiddenIn(data));
      if (type === R.OBJECT)
        object = data.length > 8 ? new DataView(data.buffer, data.byteOffset).getUint16(6, true) : 0;
      else if (type === R.OBJECT_TEXT) words.set(object, this.#objectText(data, next));
      else if (type === R.NOTE) comments.push(noteOf(data, words));
      else if (type === R.HYPERLINK) links.push(...linkOf(data));
      this.#cell(type, data, put);
    }
    const numbers = [...rows.keys()].sort((a, b) => a - b);
    return {
      rows: numbers.map(row => rows.get(row) ?? []),
      numbers: numbers.map(row => row + 1),
      formulas,
      comments,
      // What is left belongs to text boxes.
      texts: [...words.values()].map(text => text.trim()).filter(text => text !== ''),
      links,
      hiddenRows,
      hiddenColumns,
    };
  }

  /** The words of a comment stand in the record behind, with their width before them. */
  #objectText(data: Uint8Array, next: number): string {
    const length = data.length >= 12 ? (data[10] ?? 0) + (data[11] ?? 0) * 256 : 0;
    const { type, data: letters } = this.#record(next);
    if (type !== R.CONTINUE || length === 0) return '';
    const pieces = new Pieces([letters]);
    return pieces.letters(Math.min(length, letters.length), (pieces.u8() & 1) === 1);
  }

  #cell(type: number, data: Uint8Array, put: (row: number, column: number, text: string) => void): void {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    if (data.length < 6) return;
    const [row, column, style] = [view.getUint16(0, true), view.getUint16(2, true), view.getUint16(4, true)];
    if (type === R.LABELSST) put(row, column, this.#strings[view.getUint32(6, true)] ?? '');
    else if (type === R.NUMBER) put(row, column, this.#number(view.getFloat64(6, true), style));
    else if (type === R.RK) put(row, column, this.#number(rk(view.getUint32(6, true)), style));
    else if (type === R.MULRK)
      for (let at = 4, index = 0; at + 6 <= data.length - 2; at += 6, index++)
        put(row, column + index, this.#number(rk(view.getUint32(at + 2, true)), view.getUint16(at, true)));
    else if (type === R.LABEL || type === R.RSTRING)
      put(row, column, new Pieces([data.subarray(6)]).string());
    else if (type === R.BOOLERR && data[7] === 0) put(row, column, data[6] === 1 ? 'TRUE' : 'FALSE');
    else if (type === R.BOOLERR) put(row, column, errorName(data[6] ?? 0));
    else if (type === R.FORMULA && view.getUint16(12, true) !== 0xffff)
      put(row, column, this.#number(view.getFloat64(6, true), style));
    else if (type === R.FORMULA && data[6] === 1) put(row, column, data[8] === 1 ? 'TRUE' : 'FALSE');
    else if (type === R.FORMULA && data[6] === 2) put(row, column, errorName(data[8] ?? 0));
  }

  #number(value: number, style: number): string {
    let kind = this.#kinds.get(style);
    if (kind === undefined) {
      const id = this.#styles[style] ?? 0;
      kind = kindOfFormat(id, this.#formats.get(id));
      this.#kinds.set(style, kind);
    }
    return showNumber(value, kind, this.#is1904);
  }
}

/** A comment: the cell, who wrote it, and the words of its object. */
function noteOf(data: Uint8Array, words: Map<number, string>): string {
  const pieces = new Pieces([data]);
  const [row, column] = [pieces.u16(), pieces.u16()];
  pieces.skip(2);
  const object = pieces.u16();
  const said = words.get(object) ?? '';
  words.delete(object);
  return `${doneBy(`${letterName(column)}${row + 1}`, pieces.string(), '')}: ${said.trim()}`;
}

const wide = new TextDecoder('utf-16le');

/** Where a link leads: addresses stand in it as text, with their length before them. */
function linkOf(data: Uint8Array): string[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.length < 40) return [];
  const cell = `${letterName(view.getUint16(4, true))}${view.getUint16(0, true) + 1}`;
  const target = /(?:https?|ftps?|file|mailto):[^\0\s]+/i.exec(
    wide.decode(data.subarray(data.length & 1 ? 33 : 32)),
  )?.[0];
  return target === undefined ? [] : [`${cell}: ${target}`];
}

/** Columns from one to another, with whether they are hidden. */
function hiddenIn(data: Uint8Array): number[] {
  if (((data[8] ?? 0) & 1) === 0) return [];
  const pieces = new Pieces([data]);
  const [first, last] = [pieces.u16(), Math.min(pieces.u16(), 255)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** A number in 30 bits: the upper part of a double, or a whole number; perhaps a hundred times too large. */
export function rk(bits: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(4, bits & 0xfffffffc, true);
  const value = (bits & 2) === 0 ? view.getFloat64(0, true) : (bits | 0) >> 2;
  return (bits & 1) === 0 ? value : value / 100;
}
