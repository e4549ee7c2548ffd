// Pictures of pages, drawn in memory.
import { type Canvas, createCanvas, type Image, ImageData, loadImage } from '@napi-rs/canvas';
import { decodeBmp } from '../../shared/pictures/bmp.ts';
import { firstFrame } from '../../shared/pictures/frames.ts';
import { type Pixels, TiffFile } from '../../shared/pictures/tiff.ts';
import { keepAlone, refuseTooLarge } from '../../shared/pictures/tiff-directory.ts';
import { canvasOf, openPdf } from '../typesetter/page-renderer.ts';
import { grayOf, type Picture } from './picture.ts';

/** A page drawn for recognition: `scale` is pixels of the picture for one unit (point or pixel) of the page. */
export interface DrawnPage {
  readonly picture: Picture;
  readonly scale: number;
}

/** A file whose pages can be drawn. */
export interface Drawable {
  /** The page with this number, from 1. Rejects when it cannot be drawn. */
  draw(page: number): Promise<DrawnPage>;
  close(): Promise<void>;
}

const POINTS_PER_INCH = 72;
/** Scans have 200 to 300; drawn a little finer or coarser than they are, they read as well. */
const DOTS_PER_INCH = 250;
/** An A3 sheet at 250 dots an inch has 12 megapixels; larger pages are drawn more coarsely. */
const MOST_PIXELS = 12_000_000;
/** A picture with fewer pixels than this is enlarged: small letters read badly. */
const FEW_PIXELS = 1_000_000;
/** Larger pictures inside a PDF are left out instead of filling the memory. */
const MOST_EMBEDDED_PIXELS = 120_000_000;

/** Formats that can be decoded. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif']);

/** Makes a sound PNG of a picture file, turned as its EXIF note (1 to 8) says. */
export type Decode = (file: Uint8Array, orientation: number) => Uint8Array;

/** Opens a PDF or a picture for drawing. Rejects when it is neither, or cannot be drawn. */
export async function openDrawable(
  bytes: Uint8Array,
  mediaType: string,
  decode: Decode,
  password?: string,
): Promise<Drawable> {
  if (mediaType === 'application/pdf') return await openPages(bytes, password);
  if (mediaType === 'image/bmp') return openPicture(() => drawPixels(decodeBmp(bytes)));
  if (mediaType === 'image/webp')
    return openPicture(() => drawPicture(decode(firstFrame(bytes), orientationOf(bytes))));
  if (PICTURES.has(mediaType)) return openPicture(() => drawPicture(decode(bytes, orientationOf(bytes))));
  if (mediaType === 'image/tiff') return openTiff(bytes, decode);
  throw new Error('Pictures of this format cannot be drawn. Save it as PNG or PDF and import that.');
}

async function openPages(bytes: Uint8Array, password: string | undefined): Promise<Drawable> {
  const document = await openPdf(bytes, MOST_EMBEDDED_PIXELS, password);
  return {
    async draw(number) {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const fitting = Math.sqrt(MOST_PIXELS / (width * height));
      const scale = Math.min(DOTS_PER_INCH / POINTS_PER_INCH, fitting);
      const canvas = await canvasOf(page, scale);
      page.cleanup();
      return { picture: pictureOf(canvas, scale * POINTS_PER_INCH), scale: canvas.width / width };
    },
    close: () => document.loadingTask.destroy(),
  };
}

/** Each page is decoded by itself, when its turn comes. */
function openTiff(bytes: Uint8Array, decode: Decode): Drawable {
  const own = bytes.slice();
  const file = new TiffFile(own);
  return openPicture(number => {
    const page = file.page(number);
    refuseTooLarge(own, page);
    keepAlone(own, page);
    try {
      return drawPicture(decode(own, UPRIGHT));
    } catch {
      // The first decoder knows no tiles, the second not every way of packing.
      return drawPixels(file.decode(number));
    }
  });
}

const openPicture = (draw: (number: number) => Promise<DrawnPage>): Drawable => ({
  draw: async number => await draw(number),
  close: async () => undefined,
});

/** The drawing library takes the process along when it meets a damaged file: it only gets sound ones. */
async function drawPicture(sound: Uint8Array): Promise<DrawnPage> {
  return drawImage(await loadImage(Buffer.from(sound)));
}

async function drawPixels({ width, height, rgba }: Pixels): Promise<DrawnPage> {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(rgba, width, height), 0, 0);
  return drawImage(canvas);
}

function drawImage(image: Image | Canvas): DrawnPage {
  const pixels = image.width * image.height;
  const scale = pixels < FEW_PIXELS ? 2 : Math.min(1, Math.sqrt(MOST_PIXELS / pixels));
  const canvas = createCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return { picture: pictureOf(canvas), scale };
}

/** The orientation of a picture that needs no turning; the decoder turns pages of a TIFF by itself. */
const UPRIGHT = 1;

/** The EXIF tag of orientation, one short number, in both byte orders, with the place of its value. */
const ORIENTATION: readonly (readonly [tag: readonly number[], value: number])[] = [
  [[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0], 9],
  [[0x12, 0x01, 3, 0, 1, 0, 0, 0], 8],
];
const HEADER_BYTES = 4096;

/** How the camera was held, 1 to 8; 1 when a picture does not say. */
function orientationOf(bytes: Uint8Array): number {
  const header = Buffer.from(bytes.subarray(0, HEADER_BYTES));
  if (header.readUInt16BE(0) !== 0xffd8) return 1;
  for (const [tag, value] of ORIENTATION) {
    const at = header.indexOf(Buffer.from(tag));
    const found = at < 0 ? 0 : (header[at + value] ?? 0);
    if (found >= 1 && found <= 8) return found;
  }
  return 1;
}

function pictureOf(canvas: Canvas, dotsPerInch?: number): Picture {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  return {
    width,
    height,
    gray: grayOf(data, width, height),
    dotsPerInch: dotsPerInch && Math.round(dotsPerInch),
  };
}
