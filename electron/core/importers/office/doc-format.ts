// Where the words of an older Word document stand: its pieces, its parts, and how runs of letters are marked.

/** Parts of the text, in their order in the file. */
export const parts = [
  'main',
  'footnotes',
  'margins',
  'macros',
  'comments',
  'endnotes',
  'boxes',
  'marginBoxes',
] as const;

/** One part of the text of a document. */
export type Part = (typeof parts)[number];

/** A stretch of text that stands in one place of the file. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly at: number;
  readonly width: 1 | 2;
}

/** How letters are marked: hidden, inserted or deleted, by whom and when. */
export interface Marks {
  readonly hidden: boolean;
  readonly inserted: boolean;
  readonly deleted: boolean;
  readonly author: number;
  readonly when: number;
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly marks: Marks;
}

const narrow = new TextDecoder('windows-1252');
const wide = new TextDecoder('utf-16le');

/** Places of lists in the file's header, by their numbers in the format. */
const listAt = (number: number): number => 154 + number * 8;
const CLX = 33;
const RUNS = 12;
const AUTHORS = 51;

/** The text of an older Word document with its marks. Throws `RangeError` when it is cut. */
export class DocFile {
  readonly lengths: Readonly<Record<Part, number>>;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #table: Uint8Array;
  readonly #pieces: Piece[];
  readonly #runs: Run[];

  constructor(bytes: Uint8Array, table: Uint8Array) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    this.#table = table;
    // The list of lengths has one place that is kept free, where macros once stood.
    const places: Record<Part, number> = {
      main: 0x4c,
      footnotes: 0x50,
      margins: 0x54,
      macros: 0x58,
      comments: 0x5c,
      endnotes: 0x60,
      boxes: 0x64,
      marginBoxes: 0x68,
    };
    this.lengths = Object.fromEntries(
      parts.map(part => [part, this.#view.getUint32(places[part], true)]),
    ) as Record<Part, number>;
    this.#pieces = this.#readPieces();
    this.#runs = this.#readRuns();
  }

  /** Where a part begins, in characters of the whole text. */
  startOf(part: Part): number {
    return parts.slice(0, parts.indexOf(part)).reduce((sum, before) => sum + this.lengths[before], 0);
  }

  /** Bytes of a list of the table, by its number in the format. */
  list(number: number): Uint8Array {
    const at = this.#view.getUint32(listAt(number), true);
    return this.#table.subarray(at, at + this.#view.getUint32(listAt(number) + 4, true));
  }

  /** Places in the text that a list names; `size` is how many bytes it keeps for each. */
  places(number: number, size: number): number[] {
    const list = this.list(number);
    if (list.length < 4) return [];
    const view = viewOf(list);
    const count = Math.floor((list.length - 4) / (4 + size));
    return Array.from({ length: count + 1 }, (_, index) => view.getUint32(index * 4, true));
  }

  /** Names of those who changed something, by number. */
  authors(): string[] {
    const list = this.list(AUTHORS);
    const names: string[] = [];
    if (list.length < 6) return names;
    const view = viewOf(list);
    const count = view.getUint16(2, true);
    for (let at = 6; names.length < count && at + 2 <= list.length; ) {
      const end = at + 2 + view.getUint16(at, true) * 2;
      names.push(wide.decode(list.subarray(at + 2, end)));
      at = end;
    }
    return names;
  }

  /** Gives the text between two places, run by run of letters that are marked alike. */
  *text(from: number, to: number): Generator<{ readonly text: string; readonly marks: Marks }> {
    for (const piece of this.#pieces) {
      const start = Math.max(from, piece.start);
      const end = Math.min(to, piece.end);
      if (start >= end) continue;
      const first = piece.at + (start - piece.start) * piece.width;
      yield* this.#marked(first, piece.at + (end - piece.start) * piece.width, piece.width);
    }
  }

  *#marked(first: number, last: number, width: 1 | 2): Generator<{ text: string; marks: Marks }> {
    for (let at = first, run = this.#runAt(first); at < last; run++) {
      const known = this.#runs[run];
      const isInside = known !== undefined && known.start <= at && at < known.end;
      const next = isInside ? known.end : (known?.start ?? last);
      // Damaged runs may end inside a letter.
      const end = Math.min(last, Math.max(at + width, at + Math.floor((next - at) / width) * width));
      const letters = this.#bytes.subarray(at, end);
      yield { text: (width === 1 ? narrow : wide).decode(letters), marks: isInside ? known.marks : plain };
      at = end;
      if (!isInside && known && known.start <= at) run--;
    }
  }

