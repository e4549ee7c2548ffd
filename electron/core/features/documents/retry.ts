// Files of the ledger that were not read are tried again: from the project where they are stored, else from where they lay.
import type { Document, LedgerEntry } from '../../../shared/contract/documents.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { Refusal, refuse } from '../../../shared/contract/problem.ts';
import type { JobContext } from '../../app/context.ts';
import type { ParseOutcome } from '../../ports/parser.ts';
import { recognise } from '../recognition/recognise.ts';
import { addReading } from './add-reading.ts';
import { commit, extentOf } from './commit-file.ts';
import { importChildren, MOST_BYTES, MOST_CHILDREN } from './import-children.ts';
import { importOffered } from './import-files.ts';
import { entryOf, type LedgerRow, lineById, lineOf, openLines } from './ledger.ts';
import { filesOf, NOTHING_SAID, type Offered, Origin } from './offered.ts';
import { withKeptPasswords } from './passwords.ts';
import { getDocument } from './queries.ts';
import { parseStored } from './read-again.ts';
import { reasonOf } from './read-one.ts';

type Retry = Input<'documents.retry'>;

/** Tries again; every try leaves a line of its own, which says what it came to. */
export async function retry(context: JobContext, input: Retry): Promise<Output<'documents.retry'>> {
  const lines = linesOf(context, input);
  const entries: LedgerEntry[] = [];
  try {
    for (const stored of storedIn(context, lines)) await retryStored(context, stored, lines, input, entries);
  } catch (error) {
    if (!(error instanceof Refusal && error.problem.code === 'cancelled')) throw error;
    return { entries, cancelled: true };
  }
  const offered = await findAgain(context, lines.filter(isOutside), entries);
  const given = { ...NOTHING_SAID, passwords: input.passwords };
  return importOffered(context, offered, given, entries);
}

function linesOf(context: JobContext, { ids, documentIds }: Retry): LedgerRow[] {
  if (!ids && !documentIds) return openLines(context.db);
  const named = (ids ?? []).map(id => newestOf(context, id));
  for (const id of documentIds ?? []) {
    const line = lineOf(context.db, getDocument(context.db, id).sha256);
    if (line) named.push(newestOf(context, line.id));
  }
  return named;
}

/** The last try of a file. */
function newestOf(context: JobContext, id: LedgerEntry['id']): LedgerRow {
  const line = lineById(context.db, id) ?? refuse({ code: 'not-found', what: 'line of the ledger', id });
  return line.retriedBy === null ? line : newestOf(context, line.retriedBy);
}

/** Neither stored nor inside something that is. */
const isOutside = ({ documentId, parentId, now }: LedgerRow): boolean =>
  documentId === null && parentId === null && now === null;

/** Stored documents that are to be read again: those of the lines themselves, or the ones that they were inside. */
function storedIn(context: JobContext, lines: readonly LedgerRow[]): LedgerRow[] {
  const stored = new Map<string, LedgerRow>();
  for (const line of lines) {
    let at: LedgerRow | undefined = line;
    while (at && at.documentId === null)
      at = at.parentId === null ? undefined : lineById(context.db, at.parentId);
    if (at?.documentId) stored.set(at.documentId, at);
  }
  return [...stored.values()];
}

async function retryStored(
  context: JobContext,
  line: LedgerRow,
  lines: readonly LedgerRow[],
  { passwords }: Retry,
  entries: LedgerEntry[],
): Promise<void> {
  const document = getDocument(context.db, line.documentId as Document['id']);
  if (document.state === 'needs-ocr' && (document.kind === 'pdf' || document.kind === 'image')) {
    entries.push(await retryRecognition(context, document, line));
    return;
  }
  const outcome = await parseStored(context, document, { passwords });
  await context.breathe();
  // What is read already is looked into once more: something inside it is what failed.
  const entry = document.state === 'imported' ? entryOf(line) : commitAgain(context, document, line, outcome);
  if (document.state !== 'imported') entries.push(entry);
  const prepared = { name: line.file, bytes: new Uint8Array(0), outcome };
  const { source, handling, sourceGrade, provenance } = document;
  const said = { source, handling, provenance, ...(sourceGrade && { sourceGrade }) };
  const input = { ...NOTHING_SAID, ...said, passwords: withKeptPasswords(context.db, passwords) };
  const again = new Map(lines.map(each => [`${each.parent} › ${each.file}`, each.id]));
  const family = { context, input, entries, left: MOST_CHILDREN, bytes: MOST_BYTES, again };
  const label = line.parent === null ? line.file : `${line.parent} › ${line.file}`;
  await importChildren(family, { prepared, entry, label, depth: 1 });
}

