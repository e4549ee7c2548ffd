/**
 * Text as SQLite gives it back unchanged: no half surrogate pairs and no NUL (both become U+FFFD), no byte order mark at
 * its start. Anything else would make a row differ from its journal entry, which looks like tampering.
 */
export function storable(text: string): string {
  return sameLength(text).replace(/^\uFEFF+/u, '');
}

/** Like `storable`, but keeps the length, so that offsets into the text hold: a leading mark becomes a blank. */
export function storableAtLength(text: string): string {
  return sameLength(text).replace(/^\uFEFF+/u, marks => ' '.repeat(marks.length));
}

const sameLength = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');

/** Any value of a call with every string in it made storable. Keys are left alone: the contract names them. */
export function storableValue(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(storableValue);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, storableValue(inner)]));
}
