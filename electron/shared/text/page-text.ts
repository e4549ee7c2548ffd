// Where characters stand on a page. A page's runs are seven numbers each: see `Runs` in the contract.
import type { Rectangle } from '../contract/anchor.ts';
import type { Page } from '../contract/documents.ts';

/** Numbers that one run takes in `Page.runs`. */
export const RUN_SIZE = 7;

/** One run with names: a piece of one line, read along `direction` (degrees clockwise as displayed; 0 is to the right). */
export interface Run extends Rectangle {
  readonly start: number;
  readonly length: number;
  readonly direction: number;
}

/** Number of runs on a page. */
export const runCount = (page: Page): number => Math.floor(page.runs.length / RUN_SIZE);

/** The run with this index; the index must be below `runCount`. */
export function runAt(page: Page, index: number): Run {
  const [start = 0, length = 0, x = 0, y = 0, width = 0, height = 0, direction = 0] = page.runs.slice(
    index * RUN_SIZE,
    (index + 1) * RUN_SIZE,
  );
  return { start, length, x, y, width, height, direction };
}

/**
 * Rectangles that cover a stretch of the page's text, in reading order, neighbours on one line made one. Empty when
 * the page has no runs there (plain text, for instance).
 */
export function rectanglesOf(page: Page, start: number, end: number): Rectangle[] {
  const pieces: { rectangle: Rectangle; direction: number }[] = [];
  for (let index = firstRunEndingAfter(page, start); index < runCount(page); index++) {
    const run = runAt(page, index);
    if (run.start >= end) break;
    const rectangle = pieceOf(page, run, Math.max(start, run.start), Math.min(end, run.start + run.length));
    if (rectangle === undefined) continue;
    const before = pieces.at(-1);
    const joined =
      before?.direction === run.direction ? joinedOnLine(before.rectangle, rectangle, run.direction) : null;
    if (before !== undefined && joined) before.rectangle = joined;
    else pieces.push({ rectangle, direction: run.direction });
  }
  return pieces.map(piece => rounded(piece.rectangle));
}

/**
 * Offset of the gap between characters that is nearest to a point, for selecting by pointer. Undefined when the page
 * has no runs.
 */
export function offsetAt(page: Page, x: number, y: number): number | undefined {
  let nearest: Run | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < runCount(page); index++) {
    const run = runAt(page, index);
    const distance = distanceTo(run, x, y);
    if (distance < least) {
      least = distance;
      nearest = run;
    }
  }
  return nearest && offsetInRun(page.text, nearest, x, y);
}

/** Words and, for Chinese, Japanese and Korean, single characters: the units that an area takes or leaves. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]\p{M}*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

/**
 * The words whose centre lies inside an area. `text` is those words alone; `start` and `end` span from the first to the
 * last of them, and may hold words of another column in between. Undefined when there are none.
 */
export function textInside(
  page: Page,
  area: Rectangle,
): { start: number; end: number; text: string } | undefined {
  let text = '';
  let start = 0;
  let end = -1;
  for (const found of page.text.matchAll(word)) {
    const from = found.index;
    const to = from + found[0].length;
    const place = boundsOf(rectanglesOf(page, from, to));
    if (place === undefined || !contains(area, place.x + place.width / 2, place.y + place.height / 2))
      continue;
    if (end < 0) start = from;
    else {
      const between = page.text.slice(end, to - found[0].length);
      text += between.trim() === '' ? between : '\n';
    }
    text += found[0];
    end = to;
  }
  return end < 0 ? undefined : { start, end, text };
}

