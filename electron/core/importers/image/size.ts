// Size of a picture from its header alone: pixels are never decoded here.

/** Width and height in pixels of each page of a picture. */
export type PixelSizes = readonly { readonly width: number; readonly height: number }[];

/** More pages than this in one TIFF are a chain that somebody tied into a loop. */
const MOST_PAGES = 10_000;

/** Sizes of the pages of a picture (one, but for TIFF). Undefined when the header is broken or cut. */
export function pixelSizes(bytes: Uint8Array, mediaType: string): PixelSizes | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const sizes = mediaType === 'image/tiff' ? tiff(view) : [single(view, mediaType)];
    return sizes.length > 0 && sizes.every(({ width, height }) => width > 0 && height > 0)
      ? sizes
      : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function single(view: DataView, mediaType: string): PixelSizes[number] {
  switch (mediaType) {
    case 'image/png':
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case 'image/gif':
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 'image/bmp':
      return bmp(view);
    case 'image/webp':
      return webp(view);
    default:
      return jpeg(view);
  }
}

function bmp(view: DataView): PixelSizes[number] {
  if (view.getUint32(14, true) === 12)
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

function webp(view: DataView): PixelSizes[number] {
  const format = String.fromCharCode(
    view.getUint8(12),
    view.getUint8(13),
    view.getUint8(14),
    view.getUint8(15),
  );
  if (format === 'VP8X') return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  if (format === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

/** Walks the segments to the frame header; a turned picture (EXIF) is left as it is stored. */
function jpeg(view: DataView): PixelSizes[number] {
  for (let at = 2; ; ) {
    const marker = view.getUint16(at);
    if (marker === 0xffff) {
      at++;
      continue;
    }
    if (marker < 0xff00) throw new RangeError('no marker');
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
}

const WIDTH_TAG = 256;
const HEIGHT_TAG = 257;
const REDUCED_TAG = 254;

function tiff(view: DataView): PixelSizes {
  const little = view.getUint16(0) === 0x4949;
  if (view.getUint16(2, little) === 43) throw new RangeError('BigTIFF is not read');
  const sizes: PixelSizes[number][] = [];
  const seen = new Set<number>();
  let at = view.getUint32(4, little);
  while (at !== 0 && !seen.has(at) && sizes.length < MOST_PAGES) {
    seen.add(at);
    const entries = view.getUint16(at, little);
    const tags = new Map<number, number>();
    for (let entry = 0; entry < entries; entry++) {
      const place = at + 2 + entry * 12;
      const isShort = view.getUint16(place + 2, little) === 3;
      const value = isShort ? view.getUint16(place + 8, little) : view.getUint32(place + 8, little);
      tags.set(view.getUint16(place, little), value);
    }
    // Bit 0: a thumbnail of another page.
    if (((tags.get(REDUCED_TAG) ?? 0) & 1) === 0)
      sizes.push({ width: tags.get(WIDTH_TAG) ?? 0, height: tags.get(HEIGHT_TAG) ?? 0 });
    at = view.getUint32(at + 2 + entries * 12, little);
  }
  return sizes;
}
