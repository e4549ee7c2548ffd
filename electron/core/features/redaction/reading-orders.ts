// Names that a page divides: over the lines of a cell or a column, and over the end of the page.
import type { Page } from '../../../shared/contract/documents.ts';
import { type Run, runAt, runCount } from '../../../shared/text/page-text.ts';
import type { Hit, Matcher } from './matcher.ts';

/** As much of a neighbouring page as a name may take. */
const EDGE = 160;
/** Runs of one line that are nearer than this (in heights) belong together. */
const SAME_LINE_GAP = 0.7;
/** The next line of a cell begins no further below than this (in heights). */
const NEXT_LINE_GAP = 1.2;

/** What runs over from the page before, or into the page after; places in `text` alone. Page numbers at the edges divide nothing. */
export function overPageEnds(
  text: string,
  before: string,
  after: string,
  matcher: Matcher,
  blurred = false,
): Hit[] {
  const [head, body] = [withoutNumberLines(before).slice(-EDGE), edges(text)];
  const joined = (parts: readonly string[]) => matcher.find(parts.join('\n'), blurred);
  const first = text.slice(body.from, Math.min(body.to, body.from + EDGE));
  const atStart =
    head === '' ? [] : joined([head, first]).map(hit => moved(hit, body.from - head.length - 1));
  const from = Math.max(body.from, body.to - EDGE);
  const next = withoutNumberLines(after).slice(0, EDGE);
  const atEnd = next === '' ? [] : joined([text.slice(from, body.to), next]).map(hit => moved(hit, from));
  return [
    ...atStart.filter(hit => hit.start < body.from && hit.end > body.from),
    ...atEnd.filter(hit => hit.start < body.to && hit.end > body.to),
  ].map(hit => ({ ...hit, start: Math.max(hit.start, body.from), end: Math.min(hit.end, body.to) }));
}

const moved = (hit: Hit, by: number): Hit => ({ ...hit, start: hit.start + by, end: hit.end + by });

const withoutNumberLines = (text: string): string => {
  const { from, to } = edges(text);
  return text.slice(from, to);
};

/** Where the first and the last line with a letter in it begin and end. */
function edges(text: string): { readonly from: number; readonly to: number } {
  const from = text.search(/\p{L}/u);
  if (from < 0) return { from: 0, to: 0 };
  let to = text.length;
  while (to > from) {
    const line = text.lastIndexOf('\n', to - 1) + 1;
    if (/\p{L}/u.test(text.slice(line, to))) break;
    to = line - 1;
  }
  return { from, to };
}

/** Words that stand together on one line: a cell's line, or a line of prose. */
interface Segment {
  readonly runs: Run[];
  x: number;
  readonly y: number;
  right: number;
  bottom: number;
}

/** What is found when the lines of each cell or column are read below each other, where the text has them apart. */
export function downColumns(page: Page, matcher: Matcher, blurred = false): Hit[] {
  const lines = segmentsOf(page);
  const below = new Map(lines.map((line, index) => [line, nextBelow(lines, index)] as const));
  const continued = new Set([...below.values()]);
  return lines
    .filter(line => !continued.has(line))
    .flatMap(top => {
      const chain: Segment[] = [];
      for (let line: Segment | undefined = top; line; line = below.get(line)) chain.push(line);
      return isApart(page, chain) ? hitsDown(page, chain, matcher, blurred) : [];
    });
}

function segmentsOf(page: Page): Segment[] {
  const made: Segment[] = [];
  for (let index = 0; index < runCount(page); index++) {
    const run = runAt(page, index);
    if (run.direction !== 0 || page.text.slice(run.start, run.start + run.length).trim() === '') continue;
    const last = made.at(-1);
    const isSameLine =
      last !== undefined &&
      Math.abs(last.y - run.y) < run.height / 2 &&
      run.x >= last.x &&
      run.x - last.right < run.height * SAME_LINE_GAP;
    if (isSameLine) {
      last.runs.push(run);
      last.right = Math.max(last.right, run.x + run.width);
      last.bottom = Math.max(last.bottom, run.y + run.height);
    } else
      made.push({ runs: [run], x: run.x, y: run.y, right: run.x + run.width, bottom: run.y + run.height });
  }
  return made.sort((left, right) => left.y - right.y);
}

/** The nearest line below that stands under this one; lines are in the order of their tops. */
function nextBelow(lines: readonly Segment[], index: number): Segment | undefined {
  const line = lines[index];
  if (!line) return undefined;
  const height = line.bottom - line.y;
  for (let at = index + 1; at < lines.length; at++) {
    const other = lines[at];
    if (!other || other.y - line.bottom >= height * NEXT_LINE_GAP) return undefined;
    const shared = Math.min(other.right, line.right) - Math.max(other.x, line.x);
    const isUnder = shared > Math.min(other.right - other.x, line.right - line.x) / 2;
    if (isUnder && other.y > line.y + height / 2) return other;
  }
  return undefined;
}

/** Whether the text has something else between these lines: otherwise it was searched already. */
const isApart = ({ text }: Page, chain: readonly Segment[]): boolean =>
  chain.some((line, index) => {
    const [last, next] = [line.runs.at(-1), chain[index + 1]?.runs[0]];
    return last && next && text.slice(last.start + last.length, Math.max(0, next.start)).trim() !== ''
      ? true
      : next !== undefined && last !== undefined && next.start < last.start;
  });

function hitsDown({ text }: Page, chain: readonly Segment[], matcher: Matcher, blurred: boolean): Hit[] {
  const runs = chain.flatMap(line => line.runs);
  const starts: number[] = [];
  let joined = '';
  for (const { start, length } of runs) {
    starts.push(joined.length);
    joined += `${text.slice(start, start + length)}\n`;
  }
  return matcher.find(joined, blurred).flatMap(hit =>
    runs.flatMap(({ start, length }, index) => {
      const at = starts[index] ?? 0;
      const [from, to] = [Math.max(hit.start, at), Math.min(hit.end, at + length)];
      return from < to ? [{ start: start + from - at, end: start + to - at, rule: hit.rule }] : [];
    }),
  );
}
