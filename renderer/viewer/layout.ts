import type { Size } from './page-source.ts';

/** Space between pages, in CSS pixels. */
export const GAP = 14;
/** Browsers lay out nothing beyond about 33.5 million pixels. */
const TALLEST = 32_000_000;

/** How a page is fitted to the window, or a factor where 1 shows a point as a CSS pixel of 1/96 inch. */
export type Zoom = { readonly fit: 'width' | 'page' } | { readonly factor: number };

/** CSS pixels a point at 100 %. */
export const PIXELS_A_POINT = 96 / 72;

/** Where every page stands in the scrolled column, in CSS pixels. `tops` has one entry more than pages: the end. */
export interface Layout {
  readonly tops: Float64Array;
  readonly scale: number;
}

/** Rotation by the reader, clockwise degrees. */
export type Turn = 0 | 90 | 180 | 270;

/** The size of a page after the reader turned it. */
export function turned(size: Size, turn: Turn): Size {
  return turn % 180 === 0 ? size : { width: size.height, height: size.width };
}

/** Fitting stops here: a line of text longer than this is hard to read, and the margin is of more use. */
const WIDEST_FIT = 1.5;

/** A page of 20 m still fits the window at this scale. */
const SMALLEST = 0.005;

/** CSS pixels a point for a zoom, so that a page of this size fits the space; never outside 0.005 to 8. */
export function scaleFor(zoom: Zoom, page: Size, space: Size): number {
  if ('factor' in zoom) return clamp(zoom.factor * PIXELS_A_POINT, SMALLEST, 8);
  const byWidth = Math.min(WIDEST_FIT, space.width / page.width);
  const scale = zoom.fit === 'width' ? byWidth : Math.min(byWidth, space.height / page.height);
  return clamp(scale, SMALLEST, 8);
}

/**
 * Places pages in a column, each at least `least` pixels below the one before: as much as the window is high, and only one
 * page is seen at a time. The scale is lowered where the column would be taller than a browser can lay out.
 */
export function layOut(heights: readonly number[], wanted: number, least = 0): Layout {
  const total = heights.reduce((sum, height) => sum + height, 0);
  const room = TALLEST - heights.length * GAP;
  const scale = total * wanted > room ? room / total : wanted;
  const slot = Math.min(least, room / heights.length);
  const tops = new Float64Array(heights.length + 1);
  let top = GAP;
  heights.forEach((height, index) => {
    tops[index] = top;
    top += Math.max(height * scale, slot) + GAP;
  });
  tops[heights.length] = top;
  return { tops, scale };
}

/** The page (from 1) that a position in the column falls on; the gap below a page belongs to it. */
export function pageAt(layout: Layout, position: number): number {
  const { tops } = layout;
  let low = 0;
  let high = tops.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** Top of a page in the column; the end of the column for a page after the last. */
export function topOf(layout: Layout, page: number): number {
  return layout.tops[Math.min(page, layout.tops.length) - 1] ?? 0;
}

/** First and last page that are in view or within `margin` pixels of it. */
export function pagesNear(layout: Layout, top: number, height: number, margin: number): [number, number] {
  return [pageAt(layout, top - margin), pageAt(layout, top + height + margin)];
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** The size that fitting goes by: that of the page in the middle by width, so that one fold-out plan shrinks no letter. */
export function usualSize(sizes: readonly Size[] | undefined, first: Size): Size {
  if (!sizes || sizes.length < 3) return first;
  const byWidth = sizes.toSorted((a, b) => a.width - b.width);
  const middle = byWidth[byWidth.length >> 1] ?? first;
  // Pages that differ a little are fitted by the first, as they always were.
  return middle.width > first.width * 0.67 && middle.width < first.width * 1.5 ? first : middle;
}
