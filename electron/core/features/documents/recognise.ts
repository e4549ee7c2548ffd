import type { Document, LedgerState, Page, Recognition } from '../../../shared/contract/documents.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { Refusal, refuse } from '../../../shared/contract/problem.ts';
import type { JobContext } from '../../app/context.ts';
import { namesOf } from '../../importers/ocr/choice.ts';
import type { Manner, RecognisedPage, RecogniserFile } from '../../ports/recogniser.ts';
import { addRecognised, type Recognised } from './add-recognised.ts';
import { currentReading, getDocument, listDocuments } from './queries.ts';

/** What is to be done to one document. */
interface Task {
  readonly document: Document;
  readonly pages: readonly number[];
}

/** Reads the words of pages that have none, document by document; each commits by itself. */
export async function recognise(
  context: JobContext,
  input: Input<'documents.recognise'>,
): Promise<Output<'documents.recognise'>> {
  refuseUnknown(context, input.languages);
  const tasks = tasksOf(context, input);
  const total = tasks.reduce((sum, { pages }) => sum + pages.length, 0);
  const documents: Recognition[] = [];
  let before = 0;
  try {
    for (const task of tasks) {
      const tell = (done: number) =>
        context.tell({ done: before + done, total, current: task.document.name });
      documents.push(await recogniseOne(context, task, input.languages, tell));
      before += task.pages.length;
    }
  } catch (error) {
    if (!(error instanceof Refusal && error.problem.code === 'cancelled')) throw error;
    return { documents, cancelled: true };
  } finally {
    if (context.file.bytesSinceImage() > 4_000_000) context.saveImage();
  }
  context.tell({ done: total, total, current: '' });
  return { documents, cancelled: false };
}

function refuseUnknown({ ports }: JobContext, languages: readonly string[]): void {
  const { languages: available } = ports.recogniser;
  const unknown = namesOf(languages).find(name => !available.includes(name));
  if (unknown !== undefined)
    refuse({
      code: 'not-allowed',
      what: `There is no data to recognise “${unknown}” with.`,
      next: `Choose among ${available.join(', ')}, or add ${unknown}.traineddata to the program's resources/ocr folder.`,
    });
}

function tasksOf({ db }: JobContext, input: Input<'documents.recognise'>): Task[] {
  const documents = input.documentIds
    ? [...new Set(input.documentIds)].map(id => showsPages(getDocument(db, id)))
    : listDocuments(db, input.force ? {} : { state: 'needs-ocr' })
        .filter(hasPages)
        .reverse();
  return documents.map(document => ({ document, pages: pagesOf(document, input) }));
}

const hasPages = ({ kind, reading }: Document): boolean =>
  (kind === 'pdf' || kind === 'image') && (reading?.pages ?? 0) > 0;

function showsPages(document: Document): Document {
  if (hasPages(document)) return document;
  return refuse({
    code: 'not-allowed',
    what: `“${document.name}” has no pages that text could be recognised on.`,
    next: 'Choose a PDF that opens, or a picture.',
  });
}

function pagesOf(
  { reading }: Document,
  { pages, force }: Pick<Input<'documents.recognise'>, 'pages' | 'force'>,
): number[] {
  const count = reading?.pages ?? 0;
  const beyond = pages?.find(page => page > count);
  if (beyond !== undefined) refuse({ code: 'no-such-page', page: beyond, pages: count });
  const textless = reading?.pagesWithoutText ?? [];
  if (force) return pages ? [...new Set(pages)] : Array.from({ length: count }, (_, index) => index + 1);
  return pages ? textless.filter(page => pages.includes(page)) : textless;
}

async function recogniseOne(
  context: JobContext,
  { document, pages }: Task,
  languages: readonly string[],
  tell: (done: number) => void,
): Promise<Recognition> {
  const { ports, file, db } = context;
  tell(0);
  await context.breathe();
  if (pages.length === 0) return nothingToDo(document);
  const scan = ports.recogniser.open(file.readOriginal(document.sha256), document.mediaType);
  try {
    const recognised = await readPages(context, scan, pages, languages, tell);
    await context.breathe();
    return context.act('documents.recognise', action => {
      const reading = currentReading(db, document.id);
      return reading
        ? addRecognised(action, document, reading, recognised)
        : refuse({ code: 'not-found', what: 'text of document', id: document.id });
    });
  } finally {
    scan.close();
  }
}

const nothingToDo = ({ id, name, state }: Document): Recognition => ({
  documentId: id,
  file: name,
  state: state satisfies LedgerState,
  pages: 0,
  pagesWithText: 0,
  words: 0,
  confidence: 0,
  languages: [],
  reason: 'All these pages have text already.',
});

/** The first page alone tells how the others are likely to be read; they are then read side by side. */
async function readPages(
  context: JobContext,
  scan: RecogniserFile,
  pages: readonly number[],
  languages: readonly string[],
  tell: (done: number) => void,
): Promise<Recognised> {
  const read = new Map<Page['number'], RecognisedPage>();
  const failed = new Map<Page['number'], string>();
  const left = [...pages];
  let like: Manner | undefined;
  const readOne = async (page: number): Promise<void> => {
    try {
      const result = await scan.page({ page, languages, like }, context.signal);
      read.set(page, result);
      if (result.text !== '') like = result;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      failed.set(page, error instanceof Error ? error.message : String(error));
    }
    tell(read.size + failed.size);
  };
  const reader = async (): Promise<void> => {
    for (let page = left.shift(); page !== undefined; page = left.shift()) await readOne(page);
  };
  await readOne(left.shift() as number);
  await Promise.all(Array.from({ length: context.ports.recogniser.atOnce }, reader));
  return { read, failed };
}
