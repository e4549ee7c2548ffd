// One file becomes a document, its reading and a line of the ledger, in one action.
import type { Document, LedgerEntry } from '../../../shared/contract/documents.ts';
import type { ActionContext, JobContext } from '../../app/context.ts';
import { nameLieOf } from '../../importers/containers.ts';
import type { SourceFile } from '../../ports/files.ts';
import type { ParsedChild, ParseOutcome } from '../../ports/parser.ts';
import { addReading } from './add-reading.ts';
import type { Said } from './offered.ts';
import { setProvenance } from './provenance.ts';
import { currentReading, documentBySha256, type ReadingRow } from './queries.ts';

/** A file that was read and is in memory. */
export interface PreparedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly outcome: ParseOutcome;
}

/** A large file that was read; its bytes go from the disk into the project before it is committed. */
export interface PreparedLarge {
  readonly name: string;
  readonly open: () => Promise<SourceFile>;
  readonly length: number;
  readonly outcome: ParseOutcome;
  /** Takes out what is inside, one after the other. */
  readonly members?: (() => AsyncGenerator<ParsedChild>) | undefined;
}

/** A file that was read, or could not be. */
export type Prepared = PreparedBytes | PreparedLarge | { readonly name: string; readonly refused: string };

/** How a line of the ledger hangs together with others, and where its file lies (sealed for this computer). */
export interface Ties {
  /** The ledger's name of what the file was in. */
  readonly parent?: string;
  readonly parentId?: LedgerEntry['id'] | undefined;
  readonly retryOf?: LedgerEntry['id'] | undefined;
  readonly origin?: string;
}

/** Puts one file into the project, or the reason why not into the ledger. */
export function commit(
  context: JobContext,
  prepared: Prepared,
  said: Said | undefined,
  { parent, parentId, retryOf, origin }: Ties = {},
): LedgerEntry {
  return context.act('documents.import', action => {
    const told =
      'refused' in prepared ? refusedEntry(action, prepared) : readEntry(action, prepared, said, parent);
    const entry: LedgerEntry = {
      ...told,
      ...(parent !== undefined && { parent }),
      ...(parentId !== undefined && { parentId }),
      ...(retryOf !== undefined && { retryOf }),
    };
    // Where a stored file came from is not needed again: it is read from the project.
    action.work.add('ledger', { ...entry, origin: entry.documentId === undefined ? origin : undefined });
    action.work.say(sentenceFor(entry));
    return { ...entry, ...unkept(action, prepared, entry) };
  });
}

/** What an import tells of a file beyond what its line keeps. */
function unkept(
  { db }: ActionContext,
  prepared: Prepared,
  { documentId }: LedgerEntry,
): Pick<LedgerEntry, 'mediaType' | 'columns' | 'headerRow'> {
  if ('refused' in prepared) return {};
  const { mediaType, reading, sha256 } = prepared.outcome;
  const known = mediaType || (documentId && documentBySha256(db, sha256)?.mediaType);
  const { columns, headerRow } = reading?.table ?? {};
  return {
    ...(known && { mediaType: known }),
    ...(columns && { columns: columns.length }),
    ...(typeof headerRow === 'number' && { headerRow }),
  };
}

function sentenceFor(entry: LedgerEntry): string {
  const words = {
    imported: 'Imported',
    duplicate: 'Passed over a duplicate:',
    'needs-ocr': 'Imported, without text:',
    'needs-password': 'Stored, locked by a password:',
    refused: 'Refused',
    waiting: 'Offered',
  };
  return `${words[entry.state]} “${entry.file}”`;
}

