import type { Page } from '../../../shared/contract/documents.ts';
import type { ParsedChild, ParsedReading } from '../../ports/parser.ts';
import { safeName } from '../names.ts';
import { aReading, counted, type FileOutcome, firstFew } from '../outcome.ts';
import { guessLanguage } from '../text/language.ts';
import { lockedReason } from '../unreadable.ts';
import { marksWarning, withForm, withMarks } from './marks.ts';
import { isNonsense } from './nonsense.ts';
import { pageOf } from './page.ts';
import type { PdfAttachment, PdfFile, PdfReader } from './pdf-reader.ts';

const mediaType = 'application/pdf';
/** Pages asked for at once: while one waits for its streams to unpack, another is read. */
const IN_FLIGHT = 6;

/** What was read of some pages of a PDF. */
export interface PdfRead {
  readonly pages: Page[];
  /** Pages that the library could not read. */
  readonly broken: number[];
  /** Pages without usable text. */
  readonly textless: number[];
  /** Those of them that show something nevertheless. */
  readonly unread: number[];
  /** Pages whose text is not what they show. */
  readonly nonsense: number[];
  /** Pages whose form values and notes could not be read. */
  readonly unmarked: number[];
  /** Files that are attached to places of pages. */
  readonly attached: (PdfAttachment & { readonly page: number })[];
}

const nothingRead = (): PdfRead => ({
  pages: [],
  broken: [],
  textless: [],
  unread: [],
  nonsense: [],
  unmarked: [],
  attached: [],
});

/** What one reader made of a PDF: all that can be said of it, or its share of the pages. */
export type PdfShare =
  | { readonly state: 'whole'; readonly outcome: FileOutcome }
  | {
      readonly state: 'share';
      readonly read: PdfRead;
      readonly reading: ParsedReading;
      /** Files that the document as a whole keeps. */
      readonly attached: readonly PdfAttachment[];
      readonly password?: string;
    };

/** Says which page to read next, so that several readers can share a file. Counts from 1 and never says one twice. */
export type NextPage = () => number;

/** The pages in order, for a reader that has the file to itself. */
export function everyPage(): NextPage {
  let next = 1;
  return () => next++;
}

/** Reads the text of those pages of a PDF that `nextPage` gives, with the place of every piece of it. */
export async function readPdfShare(
  reader: PdfReader,
  bytes: Uint8Array,
  warnings: readonly string[],
  nextPage: NextPage,
  passwords: readonly string[] = [],
): Promise<PdfShare> {
  const opened = await reader.open(bytes, passwords);
  if (opened.state === 'password') return { state: 'whole', outcome: locked(passwords) };
  if (opened.state === 'broken') return { state: 'whole', outcome: damaged(opened.problem) };
  try {
    const read = await readPages(opened.file, nextPage);
    // Whoever read the first page takes out what is attached.
    const isFirst = read.pages.some(({ number }) => number === 1);
    const attached = isFirst ? await opened.file.attachments() : [];
    const form = isFirst ? await formOf(opened.file, read) : [];
    const { engine, engineVersion } = reader;
    const { metadata } = opened.file;
    return {
      state: 'share',
      read,
      attached,
      ...(opened.password !== undefined && { password: opened.password }),
      reading: { ...aReading({ metadata, warnings: [...warnings, ...form] }), engine, engineVersion },
    };
  } finally {
    await opened.file.close();
  }
}

const childrenOf = (attached: readonly PdfAttachment[]): ParsedChild[] =>
  attached.map(({ name, bytes }, index) => ({ name: safeName(name, `attachment ${index + 1}`), bytes }));

/** What a form that only Adobe's programs show is said to hold; what it says is put behind the words of the first page. */
async function formOf(file: PdfFile, read: PdfRead): Promise<string[]> {
  if (file.xfa === 'none') return [];
  if (file.xfa === 'beside')
    return [
      'The PDF keeps its form a second time as XFA, which only Adobe’s programs show; its pages and their form values were read.',
    ];
  const words = await file.formWords();
  const first = read.pages.findIndex(({ number }) => number === 1);
  const page = read.pages[first];
  if (words === '' || page === undefined)
    return [
      'The PDF is an XFA form, which only Adobe’s programs show: what is filled in could not be read. Open it there, print it to PDF, and import that.',
    ];
  read.pages[first] = withForm(page, words);
  return [
    'The PDF is an XFA form, which only Adobe’s programs show: its words stand behind those of the first page, in square brackets.',
  ];
}

const lists = ['broken', 'textless', 'unread', 'nonsense', 'unmarked'] as const;

/** Puts the shares of all readers of a file together. */
export function joinPdfShares(shares: readonly PdfShare[]): FileOutcome {
  const read = nothingRead();
  let reading: ParsedReading | undefined;
  for (const share of shares) {
    if (share.state === 'whole') return share.outcome;
    reading ??= share.reading;
    for (const page of share.read.pages) read.pages.push(page);
    for (const list of lists) for (const number of share.read[list]) read[list].push(number);
    read.attached.push(...share.read.attached);
  }
  read.attached.sort((a, b) => a.page - b.page);
  read.pages.sort((a, b) => a.number - b.number);
  for (const list of lists) read[list].sort((a, b) => a - b);
  if (reading === undefined || (read.broken.length > 0 && read.textless.length === read.pages.length))
    return damaged('no page can be read');
  const whole = shares.flatMap(share => (share.state === 'share' ? share.attached : []));
  const children = childrenOf([...whole, ...read.attached]);
  const password = shares.find(share => share.state === 'share' && share.password !== undefined);
  return {
    ...outcomeOf(read, reading),
    ...(children.length > 0 && { children }),
    ...(password?.state === 'share' && { password: password.password }),
  };
}

