// Small PDFs, written by hand so that a test knows where every letter stands.

/** One page: its content stream, and turns of its own in degrees. */
export interface PageSpec {
  readonly content: string;
  readonly rotate?: number;
  /** Width and height in points. */
  readonly box?: readonly [number, number];
  /** Adds a picture of one grey pixel, drawn by `/Im Do`. */
  readonly picture?: boolean;
  /** Annotations, each as the inside of its dictionary. */
  readonly annotations?: readonly string[];
}

/** A PDF with Helvetica as /F1 and the given pages of 612 by 792 points. Everything but the pages may be added as `root`. */
export function aPdf(pages: readonly PageSpec[], root = ''): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add(`<</Type/Catalog/Pages 2 0 R${root}>>`);
  add('');
  add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>');
  add(
    '<</Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8/Length 100>>\nstream\n' +
      '\x80'.repeat(100) +
      '\nendstream',
  );
  const kids = pages.map(({ content, rotate = 0, box = [612, 792], annotations = [] }) => {
    const stream = add(`<</Length ${content.length}>>\nstream\n${content}\nendstream`);
    const places = annotations.map(body => `${add(`<</Type/Annot${body}>>`)} 0 R`).join(' ');
    const page = add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${box[0]} ${box[1]}]/Rotate ${rotate}/Contents ${stream} 0 R/Resources<</Font<</F1 3 0 R>>/XObject<</Im 4 0 R>>>>/Annots[${places}]>>`,
    );
    return `${page} 0 R`;
  });
  objects[1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.join(' ')}]>>`;
  return assemble(objects);
}

function assemble(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.7\n';
  const places = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += places.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(text, letter => letter.charCodeAt(0) & 255);
}

/** Content that writes one line in 20 points at a place. */
export const writes = (text: string, x = 100, y = 700): string => `BT /F1 20 Tf ${x} ${y} Td (${text}) Tj ET`;

/** Content that draws the picture over most of the page. */
export const drawsPicture = 'q 500 0 0 700 50 50 cm /Im Do Q';
