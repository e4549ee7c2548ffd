// Splits delimited text into records, and recovers where a strict reader would swallow the rest of the file.

/** Records of a delimited file with the line (from 1) where each begins. */
export interface Delimited {
  readonly records: string[][];
  readonly lines: number[];
  /** Lines where a quote was opened and never properly closed; it was taken as an ordinary character. */
  readonly openQuotes: number[];
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
/** After so many quotes that never close, the rest of the file is read without quoting. */
const MOST_OPEN_QUOTES = 200;

/**
 * Splits text by a delimiter of one character. Quotes as in RFC 4180; records end with LF, CRLF or CR; empty lines are
 * left out. A quote that never closes, or closes before anything but a delimiter after a line end, is read as a
 * character. At most `most` records.
 */
export function splitDelimited(text: string, delimiter: string, most = Number.POSITIVE_INFINITY): Delimited {
  const reader = new Reader(text, delimiter.charCodeAt(0));
  const result: Delimited = { records: [], lines: [], openQuotes: reader.openQuotes };
  while (result.records.length < most) {
    const line = reader.line;
    const record = reader.next();
    if (record === undefined) break;
    if (record.length === 1 && record[0] === '') continue;
    result.records.push(record);
    result.lines.push(line);
  }
  return result;
}

class Reader {
  line = 1;
  readonly openQuotes: number[] = [];
  readonly #text: string;
  readonly #delimiter: number;
  #at = 0;

  constructor(text: string, delimiter: number) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  /** The next record, or undefined at the end. */
  next(): string[] | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const record: string[] = [];
    for (;;) {
      record.push(this.#cell());
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === this.#delimiter) {
        this.#at++;
        continue;
      }
      if (unit === CR && this.#text.charCodeAt(this.#at + 1) === LF) this.#at++;
      this.#at++;
      this.line++;
      return record;
    }
  }

  #cell(): string {
    if (this.#text.charCodeAt(this.#at) === QUOTE && this.openQuotes.length < MOST_OPEN_QUOTES) {
      const quoted = this.#quoted();
      if (quoted !== undefined) return quoted;
      this.openQuotes.push(this.line);
    }
    const start = this.#at;
    let at = start;
    for (; at < this.#text.length; at++) {
      const unit = this.#text.charCodeAt(at);
      if (unit === this.#delimiter || unit === LF || unit === CR) break;
    }
    this.#at = at;
    return this.#text.slice(start, at);
  }

  /** A quoted cell; undefined (and nothing consumed) when its quote is not properly closed. */
  #quoted(): string | undefined {
    const text = this.#text;
    let close = this.#at;
    do close = text.indexOf('"', close + 1);
    while (close >= 0 && text.charCodeAt(close + 1) === QUOTE && ++close);
    if (close < 0) return undefined;
    const inside = text.slice(this.#at + 1, close);
    const ends = lineEnds(inside);
    let rest = close + 1;
    for (; rest < text.length; rest++) {
      const unit = text.charCodeAt(rest);
      if (unit === this.#delimiter || unit === LF || unit === CR) break;
    }
    // Words behind the closing quote: sloppy on one line, but over several it is a quote that was never meant.
    const tail = text.slice(close + 1, rest);
    if (tail.trim() !== '' && ends > 0) return undefined;
    this.#at = rest;
    this.line += ends;
    return (inside.includes('""') ? inside.replaceAll('""', '"') : inside) + (tail.trim() === '' ? '' : tail);
  }
}

function lineEnds(text: string): number {
  if (!text.includes('\n') && !text.includes('\r')) return 0;
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}

const candidates = [',', ';', '\t', '|', '^', '~'] as const;

/** The line by which a table tells Excel its delimiter. */
const told = /^\ufeff?"?sep=([^\r\n"])"?\s*?(\r\n?|\n|$)/i;

/** Length of a first line that only names the delimiter; 0 when there is none. */
export const sepLine = (text: string): number => told.exec(text.slice(0, 20))?.[0].length ?? 0;

/** How well a delimiter fits: share of records with the commonest number of cells, and that number. */
export interface DelimiterFit {
  readonly delimiter: string;
  readonly share: number;
  readonly cells: number;
  readonly records: number;
}

/** The likeliest delimiter of a text, from its first records. `cells` is 1 when there seems to be none. */
export function findDelimiter(text: string): DelimiterFit {
  const sample = text.slice(0, 131_072);
  const isWhole = sample.length === text.length;
  const named = told.exec(text.slice(0, 20))?.[1];
  if (named) return fitOf(sample.slice(sepLine(text)), named, isWhole);
  const fits = candidates.map(delimiter => fitOf(sample, delimiter, isWhole));
  fits.sort((a, b) => weightOf(b) - weightOf(a));
  const [first = { delimiter: ',', share: 1, cells: 1, records: 0 }, ...others] = fits;
  if (first.delimiter !== ',' || !areDecimals(sample)) return first;
  // Amounts of a column are regular even where rows are ragged.
  return others.find(({ cells, share }) => cells > first.cells && share >= LEAST_SHARE) ?? first;
}

/** Rows of the commonest width are at least so many in a table whose delimiter is another than its decimal commas. */
const LEAST_SHARE = 0.3;

/** Whether commas stand between digits, nearly all. */
function areDecimals(sample: string): boolean {
  const commas = sample.split(',').length - 1;
  return (sample.match(/\d,(?=\d)/g)?.length ?? 0) >= commas * 0.8;
}

/** Regular rows matter most; among delimiters that are equally regular, the one that gives more cells. */
const weightOf = (fit: DelimiterFit): number =>
  fit.cells < 2 ? 0 : fit.share * (1 + Math.log2(fit.cells) / 8);

function fitOf(sample: string, delimiter: string, isWhole: boolean): DelimiterFit {
  const { records } = splitDelimited(sample, delimiter, 200);
  // The last record of a cut sample is cut as well.
  if (!isWhole && records.length > 1 && records.length < 200) records.pop();
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  const [cells, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return { delimiter, cells, share: times / Math.max(1, records.length), records: records.length };
}
