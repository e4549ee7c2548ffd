const DAY_PARTS = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const DAY = new Intl.DateTimeFormat('en-GB', DAY_PARTS);
const PLAIN_DAY = new Intl.DateTimeFormat('en-GB', { ...DAY_PARTS, timeZone: 'UTC' });
const PLAIN_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false });
const SECONDS = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', hour12: false });
const WHOLE = new Intl.NumberFormat('en-US');

/** An instant as `26 Feb 2024`, in the machine's time zone. */
export const day = (instant: string): string => DAY.format(new Date(instant));

/** A calendar day, as `2024-02-26`, in the words of a day; '' stays ''. It has no time zone. */
export const plainDay = (date: string): string =>
  date === '' ? '' : PLAIN_DAY.format(new Date(`${date}T00:00:00Z`));

/** An instant as `14:02`. */
export const time = (instant: string): string => TIME.format(new Date(instant));

/** An instant as `14:02:31`. */
export const seconds = (instant: string): string => SECONDS.format(new Date(instant));

/** An instant as `26 Feb 2024, 14:02`. */
export const dayAndTime = (instant: string): string => `${day(instant)}, ${time(instant)}`;

/** Whether an instant is of today. */
export const isToday = (instant: string): boolean => day(instant) === DAY.format(new Date());

/** A date of the calendar as precisely as it is known: `14 Mar 2024`, `Mar 2024`, `2024`. */
export function partialDay(date: string): string {
  if (date.length < 7) return date;
  return date.length === 7 ? PLAIN_MONTH.format(new Date(`${date}-01T00:00:00Z`)) : plainDay(date);
}

/** When something was, with a dash for a span: `Mar 2024 – 2 Apr 2024`; '' when it has no date. */
export const spanOf = (startDate: string, endDate: string): string =>
  endDate === '' ? partialDay(startDate) : `${partialDay(startDate)} – ${partialDay(endDate)}`;

/** A whole number as `12,480`. */
export const whole = (value: number): string => WHOLE.format(value);

/** A count with its noun: `1 file`, `3 files`. */
export const count = (value: number, noun: string, plural = `${noun}s`): string =>
  `${whole(value)} ${value === 1 ? noun : plural}`;

/** A size as `412 MB`, in powers of 1,000. */
export function bytes(value: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${unit === 0 || size >= 10 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}

/** The last part of a path. */
export const fileName = (path: string): string => path.split(/[\\/]/).findLast(part => part !== '') ?? path;
