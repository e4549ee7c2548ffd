import { count } from '../../text/format.ts';

/** Longer passages are cut on paper: where they stand is beside them. */
const LONG = 420;

/** A quote as paper shows it: in quotation marks, of several rows the first, cut where it is long; in words where there is none. */
export function printedQuote(quote: string, place: string): string {
  const whole = quote.trim();
  if (whole === '') return 'an area of the page without words';
  const more = rowsIn(place) - 1;
  if (more < 1) return `“${cut(whole)}”`;
  return `“${cut(whole.split('\n')[0] ?? '')}” and ${count(more, 'more row')}`;
}

/** How many rows a place as `rows 31, 38-39` names; 0 when it is none of a table. */
function rowsIn(place: string): number {
  const ranges = /^rows? ([\d, -]+)$/.exec(place)?.[1]?.split(', ') ?? [];
  return ranges.reduce((sum, range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return sum + to - from + 1;
  }, 0);
}

function cut(text: string): string {
  if (text.length <= LONG) return text;
  const end = text.lastIndexOf(' ', LONG);
  return `${text.slice(0, end > LONG / 2 ? end : LONG)}…`;
}
