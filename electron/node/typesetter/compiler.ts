import { Buffer } from 'node:buffer';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { withoutSuspects } from './catalog.ts';
import { coverageOf, notCovered } from './coverage.ts';
import { readFonts } from './fonts.ts';
import { refusedSource, withoutNetwork } from './guard.ts';
import type { TypesetAnswers } from './messages.ts';

// A folder that exists on no machine: whatever is not given in memory is not there, and `..` leads out of the world,
// which Typst refuses.
const world =
  process.platform === 'win32'
    ? 'C:\\plumbline-holds-everything-in-memory'
    : '/plumbline-holds-everything-in-memory';

/** Typst in this thread. Calls are synchronous and take from some milliseconds to seconds. */
export interface Compiler {
  /** Throws an `Error` whose message is Typst's first. */
  pdf(
    main: string,
    files: ReadonlyMap<string, Uint8Array>,
    standard: string,
    timestamp: number,
  ): TypesetAnswers['pdf'];
  /** Tries each page by itself. */
  unplaceable(pdf: Uint8Array, pages: readonly number[]): Map<number, string>;
}

/** Starts Typst with the shipped fonts. */
export function createCompiler(): Compiler {
  const fonts = readFonts();
  const typst = NodeCompiler.create({ workspace: world, fontArgs: [{ fontBlobs: fonts }] });
  const coverage = fonts.map(coverageOf);
  const missingIn = (files: ReadonlyMap<string, Uint8Array>): string[] =>
    notCovered(
      coverage,
      [...files]
        .map(([path, bytes]) => (path.endsWith('.json') ? asBuffer(bytes).toString('utf8') : ''))
        .join(''),
    );
  const pdf: Compiler['pdf'] = (main, files, standard, timestamp) => {
    checkSources(files);
    const missing = missingIn(files);
    // PDF/A takes no boxes for characters: there they are named.
    const isArchive = standard.startsWith('a-') && missing.length > 0;
    try {
      for (const [path, bytes] of files)
        typst.mapShadow(
          world + path,
          isArchive && path.endsWith('.json') ? named(bytes, missing) : asBuffer(bytes),
        );
      const set = withoutNetwork(process.env, () => setPdf(typst, main, standard, timestamp));
      return { ...set, missing };
    } finally {
      typst.resetShadow();
      // Remembered layout makes the next preview fast; without a limit it would grow with every edit.
      typst.evictCache(3);
    }
  };
  return { pdf, unplaceable: (bytes, pages) => unplaceablePages(pdf, bytes, pages) };
}

/** The data with each of these characters as its number. */
function named(json: Uint8Array, characters: readonly string[]): Buffer {
  const names = new Map(characters.map(each => [each, numberOf(each)]));
  return Buffer.from(Array.from(asBuffer(json).toString('utf8'), each => names.get(each) ?? each).join(''));
}

const numberOf = (character: string): string =>
  `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;

function checkSources(files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of files) {
    const refused = path.endsWith('.typ') ? refusedSource(path, asBuffer(bytes).toString('utf8')) : null;
    if (refused !== null) throw new Error(refused);
  }
}

function setPdf(
  typst: NodeCompiler,
  main: string,
  standard: string,
  timestamp: number,
): Omit<TypesetAnswers['pdf'], 'missing'> {
  const compiled = typst.compile({ mainFilePath: world + main, resetRead: true });
  if (compiled.hasError()) {
    const error = compiled.takeError();
    // The short diagnostics that come with the error know no lines.
    throw new Error(firstMessage(error === null ? [] : typst.fetchDiagnostics(error)));
  }
  const warned = compiled.takeWarnings();
  refuseUnknownFonts(warned === null ? [] : typst.fetchDiagnostics(warned));
  const document = compiled.result;
  if (document === null) throw new Error('Typst gave no document');
  const pages = document.numOfPages;
  try {
    const pdf = typst.pdf(document, { pdfStandard: standard, creationTimestamp: timestamp, pdfTags: true });
    withoutSuspects(pdf);
    return { pdf, pages };
  } catch (error) {
    throw new Error(exportMessage(error));
  }
}

/** Typst would take another font and say nothing to whoever reads the page. */
function refuseUnknownFonts(warnings: readonly unknown[]): void {
  const unknown = warnings.filter(isDiagnostic).find(({ message }) => message.startsWith(UNKNOWN_FONT));
  if (!unknown) return;
  const family = unknown.message.slice(UNKNOWN_FONT.length);
  throw new Error(
    firstMessage([
      {
        ...unknown,
        message: `there is no font “${family}”; fonts are those of the application: Noto Sans, Noto Sans SC, Noto Sans Hebrew, Amiri`,
      },
    ]),
  );
}

const UNKNOWN_FONT = 'unknown font family: ';

const isDiagnostic = (each: unknown): each is Diagnostic =>
  typeof each === 'object' && each !== null && 'message' in each && typeof each.message === 'string';

interface Diagnostic {
  readonly message: string;
  readonly path?: string;
  /** Lines and characters count from 0. */
  readonly range?: { readonly start: { readonly line: number; readonly character: number } } | null;
}

/** Typst's first message with its file, line and column. */
function firstMessage(diagnostics: readonly unknown[]): string {
  const first = diagnostics.find(isDiagnostic);
  if (first === undefined) return 'Typst refused it without a message';
  const start = first.range?.start;
  const place = start ? `, line ${start.line + 1}, column ${start.character + 1}` : '';
  const where = first.path?.replace(world, '');
  const message = first.message.replaceAll(world, '');
  return where ? `${message} (${where}${place})` : message;
}

/** PDF export reports its diagnostics only as Rust's debug text: the sentence is in there. */
function exportMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /message: "((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text.slice(0, 300);
}

function unplaceablePages(
  pdf: Compiler['pdf'],
  bytes: Uint8Array,
  pages: readonly number[],
): Map<number, string> {
  const refused = new Map<number, string>();
  for (const page of pages) {
    const main = new TextEncoder().encode(
      `#set page(width: 100pt, height: 100pt)\n#image("/x", page: ${page})`,
    );
    try {
      pdf(
        '/probe.typ',
        new Map([
          ['/probe.typ', main],
          ['/x', bytes],
        ]),
        '1.7',
        0,
      );
    } catch (error) {
      refused.set(
        page,
        error instanceof Error ? error.message.replace(/ \(\/probe\.typ[^)]*\)$/, '') : String(error),
      );
    }
  }
  return refused;
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
