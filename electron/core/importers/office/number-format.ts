// How a number in a sheet was meant: a date, a time, a number with leading zeros. Nothing else of a format is applied.

/** Built-in formats that are dates or times, in every language of Excel. */
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);

/** The built-in format of hours that go on beyond a day. */
const DURATION = 46;

/** What a format makes of a number. */
export type NumberKind = 'number' | 'date' | 'duration' | { readonly digits: number };

/** Kind of a format by its number and its code (which built-in formats lack). */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return id === DURATION ? 'duration' : builtInDates.has(id) ? 'date' : 'number';
  const first = code.split(';')[0] ?? '';
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/^general$/i.test(bare.trim())) return 'number';
  if (/\[(h+|m+|s+)\]/i.test(bare)) return 'duration';
  if (/^0{2,}$/.test(bare)) return { digits: bare.length };
  return /[ymdhs]/i.test(bare) && !/[#?]/.test(bare) ? 'date' : 'number';
}

/** A number as text: as precise as it is stored, without the noise of binary fractions. */
export function showNumber(value: number, kind: NumberKind, is1904: boolean): string {
  if (kind === 'duration') return showDuration(value);
  if (kind === 'date') return showDate(value, is1904) ?? plain(value);
  if (typeof kind === 'object' && Number.isInteger(value) && value >= 0)
    return String(value).padStart(kind.digits, '0');
  return plain(value);
}

/** Days as hours, minutes and seconds: `36:00:00`. */
function showDuration(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  const two = (part: number) => String(part).padStart(2, '0');
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days < 0 ? `-${clock}` : clock;
}

/** As many digits are exact: what is written with no more holds no noise. */
const SHORT = 15;
const AS_SHOWN = /^-?(?!0$)(0|[1-9]\d*)(\.(?!0{5})\d*[1-9])?$/;

/** Whether a number is written in its file as `showNumber` shows it without a format. */
export const isShown = (written: string): boolean =>
  written === '0' || (written.length <= SHORT && AS_SHOWN.test(written));

function plain(value: number): string {
  const written = String(value);
  if (written.length <= SHORT && !written.includes('e')) return written;
  const short = Number(value.toPrecision(15));
  const text = String(short);
  return text.includes('e') && Math.abs(short) < 1e21 && Math.abs(short) >= 1e-12
    ? short.toFixed(15).replace(/\.?0+$/, '')
    : text;
}

const DAY = 86_400_000;

/** A day number as an ISO date, with the time when there is one; a time alone when it is less than a day. */
function showDate(value: number, is1904: boolean): string | undefined {
  if (!(value >= 0 && value < 2_958_466)) return undefined;
  // Excel believes in 29 February 1900, which is day 60.
  const days = is1904 ? value + 1462 : value < 60 ? value + 1 : value;
  const date = new Date(Math.round((days - 25_569) * 86_400) * 1000);
  const iso = date.toISOString();
  const time = iso.slice(11, 19).replace(/:00$/, '');
  if (value < 1 && !is1904) return time;
  return date.getTime() % DAY === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}