  /** The first run that ends behind a place. */
  #runAt(place: number): number {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#runs[middle]?.end ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #readPieces(): Piece[] {
    const list = this.list(CLX);
    const view = viewOf(list);
    let at = 0;
    while (view.getUint8(at) === 1) at += 3 + view.getUint16(at + 1, true);
    const size = view.getUint32(at + 1, true);
    const count = Math.floor((size - 4) / 12);
    const start = at + 5;
    return Array.from({ length: count }, (_, index) => {
      const place = view.getUint32(start + (count + 1) * 4 + index * 8 + 2, true);
      const isNarrow = (place & 0x40000000) !== 0;
      return {
        start: view.getUint32(start + index * 4, true),
        end: view.getUint32(start + index * 4 + 4, true),
        at: isNarrow ? (place & 0x3fffffff) >>> 1 : place,
        width: isNarrow ? 1 : 2,
      };
    });
  }

  /** Marks stand on pages of 512 bytes: places in the file, then for each run how it differs from plain letters. */
  #readRuns(): Run[] {
    const list = this.list(RUNS);
    if (list.length < 12) return [];
    const view = viewOf(list);
    const count = Math.floor((list.length - 4) / 8);
    const runs: Run[] = [];
    for (let index = 0; index < count; index++) {
      const page = view.getUint32((count + 1) * 4 + index * 4, true) * 512;
      if (page + 512 <= this.#bytes.length) this.#readPage(this.#bytes.subarray(page, page + 512), runs);
    }
    return runs.sort((a, b) => a.start - b.start);
  }

  #readPage(page: Uint8Array, runs: Run[]): void {
    const view = viewOf(page);
    const count = Math.min(view.getUint8(511), 101);
    for (let index = 0; index < count; index++) {
      const offset = view.getUint8((count + 1) * 4 + index) * 2;
      if (offset === 0 || offset >= 511) continue;
      const marks = marksOf(page.subarray(offset + 1, offset + 1 + view.getUint8(offset)));
      if (marks)
        runs.push({
          start: view.getUint32(index * 4, true),
          end: view.getUint32(index * 4 + 4, true),
          marks,
        });
    }
  }
}

const plain: Marks = { hidden: false, inserted: false, deleted: false, author: 0, when: 0 };

const DELETED = 0x0800;
const INSERTED = 0x0801;
const HIDDEN = 0x083c;
const INSERTED_BY = 0x4804;
const INSERTED_AT = 0x6805;
const DELETED_BY = 0x4863;
const DELETED_AT = 0x6864;

/** Reads changes of properties, of which only a few matter; undefined when none of them is there. */
function marksOf(changes: Uint8Array): Marks | undefined {
  const view = viewOf(changes);
  const found = { ...plain };
  for (let at = 0; at + 3 <= changes.length; ) {
    const code = view.getUint16(at, true);
    at += 2;
    if (code === DELETED) found.deleted = changes[at] === 1;
    else if (code === INSERTED) found.inserted = changes[at] === 1;
    else if (code === HIDDEN) found.hidden = changes[at] === 1;
    else if ((code === INSERTED_BY || code === DELETED_BY) && at + 2 <= changes.length)
      found.author = view.getUint16(at, true);
    else if ((code === INSERTED_AT || code === DELETED_AT) && at + 4 <= changes.length)
      found.when = view.getUint32(at, true);
    const size = [1, 1, 2, 4, 2, 2, undefined, 3][code >> 13];
    at += size ?? 1 + (changes[at] ?? 0);
  }
  return found.hidden || found.inserted || found.deleted ? found : undefined;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
