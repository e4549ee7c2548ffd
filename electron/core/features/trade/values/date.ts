// Dates of trade records: whole numbers YYYYMMDD, with 00 for what the record does not say.

/** How far a date goes. */
export type Precision = 'day' | 'month' | 'year';

/** A date as `YYYYMMDD`; month or day 00 where the source has none. */
export interface TradeDate {
  readonly day: number;
  readonly precision: Precision;
}

/**
 * How a column writes its dates. `iso` and `ymd`: 2024-03-14; `dmy`: 14.03.2024; `mdy`: 03/14/2024; `dmyRun` and `ymdRun`:
 * without separators; `month`: 2024-03, 202403, Mar-2024; `serial`: days as Excel counts them; `year`: 2024.
 */
export type DateStyle = 'ymd' | 'dmy' | 'mdy' | 'ymdRun' | 'dmyRun' | 'month' | 'serial' | 'year';

/** What the values of a column say of its dates. */
export interface DateGuess {
  /** The style that most values fit; null when hardly any looks like a date. */
  readonly style: DateStyle | null;
  /** Share of values that fit it, 0 to 1. */
  readonly share: number;
  /** Other styles that fit as many: only a person can tell. */
  readonly alternatives: readonly DateStyle[];
  /** Values of seven digits, where a leading zero of the day was lost. */
  readonly damaged: number;
  /** Hour and minute (`18:30`) that every value carries with a time zone: midnight elsewhere, so the day may be another. */
  readonly zoned: string | null;
}