/** Reads a whole PDF. */
export const readPdf = async (
  reader: PdfReader,
  bytes: Uint8Array,
  warnings: readonly string[],
): Promise<FileOutcome> => joinPdfShares([await readPdfShare(reader, bytes, warnings, everyPage())]);

const locked = (tried: readonly string[]): FileOutcome => ({
  state: 'needs-password',
  kind: 'pdf',
  mediaType,
  reason: lockedReason('PDF', tried),
});

const damaged = (problem: string): FileOutcome => ({
  state: 'refused',
  kind: 'pdf',
  mediaType,
  reason: `The PDF is damaged and could not be read (${problem}). Ask for the file again, or repair it with another program and import that.`,
});

async function readPages(file: PdfFile, nextPage: NextPage): Promise<PdfRead> {
  const read = nothingRead();
  const marked = new Map<number, Page>();
  const work = async (): Promise<void> => {
    for (let number = nextPage(); number <= file.pageCount; number = nextPage())
      try {
        const pdf = await file.page(number);
        const page = pageOf(number, pdf);
        read.pages.push(page);
        if (pdf.marks === undefined) read.unmarked.push(number);
        const withAll = withMarks(page, pdf.marks ?? [], pdf);
        if (withAll !== page) marked.set(number, withAll);
        for (const attached of pdf.files ?? []) read.attached.push({ ...attached, page: number });
      } catch {
        read.pages.push({ number, text: '', width: 0, height: 0, runs: [] });
        read.broken.push(number);
      }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  for (const [index, { number, text }] of read.pages.entries()) {
    const page = marked.get(number);
    if (isNonsense(text)) await noteTextless(file, number, text, read, page !== undefined);
    if (page) read.pages[index] = page;
  }
  return read;
}

async function noteTextless(
  file: PdfFile,
  number: number,
  text: string,
  read: PdfRead,
  isMarked: boolean,
): Promise<void> {
  const isNonsensical = text.trim() !== '';
  const isUnread = isNonsensical || (!read.broken.includes(number) && (await file.draws(number)));
  // Where nothing but form values and notes stand, they are the text.
  if (isMarked && !isUnread) return;
  read.textless.push(number);
  if (isNonsensical) read.nonsense.push(number);
  if (isUnread) read.unread.push(number);
}

/** A page that shows nothing needs no OCR. If half of the others cannot be read without it, the file needs it. */
function outcomeOf(read: PdfRead, empty: ParsedReading): FileOutcome {
  const { pages, broken, textless, unread, nonsense } = read;
  const blank = textless.length - unread.length;
  const needsOcr = unread.length > 0 && unread.length * 2 >= pages.length - blank;
  const warnings = [...empty.warnings];
  if (broken.length > 0)
    warnings.push(`${counted(broken.length, 'page')} could not be read: ${firstFew(broken)}.`);
  if (nonsense.length > 0)
    warnings.push(
      `The text behind ${counted(nonsense.length, 'page')} is not what the page shows (${firstFew(nonsense)}); it counts as none.`,
    );
  if (unread.length > 0)
    warnings.push(`${counted(unread.length, 'page')} without text: ${firstFew(unread)}. OCR can read them.`);
  if (read.unmarked.length > 0)
    warnings.push(
      `Form values and notes of ${counted(read.unmarked.length, 'page')} could not be read: ${firstFew(read.unmarked)}.`,
    );
  warnings.push(...marksWarning(pages));
  const reading = {
    ...empty,
    language: guessLanguage(textOf(pages, new Set(textless))),
    pages,
    pagesWithoutText: textless,
    warnings,
  };
  if (textless.length === pages.length && unread.length === 0) {
    const reason = `${pages.length === 1 ? 'The page is' : 'All pages are'} blank: there is nothing to be searched or quoted.`;
    return { state: 'needs-ocr', kind: 'pdf', mediaType, reason, reading };
  }
  if (!needsOcr) return { state: 'imported', kind: 'pdf', mediaType, reading };
  const which = unread.length === pages.length ? 'All pages' : `${unread.length} of ${pages.length} pages`;
  return {
    state: 'needs-ocr',
    kind: 'pdf',
    mediaType,
    reason: `${which} are pictures without usable text: they can be looked at and marked by areas; their words cannot be searched or quoted until they are read by OCR.`,
    reading,
  };
}

/** Enough text of the pages that have some to tell the language by. */
function textOf(pages: readonly Page[], skip: ReadonlySet<number>): string {
  let text = '';
  for (const page of pages) {
    if (!skip.has(page.number)) text += page.text;
    if (text.length > 20_000) break;
  }
  return text;
}
