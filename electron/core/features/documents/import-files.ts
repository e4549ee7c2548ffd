import type { ImportSource, LedgerEntry } from '../../../shared/contract/documents.ts';
import { explain } from '../../../shared/contract/explain.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/problem.ts';
import type { ActionContext, JobContext } from '../../app/context.ts';
import type { ParseOutcome } from '../../ports/parser.ts';
import { documentBySha256 } from './queries.ts';
import { sumUp } from './rules.ts';

/** Files parsed ahead of the one being committed: keeps every parse-worker busy without holding many files in memory. */
const AHEAD = 4;
const LARGEST_BYTES = 2 ** 31 - 1;

type Import = Input<'documents.import'>;

/** A file to import, found below what was offered. */
interface Offered {
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
  readonly bytes: number;
}

/** A file that was read, or could not be. */
type Prepared =
  | { readonly name: string; readonly bytes: Uint8Array; readonly outcome: ParseOutcome }
  | { readonly name: string; readonly refused: string };

/** Imports file by file; each commits by itself, so neither a bad file nor a crash costs the others. */
export async function importFiles(context: JobContext, input: Import): Promise<Output<'documents.import'>> {
  const entries: LedgerEntry[] = [];
  const offered = await findAll(context, input.sources, entries);
  const queue: Promise<Prepared>[] = [];
  let next = 0;
  try {
    for (let done = 0; done < offered.length; done++) {
      while (next < offered.length && queue.length < AHEAD) {
        const ahead = prepare(context, offered[next++] as Offered, input);
        ahead.catch(() => undefined); // A cancelled one may never be awaited; it must not count as unhandled.
        queue.push(ahead);
      }
      context.tell({ done, total: offered.length, current: offered[done]?.name ?? '' });
      const prepared = await (queue.shift() as Promise<Prepared>);
      await context.breathe();
      entries.push(commit(context, prepared, input));
    }
  } catch (error) {
    if (!(error instanceof Refusal && error.problem.code === 'cancelled')) throw error;
    return { entries, cancelled: true };
  } finally {
    await Promise.allSettled(queue);
    if (context.file.bytesSinceImage() > 4_000_000) context.saveImage();
  }
  context.tell({ done: offered.length, total: offered.length, current: sumUp(entries) });
  return { entries, cancelled: false };
}

async function findAll(
  context: JobContext,
  sources: readonly ImportSource[],
  entries: LedgerEntry[],
): Promise<Offered[]> {
  const { files } = context.ports;
  const offered: Offered[] = [];
  for (const source of sources) {
    if (source.kind === 'upload') {
      offered.push({ name: source.name, bytes: 0, read: async () => files.takeUpload(source.upload) });
      continue;
    }
    try {
      for (const found of await files.find(source.path))
        offered.push({ name: found.name, bytes: found.bytes, read: () => files.read(found.path) });
    } catch (error) {
      const name = source.path.split(/[\\/]/).at(-1) || source.path;
      entries.push(commit(context, { name, refused: reasonOf(error, name) }, undefined));
    }
  }
  return offered;
}

async function prepare(
  { ports, signal, db }: JobContext,
  offered: Offered,
  input: Import,
): Promise<Prepared> {
  const { name } = offered;
  if (offered.bytes > LARGEST_BYTES)
    return { name, refused: 'It is larger than 2 GB. Split it, then import the parts.' };
  try {
    const bytes = await offered.read();
    const sha256 = ports.crypto.sha256(bytes);
    if (documentBySha256(db, sha256))
      return { name, bytes, outcome: { state: 'imported', kind: 'other', mediaType: '', sha256 } };
    const outcome = await ports.parser.parse(
      name,
      bytes,
      { ocr: input.ocr, languages: input.languages },
      signal,
    );
    return { name, bytes, outcome };
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'cancelled') throw error;
    if (!(error instanceof Refusal)) ports.log.error('import', error);
    return { name, refused: reasonOf(error, name) };
  }
}

/** Why a file was refused. Names the file, not its path: the ledger travels with the project. */
function reasonOf(error: unknown, name: string): string {
  if (!(error instanceof Refusal)) return 'Reading it broke on our side. The other files are not affected.';
  const { problem } = error;
  const { title, next } = explain('path' in problem ? { ...problem, path: name } : problem);
  return `${title} ${next}`;
}

