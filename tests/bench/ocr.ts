// Text recognition: characters wrong on the scans whose truth is known, and time beside the machine's own tesseract.
import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { type DrawnPage, openDrawable } from '../../electron/node/ocr/draw.ts';
import { shippedFolder } from '../../electron/node/ocr/language-data.ts';
import { machineProgram } from '../../electron/node/ocr/machine.ts';
import { asPng } from '../../electron/node/ocr/png.ts';
import { createRecogniser } from '../../electron/node/ocr/recogniser.ts';
import { loadTesseract } from '../../electron/node/ocr/tesseract.ts';
import { corpusBytes } from '../corpus/corpus.ts';
import { BASELINE, errorsOf, LANGUAGES, readScan, type Scan, scans } from '../corpus/scans.ts';
import type { Measurement } from './run.ts';

const ROUNDS = 1;
const data = new Map(LANGUAGES.map(name => [name, `${shippedFolder()}/${name}.traineddata`]));

/** Error rates, and seconds for the same pages, found and drawn included. Empty without scans. */
export async function bench(): Promise<Measurement[]> {
  const chosen = scans();
  if (chosen.length === 0) return [];
  const recogniser = createRecogniser();
  const figures: Measurement[] = [];
  const pages = chosen.reduce((sum, scan) => sum + scan.pages, 0);
  const languages = new Map<Scan, string>();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    for (const scan of chosen) {
      const read = await readScan(recogniser, scan, everyPage(scan));
      languages.set(scan, read.at(-1)?.languages ?? 'eng');
      const errors = errorsOf(scan, read);
      if (round === 0 && errors !== undefined) figures.push(errorFigure(scan, errors));
    }
    best = Math.min(best, seconds(began));
  }
  await recogniser.close();
  const theirs = await theirTime(chosen, languages);
  if (theirs !== undefined)
    figures.push({
      name: `OCR, ${chosen.length} scans, ${pages} pages, languages found out among ${LANGUAGES.length}`,
      ours: best,
      theirs,
      unit: 's',
      against: `${machineProgram()?.version}, told the languages`,
    });
  return figures;
}

const everyPage = ({ pages }: Scan): number[] => Array.from({ length: pages }, (_, index) => index + 1);
const seconds = (began: number): number => (performance.now() - began) / 1000;

const errorFigure = ({ file }: Scan, errors: number): Measurement => ({
  name: `characters wrong, ${basename(file)}`,
  ours: errors * 100,
  theirs: ((BASELINE[basename(file)] ?? 0) + 0.02) * 100,
  unit: '%',
  against: 'Tesseract 5.3 and 2 points',
});

/** The machine's program over the same pictures, which are drawn beforehand; as it is called without us. */
async function theirTime(
  chosen: readonly Scan[],
  languages: ReadonlyMap<Scan, string>,
): Promise<number | undefined> {
  const program = machineProgram();
  if (!program) return undefined;
  const engine = await loadTesseract();
  let total = 0;
  for (const scan of chosen) {
    const decode = (file: Uint8Array, note: number) => engine.decode(file, note, data);
    const drawable = await openDrawable(corpusBytes(scan.file), scan.mediaType, decode);
    for (const page of everyPage(scan))
      total += timeOf(program.path, await drawable.draw(page), languages.get(scan) ?? 'eng');
    await drawable.close();
  }
  return total;
}

function timeOf(path: string, { picture }: DrawnPage, languages: string): number {
  const input = asPng(picture);
  const words = ['stdin', 'stdout', '--tessdata-dir', shippedFolder(), '-l', languages];
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    spawnSync(path, [...words, '-c', 'tessedit_create_tsv=1'], { input, maxBuffer: 1e9, cwd: dirname(path) });
    best = Math.min(best, seconds(began));
  }
  return best;
}
