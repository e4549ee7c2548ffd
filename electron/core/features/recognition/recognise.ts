// Reads the words of pages that have none. Every page is kept as soon as it is read; a document's pages then become one
// reading. What was interrupted by a crash or by closing the project goes on from there.

import type { Document, LedgerState, Page, Recognition } from '../../../shared/contract/documents.ts';
import { explain } from '../../../shared/contract/explain.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { Refusal, refuse } from '../../../shared/contract/problem.ts';
import { INTERRUPTED, type JobContext } from '../../app/context.ts';
import type { Manner, RecognisedPage, RecogniserFile } from '../../ports/recogniser.ts';
import { passwordOf } from '../documents/passwords.ts';
import { currentReading, getDocument } from '../documents/queries.ts';
import { addRecognised, type Recognised } from './add-recognised.ts';
import { ask, type Task } from './ask.ts';
import { askedFor, isAsked, pagesRead } from './queries.ts';

/** Reads what was asked for. Each document commits by itself. */
export async function recognise(
  context: JobContext,
  input: Input<'documents.recognise'>,
): Promise<Output<'documents.recognise'>> {
  const tasks = input.resume ? unfinished(context) : ask(context, input);
  const total = tasks.reduce((sum, { pages }) => sum + pages.length, 0);
  const documents: Recognition[] = [];
  try {
    await readAll(context, tasks, total, documents);
  } catch (error) {
    if (!isCancelled(error)) throw error;
    if (!context.signal.aborted) return { documents, cancelled: true };
  } finally {
    if (context.file.bytesSinceImage() > 4_000_000) context.refreshImage();
  }
  if (context.signal.aborted) {
    giveUp(context, tasks);
    return { documents, cancelled: true };
  }
  context.tell({ done: total, total, current: '' });
  return { documents, cancelled: false };
}

/** Of documents larger than this (in bytes) one alone is in memory at a time. */
const LARGE = 100_000_000;

/** Reads documents side by side, so that those of one page keep every worker busy too. `found` gets them in order. */
async function readAll(
  context: JobContext,
  tasks: readonly Task[],
  total: number,
  found: Recognition[],
): Promise<void> {
  const { signal, ports } = context;
  const done = tasks.map(() => 0);
  const recognised: (Recognition | undefined)[] = [];
  let next = 0;
  const reader = async (): Promise<void> => {
    for (let at = next++; at < tasks.length && !signal.aborted; at = next++) {
      const task = tasks[at] as Task;
      const tell = (pages: number) => {
        done[at] = pages;
        const sum = done.reduce((all, each) => all + each, 0);
        context.tell({ done: sum, total, current: task.document.name });
      };
      recognised[at] = await recogniseOne(context, task, tell);
      done[at] = task.pages.length;
    }
  };
  const isLarge = tasks.some(({ document }) => document.bytes > LARGE);
  const readers = Array.from({ length: isLarge ? 1 : ports.recogniser.atOnce }, reader);
  try {
    await Promise.all(readers);
  } finally {
    // After one has failed the others begin nothing new; what they are at is finished before the job ends.
    next = tasks.length;
    await Promise.allSettled(readers);
    found.push(...recognised.filter(each => each !== undefined));
  }
}

const isCancelled = (error: unknown): boolean =>
  error instanceof Refusal && error.problem.code === 'cancelled';

function unfinished({ db }: JobContext): Task[] {
  return askedFor(db).map(({ documentId, ...asked }) => ({
    ...asked,
    document: getDocument(db, documentId),
  }));
}

/** Forgets what a person cancelled. What was interrupted stays asked for. */
function giveUp(context: JobContext, tasks: readonly Task[]): void {
  if (context.signal.reason === INTERRUPTED) return;
  context.act('documents.recognise', ({ db, work }) => {
    const left = tasks.filter(({ id }) => isAsked(db, id));
    for (const { id } of left) work.remove('recognition', id);
    work.say(
      `Stopped the text recognition of ${left.length === 1 ? '1 document' : `${left.length} documents`}`,
    );
  });
}

