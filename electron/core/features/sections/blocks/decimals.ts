// Decimal text: added to the last digit, and set so that a person reads it at a glance.

const PLACES = 18n;
/** One whole, in the smallest parts. */
export const ONE = 10n ** PLACES;

/** Decimal text as a whole number of the smallest parts. */
export function scaled(text: string): bigint {
  const found = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text.trim());
  if (!found) return 0n;
  const parts = BigInt(
    `${found[2] || '0'}${(found[3] ?? '').slice(0, Number(PLACES)).padEnd(Number(PLACES), '0')}`,
  );
  return found[1] === '-' ? -parts : parts;
}

function unscaled(parts: bigint): string {
  const size = parts < 0n ? -parts : parts;
  const rest = String(size % ONE)
    .padStart(Number(PLACES), '0')
    .replace(/0+$/, '');
  return `${parts < 0n ? '-' : ''}${size / ONE}${rest === '' ? '' : `.${rest}`}`;
}

/** The sum of decimal texts, exact. */
export const sumOf = (texts: readonly string[]): string =>
  unscaled(texts.reduce((sum, text) => sum + scaled(text), 0n));

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Amounts of one column with their thousands divided, all with as many digits behind the point as the longest has, and `least` at least.
 * Nothing is rounded; what is no plain decimal stays as it is.
 */
export function readable(texts: readonly string[], least = 0): string[] {
  const places = Math.max(least, ...texts.map(text => DECIMAL.exec(text)?.[3]?.length ?? 0));
  return texts.map(text => {
    const [whole, sign = '', digits = '', rest = ''] = DECIMAL.exec(text) ?? [];
    if (whole === undefined) return text;
    const grouped = digits.replaceAll(/\B(?=(\d{3})+$)/g, ',');
    return `${sign}${grouped}${places === 0 ? '' : `.${rest.padEnd(places, '0')}`}`;
  });
}

/** The plain decimal that was made readable; any other text as it is. */
export const plainDecimal = (text: string): string =>
  /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