function firstRunEndingAfter(page: Page, offset: number): number {
  let low = 0;
  let high = runCount(page);
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = page.runs[middle * RUN_SIZE] ?? 0;
    const length = page.runs[middle * RUN_SIZE + 1] ?? 0;
    if (start + length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const wide = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60—]/;

/** Widths in hundredths of the type size: the mean of common serif and sans-serif faces. */
const widths = new Map(
  Object.entries({
    25: 'ijl',
    30: "fIr()[]-t .,:;!/|'’",
    40: 'гз',
    45: 'sJаестэё',
    50: 'aekvxyвкbdghnopquбдлорухчЗ0123456789czья',
    55: 'ийнпцъ',
    60: 'FLРPSTZБГЬЕЁТ',
    65: 'Eм',
    70: 'wDHNUжУACKRVXYыВДКЛСЯBфЧЭ',
    75: 'GOQАИЙНОПХЦЪ',
    80: 'mшщюФ',
    85: 'M',
    90: 'ЖМЫ',
    95: 'W',
    105: 'ШЩ',
    110: 'Ю',
  }).flatMap(([width, letters]) => Array.from(letters, letter => [letter, Number(width)] as const)),
);

/** Width of a UTF-16 unit against the others of its line: fonts are not kept with a page. */
function weightOf(unit: string): number {
  const known = widths.get(unit);
  if (known !== undefined) return known;
  const code = unit.charCodeAt(0);
  if ((code >= 0xdc00 && code <= 0xdfff) || (code >= 0x300 && code <= 0x36f)) return 0;
  return wide.test(unit) || (code >= 0xd800 && code <= 0xdbff) ? 100 : 55;
}

function weightBetween(text: string, from: number, to: number): number {
  let weight = 0;
  for (let at = from; at < to; at++) weight += weightOf(text[at] ?? '');
  return weight;
}

/** The part of a run that a stretch covers; undefined for nothing but white space. */
function pieceOf(page: Page, run: Run, start: number, end: number): Rectangle | undefined {
  if (end <= start || page.text.slice(start, end).trim() === '') return undefined;
  if (start === run.start && end === run.start + run.length) return run;
  const all = weightBetween(page.text, run.start, run.start + run.length) || 1;
  const from = weightBetween(page.text, run.start, start) / all;
  const to = from + weightBetween(page.text, start, end) / all;
  const { x, y, width, height } = run;
  switch (run.direction) {
    case 90:
      return { x, y: y + from * height, width, height: (to - from) * height };
    case 180:
      return { x: x + (1 - to) * width, y, width: (to - from) * width, height };
    case 270:
      return { x, y: y + (1 - to) * height, width, height: (to - from) * height };
    default:
      return { x: x + from * width, y, width: (to - from) * width, height };
  }
}

/** Both rectangles as one if they stand next to each other on one line, else null. */
function joinedOnLine(a: Rectangle, b: Rectangle, direction: number): Rectangle | null {
  const upright = direction % 180 === 0;
  const across = upright ? overlap(a.y, a.height, b.y, b.height) : overlap(a.x, a.width, b.x, b.width);
  const along = upright ? overlap(a.x, a.width, b.x, b.width) : overlap(a.y, a.height, b.y, b.height);
  const line = upright ? Math.min(a.height, b.height) : Math.min(a.width, b.width);
  // A wider gap is another column or cell.
  return across >= line / 2 && -along <= line * 1.5 ? united(a, b) : null;
}

/** Length that two intervals share; negative: the gap between them. */
const overlap = (a: number, aLength: number, b: number, bLength: number): number =>
  Math.min(a + aLength, b + bLength) - Math.max(a, b);

function united(a: Rectangle, b: Rectangle): Rectangle {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

const boundsOf = (rectangles: Rectangle[]): Rectangle | undefined =>
  rectangles.length === 0 ? undefined : rectangles.reduce(united);

const contains = (area: Rectangle, x: number, y: number): boolean =>
  x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;

/** Squared distance from a point to a rectangle; 0 inside. */
function distanceTo(area: Rectangle, x: number, y: number): number {
  const dx = Math.max(area.x - x, 0, x - area.x - area.width);
  const dy = Math.max(area.y - y, 0, y - area.y - area.height);
  return dx * dx + dy * dy;
}

function offsetInRun(text: string, run: Run, x: number, y: number): number {
  const right = run.width > 0 ? (x - run.x) / run.width : 0;
  const down = run.height > 0 ? (y - run.y) / run.height : 0;
  const share = { 90: down, 180: 1 - right, 270: 1 - down }[run.direction] ?? right;
  const target = share * weightBetween(text, run.start, run.start + run.length);
  let passed = 0;
  for (let offset = run.start; offset < run.start + run.length; offset++) {
    const weight = weightOf(text[offset] ?? '');
    if (weight > 0 && passed + weight / 2 > target) return offset;
    passed += weight;
  }
  return run.start + run.length;
}

const twoDecimals = (value: number): number => Math.round(value * 100) / 100;

const rounded = ({ x, y, width, height }: Rectangle): Rectangle => ({
  x: twoDecimals(x),
  y: twoDecimals(y),
  width: twoDecimals(width),
  height: twoDecimals(height),
});
