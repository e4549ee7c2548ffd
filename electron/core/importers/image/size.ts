// Size of a picture from its header alone: pixels are never decoded here.
import { jpegSize } from '../../../shared/pictures/jpeg-size.ts';
import { type TiffPage, tiffPages } from '../../../shared/pictures/tiff-directory.ts';

/** Width and height in pixels of each page of a picture. */
export type PixelSizes = readonly { readonly width: number; readonly height: number }[];

/** Sizes of the pages of a picture (one, but for TIFF). Undefined when the header is broken or cut. */
export function pixelSizes(bytes: Uint8Array, mediaType: string): PixelSizes | undefined {
  try {
    const sizes = mediaType === 'image/tiff' ? tiffPages(bytes).map(turned) : [single(bytes, mediaType)];
    return sizes.length > 0 && sizes.every(({ width, height }) => width > 0 && height > 0)
      ? sizes
      : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const turned = ({ width, height, orientation }: TiffPage): PixelSizes[number] =>
  orientation >= 5 ? { width: height, height: width } : { width, height };

function broken(): never {
  throw new RangeError('no size');
}

function single(bytes: Uint8Array, mediaType: string): PixelSizes[number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
      return jpegSize(bytes) ?? broken();
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
