// Amounts are exact: a whole number of millionths, never a float.

/** Digits kept behind the decimal mark. */
export const PLACES = 6;
const UNIT = 10n ** BigInt(PLACES);

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
 * An amount as millionths; null when the text is no number under this mark (`1,2,3`, words, a grouping that is none).
 * Digits beyond the sixth behind the mark must be zero, or the text is no amount that can be kept exactly: null as well.
 * An exponent (`1.5E+3`) is read as spreadsheets write it.
 */
export function parseDecimal(text: string, mark: DecimalMark): bigint | null {
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
): bigint | null {
  const places = PLACES + exponent - fraction.length;
  const digits = BigInt(`${whole}${fraction}` || '0');
  const scale = 10n ** BigInt(Math.abs(places));
  if (places < 0 && digits % scale !== 0n) return null;
  const value = places < 0 ? digits / scale : digits * scale;
  return sign === '-' ? -value : value;
}

/** Millionths as text with a point and no needless zeros: `1234.5`. */
export function decimalText(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${fraction && `.${fraction}`}`;
}

/** Millionths of a sum that SQLite gives in two parts: whole units, and the millionths that are left over. */
export function fromWholeAndRest(whole: string, rest: string): bigint {
  return BigInt(whole) * UNIT + BigInt(rest);
}