function commit(context: JobContext, prepared: Prepared, input: Import | undefined): LedgerEntry {
  return context.act('documents.import', action => {
    const entry = 'refused' in prepared ? refusedEntry(action, prepared) : readEntry(action, prepared, input);
    action.work.add('ledger', { ...entry });
    action.work.say(sentenceFor(entry));
    return entry;
  });
}

function sentenceFor(entry: LedgerEntry): string {
  const words = {
    imported: 'Imported',
    duplicate: 'Passed over a duplicate:',
    'needs-ocr': 'Imported, without text:',
    'needs-password': 'Stored, locked by a password:',
    refused: 'Refused',
  };
  return `${words[entry.state]} “${entry.file}”`;
}

function refusedEntry(
  { newId, at }: ActionContext,
  { name, refused }: Extract<Prepared, { refused: string }>,
): LedgerEntry {
  return {
    id: newId('led') as LedgerEntry['id'],
    at,
    file: name,
    state: 'refused',
    kind: 'other',
    bytes: 0,
    reason: refused,
  };
}

function readEntry(
  action: ActionContext,
  prepared: Extract<Prepared, { bytes: Uint8Array }>,
  input: Import | undefined,
): LedgerEntry {
  const { name, bytes, outcome } = prepared;
  const base = {
    id: action.newId('led') as LedgerEntry['id'],
    at: action.at,
    file: name,
    sha256: outcome.sha256,
    bytes: bytes.length,
  };
  const twin = documentBySha256(action.db, outcome.sha256);
  if (twin)
    return {
      ...base,
      state: 'duplicate',
      kind: twin.kind,
      documentId: twin.id,
      reason: `The same bytes are here already as “${twin.name}”.`,
    };
  const told = {
    ...base,
    state: outcome.state,
    kind: outcome.kind,
    ...(outcome.reason && { reason: outcome.reason }),
  };
  if (outcome.state === 'refused') return told;
  const documentId = addDocument(action, prepared, input);
  const { reading } = outcome;
  return {
    ...told,
    documentId,
    ...(reading && reading.pages.length > 0 && { pages: reading.pages.length }),
    ...(reading?.table && { rows: reading.table.rows.length }),
    ...(reading?.encoding && { encoding: reading.encoding }),
  };
}

function addDocument(
  action: ActionContext,
  prepared: Extract<Prepared, { bytes: Uint8Array }>,
  input: Import | undefined,
): NonNullable<LedgerEntry['documentId']> {
  const { work, newId, at } = action;
  const { name, bytes, outcome } = prepared;
  const id = newId('doc') as NonNullable<LedgerEntry['documentId']>;
  action.file.putOriginal(outcome.sha256, bytes);
  work.add('document', {
    id,
    sha256: outcome.sha256,
    name,
    kind: outcome.kind,
    mediaType: outcome.mediaType,
    bytes: bytes.length,
    addedAt: at,
  });
  work.insert('document_note', {
    id,
    triage: 'unread',
    handling: input?.handling ?? 'restricted',
    sourceGrade: null,
    language: outcome.reading?.language ?? '',
    source: input?.source ?? '',
    note: '',
  });
  addReading(action, id, outcome);
  return id;
}

/** Adds what was read; a document that could not be read yet gets a reading without pages, which holds its state. */
function addReading(
  { work, newId, at }: ActionContext,
  documentId: string,
  { state, reason, reading }: ParseOutcome,
): void {
  const readingId = newId('rdg');
  work.add('reading', {
    id: readingId,
    documentId,
    engine: reading?.engine ?? 'none',
    engineVersion: reading?.engineVersion ?? '',
    at,
    state,
    reason: reason ?? null,
    encoding: reading?.encoding ?? null,
    pages: reading?.pages.length ?? 0,
    rows: reading?.table?.rows.length ?? 0,
    columns: JSON.stringify(reading?.table?.columns ?? []),
    pagesWithoutText: JSON.stringify(reading?.pagesWithoutText ?? []),
    warnings: JSON.stringify(reading?.warnings ?? []),
    metadata: JSON.stringify(reading?.metadata ?? {}),
  });
  for (const page of reading?.pages ?? [])
    work.add('page', {
      readingId,
      number: page.number,
      text: page.text,
      width: page.width,
      height: page.height,
      runs: JSON.stringify(page.runs),
    });
  for (const [index, cells] of (reading?.table?.rows ?? []).entries())
    work.add('table_row', { readingId, number: index + 1, cells: JSON.stringify(cells) });
}
