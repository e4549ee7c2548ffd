/** What a spreadsheet would take for a formula when it opens a cell. */
const FORMULA = /^[=+\-@\t\r]/;

/** One cell: never a formula (an apostrophe goes before), quoted where it must be. */
export function csvCell(value: string | number): string {
  const text = String(value);
  const safe = typeof value === 'string' && FORMULA.test(text.trimStart() || text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV (RFC 4180), with the mark that tells spreadsheets it is UTF-8. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
