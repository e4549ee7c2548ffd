/** What can be said of an identifier's own check digits. `unknown`: it has a form that nobody can check. */
export type IdentifierCheck = 'valid' | 'wrong' | 'unknown';

const CHECKS: Readonly<Record<string, (value: string) => boolean | null>> = {
  innCode: inn,
  ogrnCode: ogrn,
  uscCode: usci,
  leiCode: lei,
  iban,
  imoNumber: imo,
};

/** Checks an identifier by its own digits; null for properties that have no such rule. Never asks anyone. */
export function checkIdentifier(property: string, value: string): IdentifierCheck | null {
  const check = CHECKS[property];
  if (!check) return null;
  const answer = check(value.replaceAll(/[\s-]/g, '').toUpperCase());
  return answer === null ? 'unknown' : answer ? 'valid' : 'wrong';
}

/** The check in words, as it stands beside the identifier. */
export const CHECK_WORDS: Readonly<Record<IdentifierCheck, string>> = {
  valid: 'valid',
  wrong: 'check digit wrong',
  unknown: 'length not known',
};

const weighted = (digits: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);

/** Russian taxpayer number: 10 digits (firms) or 12 (people). */
function inn(value: string): boolean | null {
  if (!/^(\d{10}|\d{12})$/.test(value)) return null;
  const digit = (weights: readonly number[]) => (weighted(value, weights) % 11) % 10;
  const firm = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  if (value.length === 10) return digit(firm) === Number(value[9]);
  return digit([7, ...firm]) === Number(value[10]) && digit([3, 7, ...firm]) === Number(value[11]);
}

/** Russian registration number: 13 digits (firms) or 15 (sole traders). */
function ogrn(value: string): boolean | null {
  if (!/^(\d{13}|\d{15})$/.test(value)) return null;
  const divisor = BigInt(value.length - 2);
  return Number((BigInt(value.slice(0, -1)) % divisor) % 10n) === Number(value.at(-1));
}

const USCI = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Chinese unified social credit code, GB 32100: 18 signs, powers of 3 modulo 31. */
function usci(value: string): boolean | null {
  if (value.length !== 18 || [...value].some(sign => !USCI.includes(sign))) return null;
  let sum = 0;
  let weight = 1;
  for (const sign of value.slice(0, 17)) {
    sum += USCI.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return USCI[(31 - (sum % 31)) % 31] === value[17];
}

/** ISO 7064 modulo 97, over letters as two digits. */
const modulo97 = (value: string): bigint =>
  BigInt([...value].map(sign => Number.parseInt(sign, 36).toString()).join('')) % 97n;

function lei(value: string): boolean | null {
  return /^[0-9A-Z]{18}\d\d$/.test(value) ? modulo97(value) === 1n : null;
}

function iban(value: string): boolean | null {
  if (!/^[A-Z]{2}\d\d[0-9A-Z]{10,30}$/.test(value)) return null;
  return modulo97(value.slice(4) + value.slice(0, 4)) === 1n;
}

/** Ship number: seven digits, the last from the others. */
function imo(value: string): boolean | null {
  const digits = value.replace(/^IMO/, '');
  if (!/^\d{7}$/.test(digits)) return null;
  return weighted(digits, [7, 6, 5, 4, 3, 2]) % 10 === Number(digits[6]);
}
