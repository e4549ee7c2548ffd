// What a camera or program wrote into a picture: when, where, with what, and how it is to be turned (EXIF).
import { decodeText } from '../text/encoding.ts';

/** What a picture says of itself. `orientation` is 1 to 8; from 5 on, it stands on its side. */
export interface PictureFacts {
  readonly orientation: number;
  readonly metadata: Readonly<Record<string, string>>;
}

const names: Readonly<Record<number, string>> = {
  270: 'Description',
  271: 'Camera make',
  272: 'Camera model',
  305: 'Software',
  306: 'Modified',
  315: 'Author',
  33432: 'Copyright',
  36867: 'Taken',
  36868: 'Digitized',
  42036: 'Lens',
};
const ORIENTATION = 0x0112;
const DETAILS = 0x8769;
const PLACE = 0x8825;
/** Offsets from UTC, with the time that each belongs to. */
const offsets: Readonly<Record<number, string>> = { 36880: 'Modified', 36881: 'Taken', 36882: 'Digitized' };
const times = new Set(Object.values(offsets));

/** Reads what stands in a picture beside its pixels. Damage only leaves some of it out. */
export function pictureFacts(bytes: Uint8Array, mediaType: string): PictureFacts {
  const metadata: Record<string, string> = {};
  if (mediaType === 'image/png') pngTexts(bytes, metadata);
  const block = exifBlock(bytes, mediaType);
  if (block === undefined) return { orientation: 1, metadata };
  const reader = new ExifReader(block, metadata);
  return { orientation: reader.read(), metadata };
}

class ExifReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #little: boolean;
  readonly #metadata: Record<string, string>;
  readonly #place = new Map<number, string | readonly number[]>();
  #orientation = 1;

  constructor(block: Uint8Array, metadata: Record<string, string>) {
    this.#bytes = block;
    this.#view = new DataView(block.buffer, block.byteOffset, block.byteLength);
    this.#little = block[0] === 0x49;
    this.#metadata = metadata;
  }

  /** Fills in the metadata; answers the orientation. */
  read(): number {
    try {
      this.#directory(this.#view.getUint32(4, this.#little), 0);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    const place = placeOf(this.#place);
    if (place !== '') this.#metadata['GPS position'] = place;
    return this.#orientation;
  }

  #directory(at: number, kind: number): void {
    const count = Math.min(this.#view.getUint16(at, this.#little), 500);
    for (let index = 0; index < count; index++) {
      const entry = at + 2 + index * 12;
      const tag = this.#view.getUint16(entry, this.#little);
      if ((tag === DETAILS || tag === PLACE) && kind === 0)
        this.#directory(this.#view.getUint32(entry + 8, this.#little), tag);
      else this.#take(tag, this.#value(entry), kind);
    }
  }

  #take(tag: number, value: string | readonly number[], kind: number): void {
    if (kind === PLACE) {
      this.#place.set(tag, value);
      return;
    }
    if (tag === ORIENTATION && typeof value !== 'string') this.#orientation = sound(value[0]);
    if (typeof value !== 'string' || value === '') return;
    const name = names[tag];
    const timed = offsets[tag];
    const said = name !== undefined && times.has(name) ? timeOf(value) : value.slice(0, 1000);
    if (name !== undefined && said !== '') this.#metadata[name] = said;
    if (timed !== undefined && this.#metadata[timed]) this.#metadata[timed] += ` ${value}`;
  }

  /** Letters, or numbers; fractions are worked out. */
  #value(entry: number): string | readonly number[] {
    const type = this.#view.getUint16(entry + 2, this.#little);
    const count = Math.min(this.#view.getUint32(entry + 4, this.#little), 100_000);
    const size = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 10: 8 }[type];
    if (size === undefined) return [];
    const at = count * size <= 4 ? entry + 8 : this.#view.getUint32(entry + 8, this.#little);
    if (at + count * size > this.#bytes.length) return [];
    if (type === 2) return lettersOf(this.#bytes.subarray(at, at + count));
    return Array.from({ length: Math.min(count, 16) }, (_, index) => this.#number(type, at + index * size));
  }

  #number(type: number, at: number): number {
    if (type === 1) return this.#view.getUint8(at);
    if (type === 3) return this.#view.getUint16(at, this.#little);
    if (type === 4) return this.#view.getUint32(at, this.#little);
    return this.#view.getUint32(at, this.#little) / this.#view.getUint32(at + 4, this.#little);
  }
}

const sound = (value: number | undefined): number =>
  value !== undefined && value >= 1 && value <= 8 ? value : 1;

function lettersOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return (decodeText(end < 0 ? bytes : bytes.subarray(0, end))?.text ?? '').trim();
}

