// Text recognition beside the machine's own `tesseract`: the same pages, the same languages, as many at once, a thread each.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type { Manner, RecognitionEngine } from '../../electron/core/ports/recogniser.ts';
import { openDrawable } from '../../electron/node/ocr/draw.ts';
import { shippedFolder } from '../../electron/node/ocr/language-data.ts';
import { machineProgram } from '../../electron/node/ocr/machine.ts';
import { asPng } from '../../electron/node/ocr/png.ts';
import { createRecogniser } from '../../electron/node/ocr/recogniser.ts';
import { loadTesseract } from '../../electron/node/ocr/tesseract.ts';
import { corpusBytes } from '../corpus/corpus.ts';
import { LANGUAGES, type Scan, scans } from '../corpus/scans.ts';
import type { Measurement } from './run.ts';

const AT_ONCE = 2;
const MOST_PAGES = 4;

/** A page to read, with its languages as they were found out beforehand. */
interface Sheet {
  readonly scan: Scan;
  readonly page: number;
  readonly languages: string;
  readonly png: Buffer;
}

/** Seconds of both our engines over the scans beside the program's. Empty without scans, or without the program. */
export async function ocrSpeed(): Promise<Measurement[]> {
  const program = machineProgram();
  if (!program || scans().length === 0) return [];
  const sheets = await drawn();
  const theirs = await timed(sheets, sheet => readByProgram(program.path, sheet));
  const figures: Measurement[] = [];
  for (const by of ['machine', 'shipped'] as const) {
    const name = by === 'machine' ? 'the machine’s program' : 'the shipped engine (WebAssembly)';
    figures.push({
      name: `OCR of ${sheets.length} pages by ${name}, ${AT_ONCE} at once, drawing and turning included`,
      ours: await ourTime(sheets, by),
      theirs,
      unit: 's',
      against: `${program.version}, the same pages drawn beforehand`,
    });
  }
  return figures;
}

/** The first pages of every scan, drawn, with the languages that they are in. */
async function drawn(): Promise<Sheet[]> {
  const engine = await loadTesseract();
  const data = new Map(LANGUAGES.map(name => [name, `${shippedFolder()}/${name}.traineddata`]));
  const recogniser = createRecogniser({ workers: AT_ONCE });
  const sheets: Sheet[] = [];
  for (const scan of scans()) {
    const bytes = corpusBytes(scan.file);
    const file = recogniser.open(bytes, scan.mediaType, 'shipped');
    const drawable = await openDrawable(bytes.slice(), scan.mediaType, (each, note) =>
      engine.decode(each, note, data),
    );
    const { languages } = await file.page({ page: 1, languages: LANGUAGES }, new AbortController().signal);
    for (let page = 1; page <= Math.min(scan.pages, MOST_PAGES); page++)
      sheets.push({ scan, page, languages, png: asPng((await drawable.draw(page)).picture) });
    file.close();
    await drawable.close();
  }
  await recogniser.close();
  return sheets;
}

async function ourTime(sheets: readonly Sheet[], by: RecognitionEngine): Promise<number> {
  const recogniser = createRecogniser({ workers: AT_ONCE });
  const files = new Map<Scan, ReturnType<typeof recogniser.open>>();
  for (const { scan } of sheets)
    if (!files.has(scan)) files.set(scan, recogniser.open(corpusBytes(scan.file), scan.mediaType, by));
  const { signal } = new AbortController();
  const likes = new Map<Scan, Manner>();
  const seconds = await timed(sheets, async ({ scan, page, languages }) => {
    const read = await files.get(scan)?.page({ page, languages: [languages], like: likes.get(scan) }, signal);
    if (read && read.text !== '') likes.set(scan, read);
  });
  await recogniser.close();
  return seconds;
}

function readByProgram(path: string, { png, languages }: Sheet): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const words = ['stdin', 'stdout', '--tessdata-dir', shippedFolder(), '-l', languages];
  const child = spawn(path, [...words, '-c', 'tessedit_create_tsv=1'], {
    cwd: dirname(path),
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.on('close', () => resolve());
  child.stdin.end(png);
  return promise;
}

/** Seconds for all pages, so many of them at once. */
async function timed(sheets: readonly Sheet[], read: (sheet: Sheet) => Promise<void>): Promise<number> {
  const left = [...sheets];
  const began = performance.now();
  const reader = async (): Promise<void> => {
    for (let sheet = left.shift(); sheet; sheet = left.shift()) await read(sheet);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  return (performance.now() - began) / 1000;
}