const styles: readonly DateStyle[] = ['ymd', 'dmy', 'mdy', 'ymdRun', 'dmyRun', 'month', 'serial', 'year'];
const FIRST_YEAR = 1980;
const LAST_YEAR = 2099;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clock = /[T\s]+(\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/** Finds how a column writes its dates. Empty values must be left out by the caller. */
export function guessDates(values: Iterable<string>): DateGuess {
  const fits = new Map<DateStyle, number>();
  const times = new Set<string>();
  let total = 0;
  let damaged = 0;
  for (const value of values) {
    total++;
    const text = value.trim();
    if (/^\d{7}$/.test(text)) damaged++;
    const time = clock.exec(text);
    times.add(time?.[2] ? (time[1] ?? '') : '');
    for (const style of styles) if (parseDate(text, style)) fits.set(style, (fits.get(style) ?? 0) + 1);
  }
  const ranked = styles
    .map(style => ({ style, count: fits.get(style) ?? 0 }))
    .sort((left, right) => right.count - left.count);
  const [best] = ranked;
  if (!best || best.count * 2 < total || total === 0)
    return { style: null, share: 0, alternatives: [], damaged: 0, zoned: null };
  const [time] = times;
  return {
    style: best.style,
    share: best.count / total,
    alternatives: ranked
      .slice(1)
      .filter(({ count }) => count === best.count)
      .map(({ style }) => style),
    damaged: best.style === 'dmyRun' ? damaged : 0,
    zoned: times.size === 1 && time && time !== '00:00' ? time : null,
  };
}

/** Reads a date in one style; null when it is none, or one that the calendar does not have. */
export function parseDate(text: string, style: DateStyle): TradeDate | null {
  const plain = text.trim().replace(clock, '');
  switch (style) {
    case 'ymd':
      return day(/^(?<y>\d{4})[-./年](?<m>\d{1,2})[-./月](?<d>\d{1,2})日?$/.exec(plain));
    case 'dmy':
      return day(/^(?<d>\d{1,2})[-./](?<m>\d{1,2})[-./](?<y>\d{4}|\d{2})$/.exec(plain)) ?? named(plain);
    case 'mdy':
      return day(/^(?<m>\d{1,2})[-./](?<d>\d{1,2})[-./](?<y>\d{4}|\d{2})$/.exec(plain));
    case 'ymdRun':
      return day(/^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/.exec(plain));
    case 'dmyRun':
      return day(/^(?<d>\d{2})(?<m>\d{2})(?<y>\d{4})$/.exec(plain));
    case 'month':
      return month(plain);
    case 'serial':
      return serial(plain);
    case 'year':
      return year(plain);
  }
}

/** A run of seven digits as the eight that it was before a spreadsheet took its first zero. */
export function mendRun(text: string): string {
  return /^\d{7}$/.test(text.trim()) ? `0${text.trim()}` : text;
}

/** A date moved by whole days: what a time zone did to it is taken back. */
export function moveDays(date: TradeDate, days: number): TradeDate {
  if (date.precision !== 'day') return date;
  const moved = new Date(
    Date.UTC(Math.floor(date.day / 10_000), (Math.floor(date.day / 100) % 100) - 1, date.day % 100),
  );
  moved.setUTCDate(moved.getUTCDate() + days);
  return { day: numberOf(moved), precision: 'day' };
}

const numberOf = (date: Date): number =>
  date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();

function day(match: RegExpExecArray | null): TradeDate | null {
  if (!match?.groups) return null;
  const { y = '', m = '', d = '' } = match.groups;
  return onCalendar(y.length === 2 ? 2000 + Number(y) : Number(y), Number(m), Number(d));
}

function onCalendar(y: number, m: number, d: number): TradeDate | null {
  const date = new Date(Date.UTC(y, m - 1, d));
  const exists = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return exists && isYear(y) ? { day: numberOf(date), precision: 'day' } : null;
}

const isYear = (y: number): boolean => y >= FIRST_YEAR && y <= LAST_YEAR;

/** 14-Mar-2024, 14 March 2024. */
function named(plain: string): TradeDate | null {
  const match = /^(\d{1,2})[-\s/]([A-Za-z]{3,9})[-\s/,]+(\d{4}|\d{2})$/.exec(plain);
  const m = monthNamed(match?.[2]);
  if (!match || m === 0) return null;
  const y = Number(match[3]);
  return onCalendar(y < 100 ? 2000 + y : y, m, Number(match[1]));
}

const monthNamed = (name: string | undefined): number =>
  MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

function month(plain: string): TradeDate | null {
  const match =
    /^(?<y>\d{4})[-./年]?(?<m>\d{2}|(?<=\D)\d)月?$/.exec(plain) ??
    /^(?<m>\d{1,2})[-./](?<y>\d{4})$/.exec(plain);
  const words =
    /^(?<name>[A-Za-z]{3,9})[-\s/,']*(?<y>\d{4}|\d{2})$/.exec(plain) ??
    /^(?<y>\d{4})[-\s](?<name>[A-Za-z]{3,9})$/.exec(plain);
  const m = match ? Number(match.groups?.m) : monthNamed(words?.groups?.name);
  const given = Number((match ?? words)?.groups?.y);
  const y = given < 100 ? 2000 + given : given;
  return m >= 1 && m <= 12 && isYear(y) ? { day: y * 10_000 + m * 100, precision: 'month' } : null;
}

/** Days since 30 December 1899: only whole numbers of our time, 1 January 1990 to 31 December 2049. */
function serial(plain: string): TradeDate | null {
  const match = /^(\d{5})(?:\.\d+)?$/.exec(plain);
  const days = Number(match?.[1]);
  if (!(days >= 32_874 && days <= 54_788)) return null;
  return { day: numberOf(new Date(Date.UTC(1899, 11, 30 + days))), precision: 'day' };
}

function year(plain: string): TradeDate | null {
  return /^\d{4}$/.test(plain) && isYear(Number(plain))
    ? { day: Number(plain) * 10_000, precision: 'year' }
    : null;
}

/** A trade date as people and files write it: `2024-03-14`, `2024-03`, `2024`. */
export function dateText(date: number): string {
  const text = String(date);
  if (text.endsWith('0000')) return text.slice(0, 4);
  const month = `${text.slice(0, 4)}-${text.slice(4, 6)}`;
  return text.endsWith('00') ? month : `${month}-${text.slice(6)}`;
}
