// The pages of a TIFF from its directories alone: pixels are never decoded here.
import { jpegSize } from './jpeg-size.ts';

/** One page: where its directory stands, and what that says of its size. */
export interface TiffPage {
  readonly at: number;
  /** As it is stored, before it is turned. */
  readonly width: number;
  readonly height: number;
  /** How it is to be turned, 1 to 8, as in EXIF. */
  readonly orientation: number;
  /** How many bits each pixel has, all samples together. */
  readonly bits: number;
  readonly compression: number;
  /** Where its strips or tiles begin. */
  readonly strips: readonly number[];
  readonly isTiled: boolean;
}

/** More pages than this in one TIFF are a chain that somebody tied into a loop. */
const MOST_PAGES = 10_000;
/** More strips than this has no honest page. */
const MOST_STRIPS = 100_000;

const TAG = {
  REDUCED: 254,
  WIDTH: 256,
  HEIGHT: 257,
  BITS: 258,
  COMPRESSION: 259,
  STRIPS: 273,
  ORIENTATION: 274,
  SAMPLES: 277,
  TILES: 324,
} as const;

/** Pages in their order, thumbnails left out. Throws `RangeError` when the file is cut or is a BigTIFF. */
export function tiffPages(bytes: Uint8Array): TiffPage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint16(0) === 0x4949;
  if (view.getUint16(2, little) === 43) throw new RangeError('BigTIFF is not read');
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  let at = view.getUint32(4, little);
  while (at !== 0 && !seen.has(at) && pages.length < MOST_PAGES) {
    seen.add(at);
    const { page, isReduced, next } = readDirectory(view, at, little);
    if (!isReduced) pages.push(page);
    at = next;
  }
  return pages;
}

/** Changes a TIFF so that it has this page alone: decoders would follow a chain in circles. */
export function keepAlone(bytes: Uint8Array, page: TiffPage): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint16(0) === 0x4949;
  view.setUint32(4, page.at, little);
  view.setUint32(page.at + 2 + view.getUint16(page.at, little) * 12, 0, little);
}

/** Larger pages are not decoded: they would need more memory than a thread may have. */
const MOST_PIXELS = 100_000_000;
const MOST_BYTES = 600_000_000;
const JPEG = new Set([6, 7]);

/** Throws when a page is too large to be decoded: by what it says of itself, or by what the JPEG pictures in it say. */
export function refuseTooLarge(
  bytes: Uint8Array,
  { width, height, bits, compression, strips }: TiffPage,
): void {
  const pixels = width * height;
  const inside = JPEG.has(compression) ? strips.map(at => jpegSize(bytes.subarray(at))) : [];
  const largest = Math.max(pixels, ...inside.map(size => (size ? size.width * size.height : 0)));
  if (pixels === 0) throw new Error('The page has no pixels.');
  if (largest > MOST_PIXELS || (pixels * bits) / 8 > MOST_BYTES)
    throw new Error(
      'The page is too large to be shown. Make it smaller with another program and import that.',
    );
}

interface Directory {
  readonly page: TiffPage;
  readonly isReduced: boolean;
  readonly next: number;
}

function readDirectory(view: DataView, at: number, little: boolean): Directory {
  const count = view.getUint16(at, little);
  const values = new Map<number, readonly number[]>();
  for (let entry = 0; entry < count; entry++) {
    const place = at + 2 + entry * 12;
    values.set(view.getUint16(place, little), valuesAt(view, place, little));
  }
  const first = (tag: number, otherwise: number): number => values.get(tag)?.[0] ?? otherwise;
  const bits = values.get(TAG.BITS) ?? [1];
  return {
    page: {
      at,
      width: first(TAG.WIDTH, 0),
      height: first(TAG.HEIGHT, 0),
      orientation: first(TAG.ORIENTATION, 1),
      bits: Math.max(...bits) * first(TAG.SAMPLES, bits.length),
      compression: first(TAG.COMPRESSION, 1),
      strips: values.get(TAG.TILES) ?? values.get(TAG.STRIPS) ?? [],
      isTiled: values.has(TAG.TILES),
    },
    isReduced: (first(TAG.REDUCED, 0) & 1) !== 0,
    next: view.getUint32(at + 2 + count * 12, little),
  };
}

/** Whole numbers of an entry; other kinds of value are not needed. */
function valuesAt(view: DataView, place: number, little: boolean): number[] {
  const size = { 3: 2, 4: 4 }[view.getUint16(place + 2, little)];
  const count = Math.min(view.getUint32(place + 4, little), MOST_STRIPS);
  if (size === undefined) return [];
  const start = count * size <= 4 ? place + 8 : view.getUint32(place + 8, little);
  return Array.from({ length: count }, (_, index) =>
    size === 2 ? view.getUint16(start + index * 2, little) : view.getUint32(start + index * 4, little),
  );
}
