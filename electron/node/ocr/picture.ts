import type { Turn } from '../../core/ports/recogniser.ts';

/** A picture in shades of gray. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, row by row from the top; 255 is white. */
  readonly gray: Uint8Array;
  readonly dotsPerInch?: number | undefined;
}

/** Shades of gray from red, green, blue and opacity, over white. */
export function grayOf(rgba: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const gray = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < gray.length; at++, from += 4) {
    const red = rgba[from] as number;
    const green = rgba[from + 1] as number;
    const blue = rgba[from + 2] as number;
    gray[at] = (red * 77 + green * 151 + blue * 28) >> 8;
  }
  return gray;
}

/** The picture turned clockwise. */
export function turned(picture: Picture, turn: Turn): Picture {
  if (turn === 0) return picture;
  const { width, height, gray } = picture;
  const out = new Uint8Array(gray.length);
  if (turn === 180) {
    for (let at = 0, to = gray.length - 1; to >= 0; at++, to--) out[to] = gray[at] as number;
    return { ...picture, gray: out };
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const to = turn === 90 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y;
      out[to] = gray[y * width + x] as number;
    }
  return { ...picture, width: height, height: width, gray: out };
}

/** Darker pixels than this are ink. */
const INK = 128;
/** Rows with a larger share of ink belong to pictures and frames. */
const MOST_INK = 0.4;

/** Around a few lines that stand alone, all of them are taken: a band could cut those that stand on their side. */
const MOST_BOX = 0.25;
const MARGIN = 40;
/** Fewer dark pixels than this in a row are dirt. */
const DIRT = 3;

/** The part of a picture that holds all its ink, when that is small; undefined otherwise. */
function inkBox(picture: Picture): Picture | undefined {
  const { width, height, gray } = picture;
  const rows = new Uint32Array(height);
  const columns = new Uint32Array(width);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++)
      if ((gray[at] as number) < INK) {
        rows[y] = (rows[y] as number) + 1;
        columns[x] = (columns[x] as number) + 1;
      }
  const [top, bottom] = endsOf(rows);
  const [left, right] = endsOf(columns);
  const [wide, tall] = [right - left, bottom - top];
  if (wide <= 0 || tall <= 0 || wide * tall > width * height * MOST_BOX) return undefined;
  const out = new Uint8Array(wide * tall);
  for (let y = 0; y < tall; y++)
    out.set(gray.subarray((top + y) * width + left, (top + y) * width + right), y * wide);
  return { ...picture, width: wide, height: tall, gray: out };
}

/** First and last place of ink, with a margin. */
function endsOf(ink: Uint32Array): [first: number, end: number] {
  const first = ink.findIndex(count => count >= DIRT);
  const last = ink.findLastIndex(count => count >= DIRT);
  return first < 0 ? [0, 0] : [Math.max(0, first - MARGIN), Math.min(ink.length, last + MARGIN)];
}

/** The band of a picture, as wide as itself, that holds most writing: enough to tell languages by. */
export function bandOf(picture: Picture): Picture {
  const written = inkBox(picture);
  if (written) return written;
  const { width, height, gray } = picture;
  const rows = Math.min(height, Math.max(400, Math.round(height / 5)));
  const ink = Array.from({ length: height }, (_, y) => inkIn(gray.subarray(y * width, (y + 1) * width)));
  let sum = 0;
  let most = -1;
  let top = 0;
  for (let y = 0; y < height; y++) {
    sum += (ink[y] as number) - (ink[y - rows] ?? 0);
    if (y < rows - 1 || sum <= most) continue;
    most = sum;
    top = y - rows + 1;
  }
  return { ...picture, height: rows, gray: gray.subarray(top * width, (top + rows) * width) };
}

function inkIn(row: Uint8Array): number {
  let ink = 0;
  for (const shade of row) if (shade < INK) ink++;
  return ink > row.length * MOST_INK ? 0 : ink;
}
