/** What is wrong with a code: to be mended by a person, never in silence. */
export type HsTrouble = 'lost-zero' | 'short' | 'not-a-code';

/** A commodity code as digits; with `trouble`, `digits` is what stands there and `proposal` what it may have been. */
export interface HsCode {
  readonly digits: string;
  readonly trouble?: HsTrouble;
  readonly proposal?: string;
}

/** Digits of national codes that go beyond the six of the Harmonized System: 8 (EU, China, India), 9 to 12 (national). */
const WHOLE = new Set([6, 8, 10, 11, 12]);

/**
 * Reads a code of the Harmonized System. Blanks, points and the star that marks a shortened code are left out, leading
 * zeros are kept. Five, seven and nine digits are what a spreadsheet leaves of a code that began with 0.
 */
export function hsCode(text: string): HsCode {
  const plain = text.trim().replace(/\*+$/, '');
  const digits = plain.replace(/[\s.\-\u00a0]/g, '');
  if (!/^\d+$/.test(digits)) return { digits: plain, trouble: 'not-a-code' };
  const chapter = (code: string) => Number(code.slice(0, 2));
  if (WHOLE.has(digits.length))
    return chapter(digits) >= 1 && chapter(digits) <= 99 ? { digits } : { digits, trouble: 'not-a-code' };
  if (digits.length === 2 || digits.length === 4) return { digits, trouble: 'short' };
  if (digits.length === 5 || digits.length === 7 || digits.length === 9)
    return { digits, trouble: 'lost-zero', proposal: `0${digits}` };
  return { digits, trouble: 'not-a-code' };
}

/** First six digits of a code that is whole; null otherwise. */
export function hs6(code: HsCode): string | null {
  return code.trouble === undefined ? code.digits.slice(0, 6) : null;
}