/**
 * `2021:05:06 07:08:09` with the marks that dates have; of no time zone that is known. A clock that was never set leaves
 * noughts or blanks, which say nothing; what else is no date stays as it was written.
 */
const timeOf = (value: string): string => {
  const [, year = '', month = '', day = '', rest = ''] = /^(\d{4}):(\d\d):(\d\d)(.*)$/.exec(value) ?? [];
  if (/^[0:\s]*$/.test(value)) return '';
  const isDate = year > '0000' && month >= '01' && month <= '12' && day >= '01' && day <= '31';
  return isDate ? `${year}-${month}-${day}${rest}` : value;
};

/** Degrees, minutes and seconds as one number each, with the height above the sea where it is known. */
function placeOf(place: ReadonlyMap<number, string | readonly number[]>): string {
  const degrees = (tag: number): number | undefined => {
    const parts = place.get(tag + 1);
    if (parts === undefined || typeof parts === 'string' || parts.length < 3) return undefined;
    const [whole = 0, minutes = 0, seconds = 0] = parts;
    const value = whole + minutes / 60 + seconds / 3600;
    const side = place.get(tag);
    return Number.isFinite(value) ? (side === 'S' || side === 'W' ? -value : value) : undefined;
  };
  const [latitude, longitude] = [degrees(1), degrees(3)];
  if (latitude === undefined || longitude === undefined) return '';
  const taken = place.get(29);
  const day = typeof taken === 'string' && taken !== '' ? ` (${timeOf(taken)})` : '';
  return `${latitude.toFixed(6)}, ${longitude.toFixed(6)}${day}`;
}

function exifBlock(bytes: Uint8Array, mediaType: string): Uint8Array | undefined {
  try {
    if (mediaType === 'image/tiff') return bytes;
    if (mediaType === 'image/jpeg') return inJpeg(bytes);
    if (mediaType === 'image/png')
      return chunks(bytes, 8, false).find(({ name }) => name === 'eXIf')?.content;
    if (mediaType === 'image/webp')
      return withoutHead(chunks(bytes, 12, true).find(({ name }) => name === 'EXIF')?.content);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

const HEAD = 'Exif\0\0';

const withoutHead = (content: Uint8Array | undefined): Uint8Array | undefined =>
  content && latin(content, 0, HEAD.length) === HEAD ? content.subarray(HEAD.length) : content;

function inJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; view.getUint16(at) >= 0xff01 && view.getUint16(at) !== 0xffda; ) {
    const end = at + 2 + view.getUint16(at + 2);
    if (view.getUint16(at) === 0xffe1 && latin(bytes, at + 4, at + 10) === HEAD)
      return bytes.subarray(at + 10, end);
    at = end;
  }
  return undefined;
}

interface Chunk {
  readonly name: string;
  readonly content: Uint8Array;
}

/** The chunks of a PNG or WebP. */
function chunks(bytes: Uint8Array, start: number, isWebp: boolean): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Chunk[] = [];
  for (let at = start; at + 8 <= bytes.length && found.length < 100_000; ) {
    const length = view.getUint32(isWebp ? at + 4 : at, isWebp);
    const name = latin(bytes, isWebp ? at : at + 4, isWebp ? at + 4 : at + 8);
    if (at + 8 + length > bytes.length) break;
    found.push({ name, content: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (isWebp ? length % 2 : 4);
  }
  return found;
}

/** Plain texts of a PNG: a keyword, then what it says. Packed ones are passed over. */
function pngTexts(bytes: Uint8Array, metadata: Record<string, string>): void {
  for (const { name, content } of chunks(bytes, 8, false)) {
    if (name !== 'tEXt' && name !== 'iTXt') continue;
    const end = content.indexOf(0);
    if (end <= 0 || end > 79) continue;
    const key = latin(content, 0, end);
    const said = name === 'tEXt' ? latin(content, end + 1, content.length) : longText(content, end);
    if (said.trim() !== '' && said.length < 2000 && !key.includes(':')) metadata[key] = said.trim();
  }
}

/** Whether it is packed, how, its language, the keyword in that language, and the text. */
function longText(content: Uint8Array, end: number): string {
  if (content[end + 1] !== 0) return '';
  const language = content.indexOf(0, end + 3);
  const keyword = content.indexOf(0, language + 1);
  return language < 0 || keyword < 0 ? '' : new TextDecoder().decode(content.subarray(keyword + 1));
}

function latin(bytes: Uint8Array, start: number, end: number): string {
  return new TextDecoder('windows-1252').decode(bytes.subarray(start, end));
}
