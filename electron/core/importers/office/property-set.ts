// What older Office documents say about themselves: author, dates, program. Two streams of numbered properties.
import type { CompoundFile } from './compound-file.ts';

const SUMMARY = '\u0005SummaryInformation';
const MORE = '\u0005DocumentSummaryInformation';

const summaryNames: Readonly<Record<number, string>> = {
  2: 'Title',
  3: 'Subject',
  4: 'Author',
  5: 'Keywords',
  6: 'Description',
  8: 'Last modified by',
  9: 'Revision',
  11: 'Last printed',
  12: 'Created',
  13: 'Modified',
  18: 'Producer',
};
const moreNames: Readonly<Record<number, string>> = { 2: 'Category', 14: 'Manager', 15: 'Company' };

/** Author, title, dates and the like of an older Office document, by names for people. Damage only leaves some out. */
export function summaryOf(file: CompoundFile): Record<string, string> {
  return { ...readSet(file, SUMMARY, summaryNames), ...readSet(file, MORE, moreNames) };
}

function readSet(
  file: CompoundFile,
  stream: string,
  names: Readonly<Record<number, string>>,
): Record<string, string> {
  const found: Record<string, string> = {};
  try {
    const bytes = file.stream(stream);
    if (bytes === undefined) return found;
    const set = new PropertySet(bytes);
    for (const [id, name] of Object.entries(names)) {
      const value = set.value(Number(id)).trim().slice(0, 1000);
      if (value !== '') found[name] = value;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

const CODEPAGE = 1;

class PropertySet {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #places = new Map<number, number>();
  readonly #codepage: string;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const start = this.#view.getUint32(44, true);
    const count = Math.min(this.#view.getUint32(start + 4, true), 1000);
    for (let index = 0; index < count; index++) {
      const at = start + 8 + index * 8;
      this.#places.set(this.#view.getUint32(at, true), start + this.#view.getUint32(at + 4, true));
    }
    const page = this.#places.get(CODEPAGE);
    this.#codepage = labelOf(page === undefined ? 1252 : this.#view.getUint16(page + 4, true));
  }

  value(id: number): string {
    const at = this.#places.get(id);
    if (at === undefined) return '';
    switch (this.#view.getUint16(at, true)) {
      case 2:
        return String(this.#view.getInt16(at + 4, true));
      case 3:
        return String(this.#view.getInt32(at + 4, true));
      case 30:
        return this.#text(at + 8, this.#view.getUint32(at + 4, true), this.#codepage);
      case 31:
        return this.#text(at + 8, this.#view.getUint32(at + 4, true) * 2, 'utf-16le');
      case 64:
        return timeOf(this.#view.getBigUint64(at + 4, true));
      default:
        return '';
    }
  }

  #text(at: number, length: number, label: string): string {
    const text = new TextDecoder(label).decode(this.#bytes.subarray(at, at + length));
    return text.replace(/\0[\s\S]*$/, '');
  }
}

const codepages: Readonly<Record<number, string>> = {
  866: 'ibm866',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  65001: 'utf-8',
};

/** What TextDecoder calls a Windows code page; windows-1252 for those that it does not know. */
export const labelOf = (page: number): string =>
  codepages[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252');

/** Ticks of 100 nanoseconds since 1601, in UTC. Editing times are kept the same way and are no dates. */
function timeOf(ticks: bigint): string {
  const date = new Date(Number(ticks / 10_000n) - 11_644_473_600_000);
  if (Number.isNaN(date.getTime()) || date.getTime() < 0) return '';
  return date.toISOString().replace('.000Z', 'Z');
}
