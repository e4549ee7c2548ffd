/** What a spreadsheet would take for a formula when it opens a cell; those of East Asia take the wide signs as well. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** A text that no spreadsheet takes for a formula: an apostrophe goes before what it would. */
export const guarded = (text: string): string => (FORMULA.test(text.trimStart() || text) ? `'${text}` : text);

/** One cell: never a formula, quoted where it must be. */
export function csvCell(value: string | number): string {
  const safe = typeof value === 'string' ? guarded(value) : String(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV (RFC 4180), with the mark that tells spreadsheets it is UTF-8. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
