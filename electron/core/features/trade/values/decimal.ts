// Amounts are exact: whole numbers of units of a power of ten, never floats.

/** The most digits behind the mark that are kept. */
export const MOST_PLACES = 18;

/** `units` tens to the minus `places`: 12.5 is 125 with one place. The last digit of `units` is not 0 unless `places` is. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

/** The sign between whole and fraction. */
export type DecimalMark = ',' | '.';

/** What a column of amounts shows of its decimal mark. `null`: nothing tells, either may be right. */
export interface MarkGuess {
  readonly mark: DecimalMark | null;
  /** Values that can only be read the other way. */
  readonly against: number;
}

const blanks = /[\s\u00a0\u2007\u202f'’]/g;
const shape = /^([+-]?)(\d+(?:[.,]\d{3})*|\d*)([.,]\d+)?$/;

/** What one value says of its mark: the mark, or null when it fits both (`1,234`) or has none. */
function markOf(text: string): DecimalMark | null {
  const plain = text.replace(blanks, '');
  const comma = plain.lastIndexOf(',');
  const point = plain.lastIndexOf('.');
  if (comma < 0 && point < 0) return null;
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  const sign = comma >= 0 ? ',' : '.';
  const parts = plain.replace(/^[+-]/, '').split(sign);
  const [whole = '', ...groups] = parts;
  if (groups.length > 1) return sign === ',' ? '.' : ',';
  // One sign before exactly three digits may be either; a whole part that no grouping has (0, 1234) settles it.
  const mayGroup = groups[0]?.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return mayGroup ? null : sign;
}

/** The decimal mark of a column, from its values. When both occur the commoner is taken, and `against` counts the rest. */
export function guessMark(values: Iterable<string>): MarkGuess {
  let comma = 0;
  let point = 0;
  for (const value of values) {
    const mark = markOf(value);
    if (mark === ',') comma++;
    else if (mark === '.') point++;
  }
  if (comma === 0 && point === 0) return { mark: null, against: 0 };
  return comma >= point ? { mark: ',', against: point } : { mark: '.', against: comma };
}

/**
 * Reads an amount; null when the text is no number under this mark (`1,2,3`, words, a grouping that is none), or has more
 * than 18 digits behind it. An exponent (`1.5E+3`) is read as spreadsheets write it.
 */
export function parseDecimal(text: string, mark: DecimalMark): Decimal | null {
  const plain = text.replace(blanks, '').replace('\u2212', '-');
  const scientific = /^([+-]?)(\d+)(?:[.,](\d+))?[eE]([+-]?\d{1,2})$/.exec(plain);
  if (scientific) return fromParts(scientific[1], scientific[2], scientific[3], Number(scientific[4]));
  if (!shape.test(plain)) return null;
  const group = mark === ',' ? '.' : ',';
  const at = plain.lastIndexOf(mark);
  if (at >= 0 && plain.indexOf(mark) !== at) return null;
  const whole = at < 0 ? plain : plain.slice(0, at);
  const fraction = at < 0 ? '' : plain.slice(at + 1);
  if (fraction.includes(group) || !/\d/.test(plain)) return null;
  const [first = '', ...groups] = whole.replace(/^[+-]/, '').split(group);
  if (groups.some(part => part.length !== 3) || (groups.length > 0 && !/^[1-9]\d{0,2}$/.test(first)))
    return null;
  return fromParts(plain.startsWith('-') ? '-' : '', first + groups.join(''), fraction, 0);
}

function fromParts(
  sign: string | undefined,
  whole = '',
  fraction: string | undefined = '',
  exponent: number,
): Decimal | null {
  const digits = `${whole}${fraction}`;
  const zeros = fraction.length > exponent ? (/0*$/.exec(digits)?.[0].length ?? 0) : 0;
  const dropped = Math.min(zeros, Math.max(0, fraction.length - exponent));
  const places = fraction.length - exponent - dropped;
  const units = BigInt(digits.slice(0, digits.length - dropped) || '0') * 10n ** BigInt(Math.max(0, -places));
  if (places > MOST_PLACES) return null;
  return { units: sign === '-' ? -units : units, places: Math.max(0, places) };
}

/** How many units of one place more make one of these: 10, 100 … */
export const tenTo = (places: number): bigint => 10n ** BigInt(places);

/** An amount as text with a point and no needless zeros: `1234.5`. */
export function decimalText(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const fraction = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${places === 0 ? digits : digits.slice(0, -places)}${fraction && `.${fraction}`}`;
}
