// Decodes pages of a TIFF, which browsers do not show. Meant for a thread of its own: a hostile file may keep it busy.
import { decodeTiff } from './tiff-decoder.ts';
import { keepAlone, refuseTooLarge, type TiffPage, tiffPages } from './tiff-directory.ts';

/** A decoded page, upright: four bytes a pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

const JPEG = 7;

/** An open TIFF. It keeps the bytes, and changes them as it reads: give it a copy of its own. */
export class TiffFile {
  readonly pages: readonly TiffPage[];
  readonly #bytes: Uint8Array<ArrayBuffer>;

  /** Throws when the file is damaged. */
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
    try {
      this.pages = tiffPages(this.#bytes);
    } catch (error) {
      // The directories of a file that was cut off lead beyond its end.
      if (!(error instanceof RangeError)) throw error;
      throw new Error('The picture is damaged: its pages cannot be drawn.');
    }
  }

  /** Width and height of a page as it is shown; pages count from 1. */
  size(number: number): { width: number; height: number } {
    const page = this.page(number);
    const { width, height } = page;
    return page.orientation >= 5 ? { width: height, height: width } : { width, height };
  }

  /** Decodes a page. Throws when it is damaged or too large. */
  decode(number: number): Pixels {
    const page = this.page(number);
    refuseTooLarge(this.#bytes, page);
    // The decoder makes a white page of these.
    if (page.compression === JPEG && page.isTiled && page.bits <= 8)
      throw new Error('Pages packed like this one cannot be shown. Save it as PDF and import that.');
    keepAlone(this.#bytes, page);
    const rgba = decodeTiff(this.#bytes.buffer);
    if (rgba.length !== page.width * page.height * 4) throw new Error('The page is damaged.');
    return upright(new Uint8ClampedArray(rgba.buffer as ArrayBuffer, rgba.byteOffset, rgba.length), page);
  }

  /** What a page says of itself. Throws when there is none of this number. */
  page(number: number): TiffPage {
    const page = this.pages[number - 1];
    if (page === undefined) throw new Error(`The file has no page ${number}.`);
    return page;
  }
}

/** Turns or mirrors a page as its directory says. */
function upright(rgba: Uint8ClampedArray<ArrayBuffer>, { width, height, orientation }: TiffPage): Pixels {
  if (orientation < 2 || orientation > 8) return { width, height, rgba };
  const from = new Uint32Array(rgba.buffer.slice(rgba.byteOffset, rgba.byteOffset + rgba.length));
  const isTurned = orientation >= 5;
  const [wide, high] = isTurned ? [height, width] : [width, height];
  const to = new Uint32Array(from.length);
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const [column, row] = sourceOf(orientation, x, y, width, height);
      to[y * wide + x] = from[row * width + column] ?? 0;
    }
  return { width: wide, height: high, rgba: new Uint8ClampedArray(to.buffer) };
}

/** Which stored pixel stands at a place of the upright page. */
function sourceOf(
  orientation: number,
  x: number,
  y: number,
  width: number,
  height: number,
): [number, number] {
  switch (orientation) {
    case 2:
      return [width - 1 - x, y];
    case 3:
      return [width - 1 - x, height - 1 - y];
    case 4:
      return [x, height - 1 - y];
    case 5:
      return [y, x];
    case 6:
      return [y, height - 1 - x];
    case 7:
      return [width - 1 - y, height - 1 - x];
    default:
      return [width - 1 - y, x];
  }
}
