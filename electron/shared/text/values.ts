import { PartialDate } from '../kernel/dates.ts';

const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** A country's English name for its two-letter code; the code itself when nobody knows it. */
export function countryName(code: string): string {
  if (!/^[a-z]{2}$/i.test(code)) return code;
  return COUNTRY_NAMES.of(code.toUpperCase()) ?? code;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date in words with the precision it has: `2024`, `Mar 2024`, `14 Mar 2024`; anything else as it is. */
export function dateWords(value: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(value);
  if (!parts || !PartialDate.safeParse(value).success) return value;
  const [, year, month, day] = parts;
  const name = month && MONTHS[Number(month) - 1];
  if (!name) return value;
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

/** A value as it is read: countries and dates in words, thousands of numbers divided, everything else as it was typed. */
export function valueWords(type: string, value: string): string {
  if (type === 'country') return countryName(value);
  if (type === 'date') return dateWords(value);
  if (type === 'number')
    return value.replace(/^-?\d{4,}/, whole => whole.replaceAll(/\B(?=(\d{3})+$)/g, ','));
  return value;
}