const lengthOf = (prepared: PreparedBytes | PreparedLarge): number =>
  'bytes' in prepared ? prepared.bytes.length : prepared.length;

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
  prepared: PreparedBytes | PreparedLarge,
  said: Said | undefined,
  parent: string | undefined,
): LedgerEntry {
  const { name, outcome } = prepared;
  const base = {
    id: action.newId('led') as LedgerEntry['id'],
    at: action.at,
    file: name,
    sha256: outcome.sha256,
    bytes: lengthOf(prepared),
  };
  const twin = documentBySha256(action.db, outcome.sha256);
  if (twin)
    return { ...base, kind: twin.kind, documentId: twin.id, ...twinEntry(action, twin, prepared, said) };
  // What was odd about a file that was read all the same (ragged rows, a name that lies) is said in the ledger too.
  const reason = outcome.reason ?? outcome.reading?.warnings.slice(0, REASONS).join(' ');
  const told = {
    ...base,
    state: outcome.state,
    kind: outcome.kind,
    ...(reason && { reason }),
  };
  if (outcome.state === 'refused') return told;
  return { ...told, documentId: addDocument(action, prepared, said, parent), ...extentOf(outcome) };
}

/** What a line of the ledger says of how much was read. */
export const extentOf = ({ reading }: ParseOutcome): Pick<LedgerEntry, 'pages' | 'rows' | 'encoding'> => ({
  ...(reading && reading.pages.length > 0 && { pages: reading.pages.length }),
  ...(reading?.table && { rows: reading.table.rows.length }),
  ...(reading?.encoding && { encoding: reading.encoding }),
});

/** A file that is here already adds nothing, unless it could not be read before or is to be read another way. */
function twinEntry(
  action: ActionContext,
  twin: Pick<Document, 'id' | 'name'>,
  prepared: PreparedBytes | PreparedLarge,
  said: Said | undefined,
): Pick<LedgerEntry, 'state' | 'reason' | 'pages' | 'rows' | 'encoding'> {
  const before = currentReading(action.db, twin.id);
  const { outcome } = prepared;
  const { reading } = outcome;
  const isOpened =
    before?.state === 'needs-password' && outcome.state !== 'needs-password' && reading !== undefined;
  const isOther =
    said?.encoding !== undefined && reading !== undefined && reading.encoding !== before?.encoding;
  if (isOpened || isOther) addReading(action, twin.id, outcome);
  // The same bytes may lie here by their name and not there.
  const lie = 'bytes' in prepared ? nameLieOf(prepared.name, prepared.bytes) : undefined;
  const here = `${lie ? `${lie} ` : ''}The same bytes are here already as “${twin.name}”.`;
  if (isOpened)
    return { state: outcome.state, reason: `${here} The password opened it.`, ...extentOf(outcome) };
  return {
    state: 'duplicate',
    reason: isOther ? `${here} They were read anew as ${reading.encoding}.` : here,
    ...(isOther ? extentOf(outcome) : before && storedExtent(before)),
  };
}

/** The same of what is stored: a repeated file says as much as the first. */
const storedExtent = ({
  pages,
  rows,
  columns,
  encoding,
}: ReadingRow): Pick<LedgerEntry, 'pages' | 'rows' | 'encoding'> => ({
  ...(pages > 0 && { pages }),
  ...(columns !== '[]' && { rows }),
  ...(encoding !== null && { encoding }),
});

/** Warnings of a reading that its ledger line repeats; the document has them all. */
const REASONS = 3;

/** Adds a document with its original, its notes and what was read from it; answers its id. */
export function addDocument(
  action: ActionContext,
  prepared: PreparedBytes | PreparedLarge,
  said: Said | undefined,
  parent: string | undefined,
): Document['id'] {
  const { work, newId, at } = action;
  const { name, outcome } = prepared;
  const id = newId('doc') as Document['id'];
  if ('bytes' in prepared) action.file.putOriginal(outcome.sha256, prepared.bytes);
  work.add('document', {
    id,
    sha256: outcome.sha256,
    name,
    kind: outcome.kind,
    mediaType: outcome.mediaType,
    bytes: lengthOf(prepared),
    addedAt: at,
  });
  work.insert('document_note', {
    id,
    triage: 'unread',
    handling: said?.handling ?? 'restricted',
    sourceGrade: said?.sourceGrade ?? null,
    language: outcome.reading?.language ?? '',
    source: said?.source ?? '',
    note: '',
  });
  setProvenance(action.db, work, id, said?.provenance ?? {});
  addReading(action, id, outcome, parent);
  return id;
}
