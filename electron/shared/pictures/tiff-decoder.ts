// The library that decodes TIFFs, mended where it draws JPEG pages in shades of gray wrongly and stumbles over CMYK.
import utif, { type Directory } from 'utif2';

type Numbers = readonly number[] | undefined;

const numberOf = (directory: Directory, tag: number): number | undefined =>
  (directory[`t${tag}`] as Numbers)?.[0];

const BITS = 258;
const PHOTOMETRIC = 262;
const STRIPS = 273;
const SAMPLES = 277;
const ROWS = 278;

const decodeJpeg = utif.decode._decodeNewJPEG;

/** It writes three bytes for each pixel, whatever there is room for. */
utif.decode._decodeNewJPEG = (image, data, from, length, target, at) => {
  const samples = numberOf(image, SAMPLES) ?? 1;
  if (numberOf(image, BITS) !== 8 || (samples !== 1 && samples !== 4))
    return decodeJpeg(image, data, from, length, target, at);
  if (samples === 1) {
    const rows = Math.min(numberOf(image, ROWS) ?? image.height, image.height);
    const pixels = Math.min(image.width * rows, target.length - at);
    const wide = new Uint8Array(pixels * 3);
    decodeJpeg(image, data, from, length, wide, 0);
    for (let pixel = 0; pixel < pixels; pixel++) target[at + pixel] = wide[pixel * 3] ?? 0;
    return;
  }
  if (((image[`t${STRIPS}`] as Numbers)?.length ?? 0) > 1)
    throw new Error('Pages packed like this one cannot be shown. Save it as PDF and import that.');
  decodeJpeg(image, data, from, length, target, at);
  Object.assign(image, { [`t${PHOTOMETRIC}`]: [2], [`t${SAMPLES}`]: [3] });
};

/** Decodes the only page of a TIFF as four bytes a pixel. */
export function decodeTiff(bytes: ArrayBuffer): Uint8Array {
  const [directory] = utif.decode(bytes);
  if (directory === undefined) throw new Error('The page is damaged.');
  utif.decodeImage(bytes, directory);
  return withWindow(() => utif.toRGBA8(directory));
}

/** Of CMYK it asks the window for a better way; a thread has no window. */
function withWindow<Result>(run: () => Result): Result {
  if ('window' in globalThis) return run();
  Object.defineProperty(globalThis, 'window', { value: {}, configurable: true });
  try {
    return run();
  } finally {
    Reflect.deleteProperty(globalThis, 'window');
  }
}
