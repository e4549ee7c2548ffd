// PDF files of any length, for benches of the reader.
import { closeSync, openSync, writeSync } from 'node:fs';

/** Lines on a page of `textOf`. */
export const LINES = 40;
/** Raw grey pixels of a scanned page: one million bytes, as a good scan takes. */
export const SIDE = 1_000;

interface PdfPage {
  readonly content: string;
  readonly picture?: Buffer;
}

/** A PDF with a flat page tree, written piece by piece: page objects lie all over the file. */
export function writePdf(path: string, count: number, pageOf: (page: number) => PdfPage): void {
  const file = openSync(path, 'w');
  const places: number[] = [];
  let at = 0;
  const write = (bytes: string | Buffer) => {
    at += writeSync(file, typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  };
  const object = (id: number, ...body: (string | Buffer)[]) => {
    places[id] = at;
    write(`${id} 0 obj\n`);
    for (const part of body) write(part);
    write('\nendobj\n');
  };
  write('%PDF-1.7\n');
  const ids = Array.from({ length: count }, (_, index) => 4 + index * 3);
  object(1, '<</Type/Catalog/Pages 2 0 R>>');
  object(2, `<</Type/Pages/Count ${count}/Kids[${ids.map(id => `${id} 0 R`).join(' ')}]>>`);
  object(3, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>');
  for (const [index, id] of ids.entries()) {
    const { content, picture } = pageOf(index + 1);
    const resources = `<</Font<</F1 3 0 R>>${picture ? `/XObject<</Im ${id + 2} 0 R>>` : ''}>>`;
    object(
      id,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${id + 1} 0 R/Resources${resources}>>`,
    );
    object(id + 1, `<</Length ${content.length}>>\nstream\n${content}\nendstream`);
    if (picture)
      object(
        id + 2,
        `<</Type/XObject/Subtype/Image/Width ${SIDE}/Height ${SIDE}/ColorSpace/DeviceGray/BitsPerComponent 8/Length ${picture.length}>>\nstream\n`,
        picture,
        '\nendstream',
      );
    else object(id + 2, 'null');
  }
  const xref = at;
  const size = 4 + count * 3;
  const entries = Array.from({ length: size - 1 }, (_, index) => places[index + 1] ?? 0);
  write(`xref\n0 ${size}\n0000000000 65535 f \n`);
  write(entries.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join(''));
  write(`trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`);
  closeSync(file);
}

/** Forty lines of a page, no two alike. */
export function textOf(page: number): string {
  const lines = Array.from({ length: LINES }, (_, line) => {
    const words = `Page ${page} line ${line} the goods of contract QP-${page * 7 + line} were sent by rail to the buyer`;
    return `(${words}) Tj 0 -17 Td`;
  });
  return `BT /F1 11 Tf 40 760 Td ${lines.join('\n')} ET`;
}
