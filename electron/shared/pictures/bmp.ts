// Decodes Windows bitmaps of every kind that is in use, those that are packed by runs among them.
import type { Pixels } from './tiff.ts';

const RLE8 = 1;
const RLE4 = 2;
const BIT_FIELDS = 3;
const ALPHA_BIT_FIELDS = 6;
const OLD_HEADER = 12;
/** Larger ones are not decoded: they would need more memory than a thread may have. */
const MOST_PIXELS = 100_000_000;

interface Header {
  readonly width: number;
  readonly height: number;
  readonly isTopDown: boolean;
  readonly bits: number;
  readonly packing: number;
  /** Four bytes a colour: blue, green, red. */
  readonly colours: readonly (readonly [red: number, green: number, blue: number])[];
  readonly masks: readonly number[];
  readonly start: number;
}

/** Decodes a bitmap. Throws with a sentence when it is damaged or too large. Rows that are cut off stay white. */
export function decodeBmp(bytes: Uint8Array): Pixels {
  try {
    const header = headerOf(bytes);
    const { width, height, packing } = header;
    if (width <= 0 || height <= 0 || width * height > MOST_PIXELS) throw new RangeError('size');
    const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
    if (packing === RLE8 || packing === RLE4) unpack(bytes, header, rgba);
    else if (packing === 0 || packing === BIT_FIELDS || packing === ALPHA_BIT_FIELDS)
      copyRows(bytes, header, rgba);
    else throw new RangeError('packing');
    return { width, height, rgba };
  } catch (error) {
    if (error instanceof RangeError) throw new Error('The picture is damaged, or larger than can be shown.');
    throw error;
  }
}

function headerOf(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(14, true);
  const isOld = size === OLD_HEADER;
  const rows = isOld ? view.getInt16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(isOld ? 24 : 28, true);
  const packing = isOld ? 0 : view.getUint32(30, true);
  const hasMasks = packing === BIT_FIELDS || packing === ALPHA_BIT_FIELDS;
  // Behind the shortest header masks stand apart, and the colours after them.
  const apart = hasMasks && size === 40 ? (packing === ALPHA_BIT_FIELDS ? 16 : 12) : 0;
  const named = isOld || size < 36 ? 0 : view.getUint32(46, true);
  const count = bits > 8 ? 0 : Math.min(named || 2 ** bits, 256);
  const step = isOld ? 3 : 4;
  const colours = Array.from({ length: count }, (_, index) => {
    const at = 14 + size + apart + index * step;
    return [bytes[at + 2] ?? 0, bytes[at + 1] ?? 0, bytes[at] ?? 0] as const;
  });
  return {
    width: isOld ? view.getUint16(18, true) : view.getInt32(18, true),
    height: Math.abs(rows),
    isTopDown: rows < 0,
    bits,
    packing,
    colours,
    masks: hasMasks ? [54, 58, 62].map(at => view.getUint32(at, true)) : [],
    start: view.getUint32(10, true),
  };
}

/** Puts one pixel; `y` counts from the row that stands first in the file. */
function put(
  rgba: Uint8ClampedArray,
  { width, height, isTopDown }: Header,
  x: number,
  y: number,
  [red, green, blue]: readonly [number, number, number],
): void {
  if (x >= width || y >= height) return;
  const at = ((isTopDown ? y : height - 1 - y) * width + x) * 4;
  rgba[at] = red;
  rgba[at + 1] = green;
  rgba[at + 2] = blue;
}

const BLACK = [0, 0, 0] as const;

function copyRows(bytes: Uint8Array, header: Header, rgba: Uint8ClampedArray): void {
  const { width, height, bits, start } = header;
  const length = Math.ceil((width * bits) / 32) * 4;
  const pixel = pixelReader(bytes, header);
  for (let y = 0; y < height; y++) {
    const row = start + y * length;
    if (row + length > bytes.length) return;
    for (let x = 0; x < width; x++) put(rgba, header, x, y, pixel(row, x));
  }
}

type Colour = readonly [red: number, green: number, blue: number];

function pixelReader(
  bytes: Uint8Array,
  { bits, colours, masks }: Header,
): (row: number, x: number) => Colour {
  if (bits <= 8) {
    const each = 8 / bits;
    return (row, x) => {
      const shift = 8 - bits * ((x % each) + 1);
      const index = ((bytes[row + Math.floor(x / each)] ?? 0) >> shift) & (2 ** bits - 1);
      return colours[index] ?? BLACK;
    };
  }
  if (bits === 24 || (bits === 32 && masks.length === 0))
    return (row, x) => {
      const at = row + (x * bits) / 8;
      return [bytes[at + 2] ?? 0, bytes[at + 1] ?? 0, bytes[at] ?? 0];
    };
  if (bits !== 16 && bits !== 32) throw new RangeError('bits');
  const [red = 0x7c00, green = 0x3e0, blue = 0x1f] = masks;
  return (row, x) => {
    const at = row + (x * bits) / 8;
    const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
    const value =
      bits === 16 ? low : (low | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0;
    return [share(value, red), share(value, green), share(value, blue)];
  };
}

/** The part of a value that a mask leaves, from 0 to 255. */
function share(value: number, mask: number): number {
  return mask === 0 ? 0 : Math.round((((value & mask) >>> 0) / mask) * 255);
}

/** Runs of one colour, stretches that stand as they are, and steps: a count, then what it counts. */
function unpack(bytes: Uint8Array, header: Header, rgba: Uint8ClampedArray): void {
  const isHalf = header.packing === RLE4;
  const colourAt = (at: number, index: number): Colour => {
    const byte = bytes[at + (isHalf ? index >> 1 : index)] ?? 0;
    return header.colours[isHalf ? (index % 2 === 0 ? byte >> 4 : byte & 15) : byte] ?? BLACK;
  };
  let [x, y] = [0, 0];
  for (let at = header.start; at + 1 < bytes.length && y < header.height; ) {
    const [count = 0, what = 0] = [bytes[at], bytes[at + 1]];
    at += 2;
    if (count > 0) {
      for (let index = 0; index < count; index++)
        put(rgba, header, x++, y, colourAt(at - 1, isHalf ? index % 2 : 0));
    } else if (what === 0) [x, y] = [0, y + 1];
    else if (what === 1) return;
    else if (what === 2) {
      x += bytes[at] ?? 0;
      y += bytes[at + 1] ?? 0;
      at += 2;
    } else {
      for (let index = 0; index < what; index++) put(rgba, header, x++, y, colourAt(at, index));
      at += Math.ceil((isHalf ? Math.ceil(what / 2) : what) / 2) * 2;
    }
  }
}