async function retryRecognition(
  context: JobContext,
  { id }: Document,
  line: LedgerRow,
): Promise<LedgerEntry> {
  let failed: string | undefined;
  try {
    const { cancelled } = await recognise(context, {
      documentIds: [id],
      languages: [],
      force: false,
      resume: false,
    });
    if (cancelled) refuse({ code: 'cancelled' });
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code === 'cancelled') throw error;
    failed = reasonOf(error, line.file);
  }
  const { state, reason } = getDocument(context.db, id);
  const why = failed ?? reason;
  return { ...entryOf(line), state, ...(why && { reason: why }) };
}

/** The line of another try at a stored document, with its reading if it could be read this time. */
function commitAgain(
  context: JobContext,
  document: Document,
  line: LedgerRow,
  outcome: ParseOutcome,
): LedgerEntry {
  return context.act('documents.retry', action => {
    const { reading } = outcome;
    const isOpened = outcome.state !== 'refused' && outcome.state !== document.state && reading !== undefined;
    if (isOpened) addReading(action, document.id, outcome, document.metadata['Part of']);
    const reason = isOpened && outcome.password !== undefined ? 'A password opened it.' : outcome.reason;
    const { reason: _reason, now: _now, retriedBy: _by, ...same } = entryOf(line);
    const entry: LedgerEntry = {
      ...same,
      id: action.newId('led') as LedgerEntry['id'],
      at: action.at,
      state: isOpened ? outcome.state : document.state,
      retryOf: line.id,
      ...(reason && { reason }),
      ...extentOf(outcome),
    };
    action.work.add('ledger', { ...entry });
    action.work.say(`${isOpened ? 'Read' : 'Tried again, without success:'} “${document.name}”`);
    return entry;
  });
}

/** Where refused files lay, they are looked for; those that are gone get a line that says so. */
async function findAgain(
  context: JobContext,
  lines: readonly LedgerRow[],
  entries: LedgerEntry[],
): Promise<Offered[]> {
  const offered: Offered[] = [];
  const roots = new Map<string, Promise<readonly Offered[]>>();
  for (const line of lines) {
    const origin = originOf(context, line);
    try {
      if (!origin) throw new Refusal({ code: 'not-allowed', ...ELSEWHERE });
      const source =
        'upload' in origin
          ? ({ kind: 'upload', upload: origin.upload, name: line.file } as const)
          : ({ kind: 'path', path: origin.root } as const);
      const root = 'upload' in origin ? origin.upload : origin.root;
      const found = await (roots.get(root) ?? remember(roots, root, filesOf(context, source, origin.said)));
      const same =
        'upload' in origin || origin.name === '' ? found : found.filter(({ name }) => name === origin.name);
      if (same.length === 0) throw new Refusal({ code: 'not-allowed', ...GONE });
      offered.push(...same.map(each => ({ ...each, said: origin.said, retryOf: line.id })));
    } catch (error) {
      entries.push(goneLine(context, line, error));
    }
  }
  return offered;
}

function remember<T>(map: Map<string, Promise<T>>, key: string, value: Promise<T>): Promise<T> {
  map.set(key, value);
  return value;
}

const ELSEWHERE = {
  what: 'Where it lay is not known on this computer, and it was not stored.',
  next: 'Offer it again.',
};
const GONE = {
  what: 'It is not there any more, and it was not stored.',
  next: 'Put it back where it was, or offer it from another place.',
};

function originOf({ ports }: JobContext, { origin }: LedgerRow): Origin | undefined {
  const opened = origin === null ? undefined : ports.machine.open(origin);
  const parsed = Origin.safeParse(opened === undefined ? undefined : JSON.parse(opened));
  return parsed.success ? parsed.data : undefined;
}

function goneLine(context: JobContext, line: LedgerRow, error: unknown): LedgerEntry {
  const isGone =
    error instanceof Refusal && (error.problem.code === 'no-such-file' || error.problem.code === 'not-found');
  const refused = isGone ? `${GONE.what} ${GONE.next}` : reasonOf(error, line.file);
  const origin = line.origin ?? undefined;
  return commit(context, { name: line.file, refused }, undefined, {
    retryOf: line.id,
    ...(origin !== undefined && { origin }),
  });
}
