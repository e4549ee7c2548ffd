// Pages of text from PDFs per second, against pdftotext over the same files.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createParser } from '../../electron/node/parsing/pool.ts';
import { corpusMissing, corpusPath, expectations } from '../corpus/corpus.ts';

/** One measurement, ours against a named program's. More is better. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  readonly theirs: number;
  readonly unit: string;
  readonly against: string;
}

const ROUNDS = 3;

/** PDFs of the corpus that have pages, or those of the sample case. */
function files(): string[] {
  if (!corpusMissing)
    return expectations()
      .filter(({ kind, expect, pages }) => kind === 'pdf' && expect !== 'password' && pages)
      .map(({ file }) => corpusPath(file));
  const sample = fileURLToPath(new URL('../../resources/sample/', import.meta.url));
  if (!existsSync(sample)) return [];
  return readdirSync(sample, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.pdf'))
    .map(name => sample + name);
}

/** Pages read and seconds taken by a fresh parser over all files at once, starting its workers included. */
async function ourRound(paths: readonly string[]): Promise<{ pages: number; seconds: number }> {
  const started = performance.now();
  const parser = createParser();
  const { signal } = new AbortController();
  const outcomes = await Promise.all(
    paths.map(path =>
      parser.parse(basename(path), new Uint8Array(readFileSync(path)), { ocr: 'off', languages: [] }, signal),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  await parser.close();
  return { pages: outcomes.reduce((sum, { reading }) => sum + (reading?.pages.length ?? 0), 0), seconds };
}

function theirRound(paths: readonly string[]): number | undefined {
  const started = performance.now();
  for (const path of paths)
    if (spawnSync('pdftotext', [path, '-'], { stdio: ['ignore', 'ignore', 'ignore'] }).error)
      return undefined;
  return (performance.now() - started) / 1000;
}

const perSecond = (pages: number, seconds: number): number => Math.round(pages / seconds);

async function compare(name: string, paths: readonly string[]): Promise<Figure | undefined> {
  const ours: number[] = [];
  const theirs: number[] = [];
  let pages = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const own = await ourRound(paths);
    const other = theirRound(paths);
    if (other === undefined) return undefined;
    pages = own.pages;
    ours.push(own.seconds);
    theirs.push(other);
  }
  return {
    name: `${name} (${paths.length} files, ${pages} pages)`,
    ours: perSecond(pages, Math.min(...ours)),
    theirs: perSecond(pages, Math.min(...theirs)),
    unit: 'pages/s',
    against: 'pdftotext',
  };
}

/** Measures all files together and the largest alone. Empty when there are no files or no pdftotext. */
export async function bench(): Promise<Figure[]> {
  const all = files();
  const largest = [...all].sort((a, b) => statSync(b).size - statSync(a).size).slice(0, 1);
  const figures: Figure[] = [];
  for (const [name, paths] of [
    ['PDF text, all files', all],
    ['PDF text, one large file', largest],
  ] as const) {
    const figure = paths.length === 0 ? undefined : await compare(name, paths);
    if (figure) figures.push(figure);
  }
  return figures;
}
