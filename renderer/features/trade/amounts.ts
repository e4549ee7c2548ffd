/** An exact decimal as people read it, `4,218,340.17`: no digit is lost or rounded. */
export function amount(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(text) ?? [];
  if (whole === '') return text;
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`;
}

/** A sum of money with two places at least: `1,005.30`. More places stay. */
export function money(text: string): string {
  const shown = amount(text);
  const places = fractionOf(shown);
  if (!/\d$/.test(shown) || places >= 2) return shown;
  return places === 0 ? `${shown}.00` : `${shown}0`;
}

/** Digits behind the point of an amount as people read it. */
export const fractionOf = (shown: string): number => shown.split('.')[1]?.length ?? 0;

/** Stands an amount with its point under those of others that have `places` digits behind it: blanks of a digit's width, no digit that is not there. */
export function aligned(shown: string, places: number): string {
  const own = fractionOf(shown);
  if (places <= own || !/\d$/.test(shown)) return shown;
  return `${shown}${own === 0 ? '\u2008' : ''}${'\u2007'.repeat(places - own)}`;
}

const MONEY = new Set(['valueUsd', 'usd', 'invoiceValue', 'customsValue']);

/** An amount of a field: money with two places at least, so that columns of it stand under each other. */
export const amountOf = (field: string, text: string): string =>
  MONEY.has(field) ? money(text) : amount(text);

/** The difference of two exact decimals, with its sign; null where one is none. */
export function difference(before: string, after: string): string | null {
  const places = Math.max(placesOf(before), placesOf(after));
  const [left, right] = [units(before, places), units(after, places)];
  if (left === null || right === null) return null;
  const change = right - left;
  const digits = (change < 0n ? -change : change).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return `${change < 0n ? '−' : '+'}${amount(text)}`;
}

const placesOf = (text: string): number => text.split('.')[1]?.length ?? 0;

function units(text: string, places: number): bigint | null {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(places, '0')}`);
}
