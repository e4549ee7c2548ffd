// From a library's text items to page text and runs. Whoever draws the same items in the same order gets the same offsets.
import type { Page } from '../../../shared/contract/documents.ts';
import type { PdfFontStyle, PdfPage, PdfTextItem } from './pdf-reader.ts';

const USUAL_ASCENT = 0.8;
const USUAL_DESCENT = -0.2;

/** Page text (items in order, a line end where an item has one) with a run for each item that has characters. */
export function pageOf(number: number, page: PdfPage): Page {
  const runs: number[] = [];
  let text = '';
  for (const item of page.items) {
    if (item.str.length > 0) {
      runs.push(text.length, item.str.length);
      pushBox(runs, item, page);
    }
    text += item.hasEOL ? `${item.str}\n` : item.str;
  }
  return { number, text, width: twoDecimals(page.width), height: twoDecimals(page.height), runs };
}

const twoDecimals = (value: number): number => (Number.isFinite(value) ? Math.round(value * 100) / 100 : 0);

/** Appends `x, y, width, height, direction` of an item on the page as displayed. */
function pushBox(runs: number[], item: PdfTextItem, page: PdfPage): void {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform;
  const [ma = 1, mb = 0, mc = 0, md = -1, me = 0, mf = 0] = page.transform;
  const along = unit(a, b, 1, 0);
  const up = unit(c, d, -along.y, along.x);
  const style = page.styles[item.fontName];
  const [left, right, bottom, top] = extentOf(item, style, Math.hypot(c, d));
  // The corner at left and bottom, and the two sides that leave it, as displayed.
  const x = e + along.x * left + up.x * bottom;
  const y = f + along.y * left + up.y * bottom;
  const alongX = (ma * along.x + mc * along.y) * (right - left);
  const alongY = (mb * along.x + md * along.y) * (right - left);
  const upX = (ma * up.x + mc * up.y) * (top - bottom);
  const upY = (mb * up.x + md * up.y) * (top - bottom);
  const reading = style?.vertical ? { x: -up.x, y: -up.y } : along;
  runs.push(
    twoDecimals(ma * x + mc * y + me + Math.min(0, alongX) + Math.min(0, upX)),
    twoDecimals(mb * x + md * y + mf + Math.min(0, alongY) + Math.min(0, upY)),
    twoDecimals(Math.abs(alongX) + Math.abs(upX)),
    twoDecimals(Math.abs(alongY) + Math.abs(upY)),
    directionOf(page.transform, reading, item.dir === 'rtl'),
  );
}

type Extent = readonly [left: number, right: number, bottom: number, top: number];

/** Left, right, bottom and top of an item from its origin on the baseline, along and across its line. */
function extentOf(item: PdfTextItem, style: PdfFontStyle | undefined, size: number): Extent {
  if (style?.vertical) return [-size / 2, size / 2, -item.height, 0];
  const height = item.height || size;
  return [0, item.width, descentOf(style) * height, ascentOf(style) * height];
}

// Some fonts give the height of their lines here; a mark that tall would cover the lines above and below.
const ascentOf = (style: PdfFontStyle | undefined): number =>
  style && style.ascent > 0.4 ? Math.min(style.ascent, 0.95) : USUAL_ASCENT;
const descentOf = (style: PdfFontStyle | undefined): number =>
  style && style.descent < 0 ? Math.max(style.descent, -0.25) : USUAL_DESCENT;

function unit(x: number, y: number, elseX: number, elseY: number): { x: number; y: number } {
  const length = Math.hypot(x, y);
  return length > 0 ? { x: x / length, y: y / length } : { x: elseX, y: elseY };
}

/** Degrees clockwise as displayed, to the nearest quarter turn; right-to-left text is read the other way. */
function directionOf(
  [a = 1, b = 0, c = 0, d = -1]: readonly number[],
  reading: { x: number; y: number },
  isRightToLeft: boolean,
): number {
  const angle = Math.atan2(b * reading.x + d * reading.y, a * reading.x + c * reading.y);
  const quarter = Math.round(angle / (Math.PI / 2)) + (isRightToLeft ? 2 : 0);
  return (((quarter % 4) + 4) % 4) * 90;
}

/** `x, y, width, height` as displayed of a rectangle of page space that is given by two corners. */
export function boxOnPage(
  [x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[],
  [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0]: readonly number[],
): [x: number, y: number, width: number, height: number] {
  const xs = [a * x1 + c * y1 + e, a * x2 + c * y2 + e];
  const ys = [b * x1 + d * y1 + f, b * x2 + d * y2 + f];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [
    twoDecimals(left),
    twoDecimals(top),
    twoDecimals(Math.max(...xs) - left),
    twoDecimals(Math.max(...ys) - top),
  ];
}
