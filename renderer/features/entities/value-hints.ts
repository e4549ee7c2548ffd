import { PartialDate } from '../../../electron/shared/kernel/dates.ts';
import { countryName } from '../../../electron/shared/text/values.ts';

/** What a field says about what was typed into it. `wrong` does not stop anyone: registers hold odd values. */
export interface ValueHint {
  readonly words: string;
  readonly wrong: boolean;
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The two-letter code of a country named in English, or null. */
function countryCode(name: string): string | null {
  const wanted = name.trim().toLowerCase();
  for (const first of LETTERS)
    for (const second of LETTERS)
      if (countryName(first + second).toLowerCase() === wanted) return (first + second).toLowerCase();
  return null;
}

/** The value as it is stored: a country by its code, an address of the net and a date without blanks around. */
export function tidyValue(type: string, typed: string): string {
  const value = typed.trim();
  if (type === 'country') return countryCode(value) ?? value.toLowerCase();
  if (type === 'iban' || type === 'checksum') return value.replaceAll(/\s/g, '');
  return value;
}

const FORMS: Readonly<Record<string, { readonly fits: RegExp; readonly words: string }>> = {
  url: { fits: /^https?:\/\/\S+\.\S+$/i, words: 'An address like https://example.org' },
  email: { fits: /^\S+@\S+\.\S+$/, words: 'An address like name@example.org' },
  phone: { fits: /^\+?[\d\s()./-]{5,}$/, words: 'Begin with + and the country code' },
  number: { fits: /^-?\d+([.,]\d+)?$/, words: 'Digits, with a point for decimals' },
  gender: { fits: /^(male|female|other)$/, words: 'male, female or other' },
  language: { fits: /^[a-z]{2,3}$/, words: 'A language code like en, ru or zh' },
  ip: { fits: /^[\da-f.:]+$/i, words: 'An address like 192.0.2.7' },
  topic: { fits: /^[a-z]+(\.[a-z]+)*$/, words: 'A topic like sanction, crime.fin or role.pep' },
};

/** What helps with a value of a type: the form that is wanted, or what the typed value means. Null for free text. */
export function hintFor(type: string, typed: string): ValueHint | null {
  const value = typed.trim();
  if (type === 'date')
    return isDate(value)
      ? { words: 'As precise as the source: 2024, 2024-03 or 2024-03-14', wrong: false }
      : { words: 'Not a date. Write it like 2024, 2024-03 or 2024-03-14', wrong: true };
  if (type === 'country') return countryHint(value);
  const form = FORMS[type];
  return form ? { words: form.words, wrong: value !== '' && !form.fits.test(value) } : null;
}

function countryHint(value: string): ValueHint {
  if (value === '') return { words: 'A name or two letters, like ru', wrong: false };
  const code = countryCode(value) ?? value.toLowerCase();
  const name = countryName(code);
  return name === code
    ? { words: 'No country by this name or code', wrong: true }
    : { words: `${name}, stored as ${code}`, wrong: false };
}

/** Whether nothing, or a date that the calendar has, was typed. */
function isDate(value: string): boolean {
  if (value === '') return true;
  if (!PartialDate.safeParse(value).success) return false;
  const [year = 0, month = 1, day = 1] = value.slice(0, 10).split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
