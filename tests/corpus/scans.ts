// The scans of the corpus: what stands on them, and how well another program reads them.
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { RecognisedPage, Recogniser, RecognitionEngine } from '../../electron/core/ports/recogniser.ts';
import { characterErrors } from '../helpers/similarity.ts';
import { corpusBytes, corpusPath, type Expectation, expectations } from './corpus.ts';

/** A file whose words are only in pictures. */
export interface Scan {
  readonly file: string;
  readonly mediaType: string;
  readonly pages: number;
  readonly phrase: string;
  readonly phrasePage: number;
}

/** What the issue of languages is read with throughout. */
export const LANGUAGES = ['eng', 'rus', 'chi_sim'];

const MEDIA: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
};

/** A table in frames and shades on a page that has text: only found where blocks are told apart. */
const FRAMED = 'documents/open/zh_quarterly_report.pdf';

/** Scans that have a phrase to be found, and the framed table when it is read by force. */
export const scansAndForced = (): Scan[] => [...scans(), ...found(({ file }) => file === FRAMED)];

/** Scans that have a phrase to be found. */
export const scans = (): Scan[] => found(({ expect }) => expect === 'needs-ocr');

const found = (isWanted: (wanted: Expectation) => boolean): Scan[] =>
  expectations()
    .filter(wanted => isWanted(wanted) && wanted.phrase !== undefined)
    .map(({ file, pages = 1, phrase = '', phrase_page = 1 }) => ({
      file,
      mediaType: MEDIA[file.split('.').at(-1) ?? ''] ?? '',
      pages,
      phrase,
      phrasePage: phrase_page,
    }));

/** Error rates of Tesseract 5.3 at 300 dots an inch, from the corpus' list of sources. */
export const BASELINE: Readonly<Record<string, number>> = {
  'synthetic_scan_ru_contract.pdf': 0,
  'synthetic_scan_zh_invoice.pdf': 0.005,
  'synthetic_scan_en_bill_of_lading.jpg': 0,
};

/** Reads these pages of a scan. */
export async function readScan(
  recogniser: Recogniser,
  { file, mediaType }: Scan,
  pages: readonly number[],
  by: RecognitionEngine = 'shipped',
): Promise<RecognisedPage[]> {
  const opened = recogniser.open(corpusBytes(file), mediaType, by);
  const { signal } = new AbortController();
  const read: RecognisedPage[] = [];
  for (const page of pages) {
    const like = read.findLast(({ text }) => text !== '');
    read.push(await opened.page({ page, languages: LANGUAGES, like }, signal));
  }
  opened.close();
  return read;
}

/** Share of characters that are wrong, or undefined when nobody wrote down what is right. */
export function errorsOf({ file }: Scan, read: readonly RecognisedPage[]): number | undefined {
  const path = corpusPath(`truth/open/${basename(file)}.gt.txt`);
  if (!existsSync(path)) return undefined;
  return characterErrors(readFileSync(path, 'utf8'), read.map(page => page.text).join('\f'));
}