/** The document with what was read, or undefined when the work was stopped before any page was. */
async function recogniseOne(
  context: JobContext,
  task: Task,
  tell: (done: number) => void,
): Promise<Recognition | undefined> {
  const { ports, file, db } = context;
  const { id, document, pages } = task;
  tell(0);
  await context.breathe();
  if (pages.length === 0) return nothingToDo(document, 'All these pages have text already.');
  if (!isAsked(db, id)) return undefined;
  let scan: RecogniserFile;
  try {
    const bytes = file.readOriginal(document.sha256);
    scan = ports.recogniser.open(bytes, document.mediaType, task.engine, passwordOf(db, document.id));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return cannotBeRead(context, task, error);
  }
  try {
    const recognised = await readPages(context, scan, task, tell);
    const isStopped = context.signal.aborted;
    if (isStopped && (context.signal.reason === INTERRUPTED || recognised.read.size === 0)) return undefined;
    return finish(context, task, { ...recognised, engineVersion: scan.engineVersion });
  } finally {
    scan.close();
  }
}

function finish(context: JobContext, { id, document }: Task, recognised: Recognised): Recognition {
  return context.act('documents.recognise', action => {
    const reading = currentReading(action.db, document.id);
    if (!reading) return refuse({ code: 'not-found', what: 'text of document', id: document.id });
    if (isAsked(action.db, id)) action.work.remove('recognition', id);
    return addRecognised(action, document, reading, recognised);
  });
}

function cannotBeRead(context: JobContext, { id, document }: Task, error: Refusal): Recognition {
  const { title, next } = explain(error.problem);
  context.act('documents.recognise', ({ work }) => {
    work.remove('recognition', id);
    work.say(`Gave up the text recognition of “${document.name}”`);
  });
  return nothingToDo(document, `${title} ${next}`);
}

const nothingToDo = ({ id, name, state }: Document, reason: string): Recognition => ({
  documentId: id,
  file: name,
  state: state satisfies LedgerState,
  pages: 0,
  pagesWithText: 0,
  words: 0,
  confidence: 0,
  languages: [],
  reason,
});

/** The first page alone tells how the others are likely to be read; they are then read side by side. */
async function readPages(
  context: JobContext,
  scan: RecogniserFile,
  task: Task,
  tell: (done: number) => void,
): Promise<Pick<Recognised, 'read' | 'failed'>> {
  const read = pagesRead(context.db, task.id);
  const failed = new Map<Page['number'], string>();
  const left = task.pages.filter(page => !read.has(page));
  let like: Manner | undefined = [...read.values()].findLast(page => page.text !== '');
  const readOne = async (page: number): Promise<void> => {
    try {
      const result = await scan.page({ page, languages: task.languages, like }, context.signal);
      read.set(page, result);
      if (result.text !== '') like = result;
      if (task.pages.length > 1) keep(context, task, page, result);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      failed.set(page, error instanceof Error ? error.message : String(error));
    }
    tell(read.size + failed.size);
    await context.breathe();
  };
  const reader = async (): Promise<void> => {
    for (let page = left.shift(); page !== undefined; page = left.shift()) await readOne(page);
  };
  tell(read.size);
  try {
    const first = left.shift();
    if (first !== undefined) await readOne(first);
    await Promise.all(Array.from({ length: context.ports.recogniser.atOnce }, reader));
  } catch (error) {
    left.length = 0;
    if (!isCancelled(error) || !context.signal.aborted) throw error;
  }
  return { read, failed };
}

/** Keeps a page until the document is done. A page that comes too late is not kept. */
function keep(
  context: JobContext,
  { id, document, pages }: Task,
  number: number,
  page: RecognisedPage,
): void {
  if (!isAsked(context.db, id)) return;
  context.act('documents.recognise', ({ work }) => {
    work.add('recognised_page', { recognitionId: id, number, page: JSON.stringify(page) });
    work.say(`Read page ${number} of “${document.name}”, one of ${pages.length} to be recognised`);
  });
}
