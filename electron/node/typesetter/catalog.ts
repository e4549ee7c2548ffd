const readLatin = (bytes: Uint8Array, from: number, to: number): string =>
  [...bytes.subarray(from, to)].map(byte => String.fromCharCode(byte)).join('');

/** More than any trailer, cross-reference entry or catalog of Typst takes. */
const NEAR = 4096;

/**
 * Blanks out `/Suspects false` in the catalog of a PDF that Typst made. That is the default, so nothing is lost; but poppler, which
 * lawyers check files with, calls the entry an error. Only the catalog is touched: attached originals may hold the same words.
 */
export function withoutSuspects(pdf: Uint8Array): void {
  const tail = readLatin(pdf, Math.max(0, pdf.length - NEAR), pdf.length);
  const root = /\/Root (\d+) 0 R/.exec(tail)?.[1];
  const table = /startxref\s+(\d+)/.exec(tail)?.[1];
  if (root === undefined || table === undefined) return;
  const start = Number(table);
  const head = /^xref\s+0 \d+\r?\n/.exec(readLatin(pdf, start, start + 40))?.[0];
  if (head === undefined) return;
  const entry = start + head.length + Number(root) * 20;
  const offset = Number(readLatin(pdf, entry, entry + 10));
  const catalog = readLatin(pdf, offset, offset + NEAR);
  const at = catalog.slice(0, catalog.indexOf('endobj')).search(/\/Suspects false\b/);
  if (catalog.startsWith(`${root} 0 obj`) && at >= 0)
    pdf.fill(0x20, offset + at, offset + at + '/Suspects false'.length);
}
