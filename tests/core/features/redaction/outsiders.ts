// Searches a PDF as outsiders would, with the programs of others.
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { attachments, bookmarksOf, lacking, pdfInfo, pdfObjects, pdfText } from '../case-file/judges.ts';

/** Whether the machine has Tesseract. */
export const hasTesseract = lacking('tesseract', 'pdftoppm') === false;

/** Letters and digits alone, as a patient reader compares them; written apart from the code that is judged. */
export const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Searches a PDF with pdftotext, qpdf, pdfinfo and pdfdetach; answers what it found and where. */
export async function foundBy(pdf: Uint8Array, needles: readonly string[]): Promise<string[]> {
  const objects = pdfObjects(pdf);
  const texts: Readonly<Record<string, string>> = {
    pdftotext: pdfText(pdf),
    pdfinfo: pdfInfo(pdf),
    bookmarks: (await bookmarksOf(pdf)).join('\n'),
    'qpdf --qdf': Buffer.from(objects, 'latin1').toString('utf8'),
  };
  const plain = needles.map(bare).filter(needle => needle.length >= 4);
  const found = Object.entries(texts).flatMap(([where, text]) => {
    const here = where === 'qpdf --qdf' ? text.toLowerCase() : bare(text);
    return plain.filter(needle => here.includes(needle)).map(needle => `${needle} in ${where}`);
  });
  for (const needle of needles) {
    const utf16 = Buffer.from(needle, 'utf16le').swap16();
    for (const bytes of [Buffer.from(needle), utf16])
      if (bytes.length >= 6 && objects.includes(bytes.toString('latin1'))) found.push(`${needle} in objects`);
    if (objects.toLowerCase().includes(utf16.toString('hex'))) found.push(`${needle} in hexadecimal`);
  }
  const attached = attachments(pdf).size;
  if (attached > 0) found.push(`${attached} attachments`);
  return found;
}

/** Searches a Word, HTML or ZIP file as a text editor would, packed parts unpacked. */
export function foundInFile(bytes: Uint8Array, format: string, needles: readonly string[]): string[] {
  const parts = format === 'html' ? { html: bytes } : unzipSync(bytes);
  return Object.entries(parts).flatMap(([name, part]) => {
    const text = new TextDecoder().decode(part);
    const read = [name, text, text.replaceAll(/<[^>]*>/g, '')].map(bare);
    return needles
      .filter(needle => bare(needle).length >= 4 && read.some(each => each.includes(bare(needle))))
      .map(needle => `${needle} in ${name}`);
  });
}

const OCR_DATA = fileURLToPath(new URL('../../../../resources/ocr', import.meta.url));

/** Reads the first covered pages with the machine's Tesseract; `languages` as it joins them. */
export function readByTesseract(pdf: Uint8Array, folder: string, most: number, languages: string): string {
  const pages = pdfText(pdf)
    .split('\f')
    .flatMap((text, index) => (text.includes('(covered:') ? [index + 1] : []));
  const path = join(folder, `read-${process.hrtime.bigint()}`);
  writeFileSync(`${path}.pdf`, pdf);
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
  const read = pages.slice(0, most).map(page => {
    const one = ['-f', String(page), '-l', String(page), '-singlefile', '-gray', '-r', '150', '-png'];
    execFileSync('pdftoppm', [...one, `${path}.pdf`, path]);
    const how = ['--tessdata-dir', OCR_DATA, '-l', languages];
    return spawnSync('tesseract', [`${path}.png`, '-', ...how], { encoding: 'utf8', env }).stdout;
  });
  return read.join('\n');
}
