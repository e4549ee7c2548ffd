// Programs of others that say whether a PDF is one: we do not judge our own work alone.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Reason to skip a test that needs these programs, or false when all are there. */
export function lacking(...programs: readonly string[]): string | false {
  const missing = programs.filter(program => spawnSync(program, ['--version']).error !== undefined);
  return missing.length > 0 && `needs ${missing.join(' and ')} (packages qpdf and poppler-utils)`;
}

function withFile<T>(pdf: Uint8Array, work: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-judge-'));
  try {
    writeFileSync(join(folder, 'x.pdf'), pdf);
    return work(join(folder, 'x.pdf'), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const run = (program: string, ...input: readonly string[]): string =>
  execFileSync(program, input, { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] });

/** What `qpdf --check` says; throws when it finds errors or warnings. */
export const qpdfCheck = (pdf: Uint8Array): string => withFile(pdf, path => run('qpdf', '--check', path));

/** All text that `pdftotext` finds. */
export const pdfText = (pdf: Uint8Array): string =>
  withFile(pdf, path => run('pdftotext', '-enc', 'UTF-8', path, '-'));

/** The same without any blanks, since lines are broken where they fit. */
export const squeezedText = (pdf: Uint8Array): string => pdfText(pdf).replaceAll(/\s+/g, '');

/** Every word with its box, as `pdftotext -bbox` prints them. */
export const pdfBoxes = (pdf: Uint8Array): string =>
  withFile(pdf, path => run('pdftotext', '-bbox', path, '-'));

/** All objects of the file, uncompressed, as Latin-1. */
export const pdfObjects = (pdf: Uint8Array): string =>
  withFile(pdf, path =>
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], { maxBuffer: 1e9 }).toString(
      'latin1',
    ),
  );

/** What `pdfinfo` prints. */
export const pdfInfo = (pdf: Uint8Array): string => withFile(pdf, path => run('pdfinfo', path));

/** What `pdfinfo` complains of; '' for nothing. */
export const complaints = (pdf: Uint8Array): string =>
  withFile(pdf, path => spawnSync('pdfinfo', [path], { encoding: 'utf8' }).stderr);

/** Names and bytes of the attachments, taken out by `pdfdetach`. */
export const attachments = (pdf: Uint8Array): Map<string, string> =>
  withFile(pdf, (path, folder) => {
    run('pdfdetach', '-saveall', '-o', folder, path);
    const sums = execFileSync('sh', ['-c', 'sha256sum -- *'], { cwd: folder, encoding: 'utf8' });
    const lines = sums
      .trim()
      .split('\n')
      .map(line => [line.slice(66), line.slice(0, 64)] as const);
    return new Map(lines.filter(([name]) => name !== 'x.pdf'));
  });

/** The text of each page, as `pdftotext` finds it. */
export const pageTexts = (pdf: Uint8Array): string[] => pdfText(pdf).split('\f').slice(0, -1);

/** A link, with the words that stand on it. */
export interface ReadLink {
  readonly page: number;
  readonly words: string;
  readonly toPage: number;
}

/** Every internal link in the order of the file, with its words. */
export async function readLinks(pdf: Uint8Array): Promise<ReadLink[]> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const links: ReadLink[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const words = items.flatMap(item =>
      'str' in item
        ? [{ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width }]
        : [],
    );
    for (const { subtype, dest, rect } of await page.getAnnotations()) {
      if (subtype !== 'Link') continue;
      const target = typeof dest === 'string' ? await document.getDestination(dest) : dest;
      if (!Array.isArray(target)) throw new Error(`a link on page ${number} leads nowhere`);
      const [left, bottom, right, top] = rect;
      const on = words.filter(
        ({ x, y, width }) => y >= bottom - 1 && y < top && x >= left - 1 && x + width <= right + 1,
      );
      links.push({
        page: number,
        words: on
          .map(({ text }) => text)
          .join('')
          .trim(),
        toPage: (await document.getPageIndex(target[0])) + 1,
      });
    }
  }
  await document.loadingTask.destroy();
  return links;
}

/** One link of a PDF: the page it stands on and where it leads, from the top of that page in points. */
export interface FoundLink {
  readonly page: number;
  readonly toPage: number;
  readonly toTop: number;
}

/** Every internal link. Throws when one leads nowhere. */
export async function linksOf(pdf: Uint8Array): Promise<FoundLink[]> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const links: FoundLink[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    for (const annotation of await page.getAnnotations()) {
      if (annotation.subtype !== 'Link') continue;
      const target =
        typeof annotation.dest === 'string'
          ? await document.getDestination(annotation.dest)
          : annotation.dest;
      if (!Array.isArray(target)) throw new Error(`a link on page ${number} leads nowhere`);
      const toPage = (await document.getPageIndex(target[0])) + 1;
      const height = (await document.getPage(toPage)).view[3] ?? 0;
      links.push({ page: number, toPage, toTop: height - Number(target[3]) });
    }
  }
  await document.loadingTask.destroy();
  return links;
}

/** The bookmarks as one line each, indented by level. */
export async function bookmarksOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  type Items = Awaited<ReturnType<typeof document.getOutline>>;
  const lines = (items: Items | null, indent: string): string[] =>
    (items ?? []).flatMap(item => [indent + item.title, ...lines(item.items, `${indent}  `)]);
  const found = lines(await document.getOutline(), '');
  await document.loadingTask.destroy();
  return found;
}
