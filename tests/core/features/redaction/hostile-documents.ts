// Documents that hold a name where nobody looks: metadata, bookmarks, attachments, comments, headers, picture data.
import { crc32 } from 'node:zlib';
import { ports } from './desk.ts';

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

/** A PDF that names somebody in its text (split over runs, and over a line end), title, author, bookmarks, links and an attachment. */
export async function aTalkativePdf(
  lines: readonly string[],
  name: string,
  mail: string,
): Promise<Uint8Array> {
  const at = Math.ceil([...name].length / 2);
  const [first, last] = [[...name].slice(0, at).join(''), [...name].slice(at).join('')];
  const data = { lines, name, mail, first, last };
  const main = `#let data = json("/data.json")
#set document(title: data.name, author: data.name, keywords: (data.name, data.mail))
#set page(paper: "a4", margin: 25mm)
#set text(font: ("Noto Sans", "Noto Sans SC"), fallback: false, size: 12pt)
#pdf.attach("/note.txt", bytes(data.name), description: data.name)
#for line in data.lines [#line \\ ]
= #data.name
#link("mailto:" + data.mail)[Write to us] \\
#box(data.first)#box(data.last) signed. \\
Again #text(weight: "bold", data.first)#data.last did. \\
It was #data.first\\-\\
#data.last who paid.`;
  const files = new Map([
    ['/main.typ', utf8(main)],
    ['/data.json', utf8(JSON.stringify(data))],
  ]);
  return (await ports.typesetter.pdf('/main.typ', files, { standard: '1.7', date: '2024-01-01' })).pdf;
}

/** The same letters as addresses, mail headers, data files and mark-up write them. */
export function inNumbers(text: string, way: number): string {
  const bytes = [...utf8(text)].map(each => each.toString(16).toUpperCase().padStart(2, '0'));
  const units = [...utf8(text).toString('utf8')].map(each => each.charCodeAt(0));
  if (way === 0) return `https://x.example/?q=${bytes.map(each => `%${each}`).join('')}`;
  if (way === 1) return `=?UTF-8?B?${utf8(text).toString('base64')}?=`;
  if (way === 2) return units.map(each => `\\u${each.toString(16).padStart(4, '0')}`).join('');
  if (way === 3) return units.map(each => `&#${each};`).join('');
  return bytes.map(each => `=${each}`).join('');
}

/** A PDF that divides a name: over the lines of a cell, with another column between, and over the end of a page. */
export async function aDividedPdf(name: string): Promise<Uint8Array> {
  const [first = '', ...rest] = name.split(' ');
  const main = `#let data = json("/data.json")
#set page(paper: "a4", margin: 25mm, footer: context align(center, counter(page).display()))
#set text(font: ("Noto Sans", "Noto Sans SC"), fallback: false, size: 12pt)
The goods were delivered in March.

#table(columns: (40mm, 60mm, 40mm),
  [Payer], [For what], [Sum],
  [#data.first \\ #data.rest], [Goods of the second quarter \\ by contract], [100.00 \\ USD])
The paper was signed by #data.first
#pagebreak()
#data.rest on the same day.

The second page ends here.`;
  const files = new Map([
    ['/main.typ', utf8(main)],
    ['/data.json', utf8(JSON.stringify({ first, rest: rest.join(' ') }))],
  ]);
  return (await ports.typesetter.pdf('/main.typ', files, { standard: '1.7', date: '2024-01-01' })).pdf;
}

/** A PDF by hand: one line of text, a comment over it that names somebody, a form field and a hidden layer's name. */
export function anAnnotatedPdf(name: string): Uint8Array {
  const hex = `<feff${utf16(name)}>`;
  const page = 'BT /F1 14 Tf 72 700 Td (The goods were delivered in March.) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> /OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] >> >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Annots [5 0 R 6 0 R] >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    `<< /Type /Annot /Subtype /FreeText /Rect [72 600 500 640] /DA (/F1 12 Tf 0 g) /T ${hex} /Contents ${hex} >>`,
    `<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [72 500 500 530] /T ${hex} /V ${hex} >>`,
    `<< /Type /OCG /Name ${hex} >>`,
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return utf8(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info << /Author ${hex} >> >>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** A mail from somebody about something, with names in its headers and in the name of what is attached. */
export function aMail(name: string, mail: string, subject: string): string {
  const word = (text: string) => `=?UTF-8?B?${utf8(text).toString('base64')}?=`;
  return [
    `From: ${word(name)} <${mail}>`,
    `To: "${mail}" <${mail}>`,
    'Date: Thu, 14 Mar 2024 10:00:00 +0000',
    `Subject: ${word(subject)}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="x"',
    '',
    '--x',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    utf8(`The goods were delivered in March.\n\n${name}\n${mail}\n`).toString('base64'),
    '--x',
    `Content-Type: text/plain; name="${word(`${name}.txt`)}"`,
    `Content-Disposition: attachment; filename="${word(`${name}.txt`)}"`,
    '',
    'Nothing.',
    '--x--',
    '',
  ].join('\r\n');
}

/** A picture of lines, whose data name somebody: comments as PNG keeps them, and EXIF. */
export async function aTalkativePicture(png: Uint8Array, name: string): Promise<Uint8Array> {
  const head = 8 + 25;
  const exif = Buffer.concat([
    Buffer.from('4d4d002a00000008', 'hex'),
    // One entry: Artist (0x013b), ASCII, so long, at 26.
    Buffer.from('0001013b0002', 'hex'),
    Buffer.from([0, 0, 0, utf8(name).length + 1, 0, 0, 0, 26, 0, 0, 0, 0]),
    utf8(`${name}\0`),
  ]);
  return Buffer.concat([
    png.subarray(0, head),
    chunk('iTXt', Buffer.concat([Buffer.from('Author\0\0\0\0\0', 'latin1'), utf8(name)])),
    chunk('eXIf', exif),
    png.subarray(head),
  ]);
}

function chunk(kind: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
