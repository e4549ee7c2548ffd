// A table that begins as UTF-8 and goes on in another encoding: exports of several systems, one behind the other.
import { secondEncoding } from '../../../importers/text/encoding.ts';
import { type CellText, mannerOf, UTF8 } from './cell-text.ts';

const LF = 10;
/** A line longer than this is looked at without its beginning. */
const MOST_CARRIED = 16 * 1024 * 1024;

/** The cells of a table whose beginning is UTF-8. Each part is looked at before its rows are cut; from the first lines of another encoding on, cells that are no UTF-8 are read by that. */
export class LateCells implements CellText {
  /** The encoding as `mannerOf` knows it. */
  label = 'utf-8';
  /** Whether a part was met that is no UTF-8. */
  isDoubtful = false;
  readonly #delimiter: string;
  #cells = UTF8;
  #carried = new Uint8Array();

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  get isUtf8(): boolean {
    return this.#cells.isUtf8;
  }

  text(bytes: Uint8Array, from: number, to: number): string {
    return this.#cells.text(bytes, from, to);
  }

  /** Looks at the next part of the file. A line that is not whole is looked at with the next one, before which it is not cut. */
  look(part: Uint8Array, isLast: boolean): void {
    if (!this.isUtf8) return;
    const first = part.indexOf(LF) + 1;
    const end = isLast ? part.length : part.lastIndexOf(LF) + 1;
    if (first === 0 && !isLast) {
      this.#carried = this.#carried.length > MOST_CARRIED ? new Uint8Array() : joined(this.#carried, part);
      return;
    }
    const lines = [joined(this.#carried, part.subarray(0, first)), ...foreignIn(part.subarray(first, end))];
    this.#carried = part.slice(end);
    const foreign = lines.filter(line => !isValid(line));
    if (foreign.length === 0) return;
    this.isDoubtful = true;
    this.#switchTo(secondEncoding(foreign));
  }

  #switchTo(second: string | undefined): void {
    const manner = second === undefined ? undefined : mannerOf(`utf-8 + ${second}`, this.#delimiter);
    if (!manner?.label) return;
    this.label = `utf-8 + ${second}`;
    this.#cells = manner.cells;
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function isValid(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The lines that are no UTF-8; of a part that is, none is looked at. */
function foreignIn(part: Uint8Array): Uint8Array[] {
  if (isValid(part)) return [];
  const lines: Uint8Array[] = [];
  for (let start = 0; start < part.length; ) {
    const next = part.indexOf(LF, start);
    const end = next < 0 ? part.length : next + 1;
    const line = part.subarray(start, end);
    if (!isValid(line)) lines.push(line);
    start = end;
  }
  return lines;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
