import type { Rectangle } from '../../electron/shared/contract/anchor.ts';
import type { Turn } from './layout.ts';
import type { Size } from './page-source.ts';

/** A point on a page, in points from its top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Style that lays a rectangle over a page of this size, whatever its scale. */
export function boxStyle(rectangle: Rectangle, page: Size) {
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(4)}%`;
  return {
    left: percent(rectangle.x, page.width),
    top: percent(rectangle.y, page.height),
    width: percent(rectangle.width, page.width),
    height: percent(rectangle.height, page.height),
  };
}

/** Turns a point of the turned page (fractions of its width and height) back into points of the page. */
export function unturned(fraction: Point, page: Size, turn: Turn): Point {
  const { x, y } = fraction;
  const [u, v] = turn === 0 ? [x, y] : turn === 90 ? [y, 1 - x] : turn === 180 ? [1 - x, 1 - y] : [1 - y, x];
  return { x: u * page.width, y: v * page.height };
}

/** Where a point of the page comes to stand when the page is turned, in points of the turned page. */
export function turnPoint(point: Point, page: Size, turn: Turn): Point {
  const { x, y } = point;
  if (turn === 90) return { x: page.height - y, y: x };
  if (turn === 180) return { x: page.width - x, y: page.height - y };
  if (turn === 270) return { x: y, y: page.width - x };
  return point;
}

/** Where a rectangle of the page comes to stand when the page is turned. */
export function turnRectangle(rectangle: Rectangle, page: Size, turn: Turn): Rectangle {
  const a = turnPoint(rectangle, page, turn);
  const b = turnPoint({ x: rectangle.x + rectangle.width, y: rectangle.y + rectangle.height }, page, turn);
  return rectangleOf(a, b);
}

/** The rectangle between two corners, whichever way they were drawn. */
export function rectangleOf(a: Point, b: Point): Rectangle {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** The rectangle moved or cut so that it lies on the page. */
export function keepOnPage(rectangle: Rectangle, page: Size): Rectangle {
  const width = Math.min(rectangle.width, page.width);
  const height = Math.min(rectangle.height, page.height);
  const x = Math.min(Math.max(0, rectangle.x), page.width - width);
  const y = Math.min(Math.max(0, rectangle.y), page.height - height);
  return { x, y, width, height };
}

/** Whether a point lies in a rectangle, with some slack. */
export function contains(rectangle: Rectangle, point: Point, slack = 0): boolean {
  return (
    point.x >= rectangle.x - slack &&
    point.x <= rectangle.x + rectangle.width + slack &&
    point.y >= rectangle.y - slack &&
    point.y <= rectangle.y + rectangle.height + slack
  );
}

/** The smallest rectangle around others; null for none. */
export function around(rectangles: readonly Rectangle[]): Rectangle | null {
  if (rectangles.length === 0) return null;
  const x = Math.min(...rectangles.map(r => r.x));
  const y = Math.min(...rectangles.map(r => r.y));
  const right = Math.max(...rectangles.map(r => r.x + r.width));
  const bottom = Math.max(...rectangles.map(r => r.y + r.height));
  return { x, y, width: right - x, height: bottom - y };
}

/**
 * Rectangles of one line run together: boxes that overlap by more than half of the lower one's height and touch
 * become one. Reading order is kept.
 */
export function mergeLines(rectangles: readonly Rectangle[]): Rectangle[] {
  const lines: Rectangle[] = [];
  for (const next of rectangles) {
    const last = lines.at(-1);
    const joined = last && onOneLine(last, next) ? around([last, next]) : null;
    if (joined) lines[lines.length - 1] = joined;
    else lines.push(next);
  }
  return lines;
}

function onOneLine(a: Rectangle, b: Rectangle): boolean {
  const overlap = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const low = Math.min(a.height, b.height);
  const gap = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  return overlap > low / 2 && gap < low;
}
