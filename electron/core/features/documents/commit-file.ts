// One file becomes a document, its reading and a line of the ledger, in one action.
import type { LedgerEntry } from '../../../shared/contract/documents.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { ActionContext, JobContext } from '../../app/context.ts';
import type { ParseOutcome } from '../../ports/parser.ts';
import { documentBySha256 } from './queries.ts';

/** A file that was read, or could not be. */
export type Prepared =
  | { readonly name: string; readonly bytes: Uint8Array; readonly outcome: ParseOutcome }
  | { readonly name: string; readonly refused: string };

/** Puts one file into the project, or the reason why not into the ledger. `parent` is the ledger's name of what it was in. */
export function commit(
  context: JobContext,
  prepared: Prepared,
  input: Input<'documents.import'> | undefined,
  parent?: string,
): LedgerEntry {
  return context.act('documents.import', action => {
    const told =
      'refused' in prepared ? refusedEntry(action, prepared) : readEntry(action, prepared, input, parent);
    const entry: LedgerEntry = { ...told, ...(parent !== undefined && { parent }) };
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
  input: Input<'documents.import'> | undefined,
  parent: string | undefined,
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
  // What was odd about a file that was read all the same (ragged rows, a name that lies) is said in the ledger too.
  const reason = outcome.reason ?? outcome.reading?.warnings.slice(0, REASONS).join(' ');
  const told = {
    ...base,
    state: outcome.state,
    kind: outcome.kind,
    ...(reason && { reason }),
  };
  if (outcome.state === 'refused') return told;
  const documentId = addDocument(action, prepared, input, parent);
  const { reading } = outcome;
  return {
    ...told,
    documentId,
    ...(reading && reading.pages.length > 0 && { pages: reading.pages.length }),
    ...(reading?.table && { rows: reading.table.rows.length }),
    ...(reading?.encoding && { encoding: reading.encoding }),
  };
}

/** Warnings of a reading that its ledger line repeats; the document has them all. */
const REASONS = 3;

function addDocument(
  action: ActionContext,
  prepared: Extract<Prepared, { bytes: Uint8Array }>,
  input: Input<'documents.import'> | undefined,
  parent: string | undefined,
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
  addReading(action, id, outcome, parent);
  return id;
}

/** Adds what was read; a document that could not be read yet gets a reading without pages, which holds its state. */
function addReading(
  { work, newId, at }: ActionContext,
  documentId: string,
  { state, reason, reading }: ParseOutcome,
  parent: string | undefined,
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
    metadata: JSON.stringify({ ...reading?.metadata, ...(parent !== undefined && { 'Part of': parent }) }),
  });
  for (const page of reading?.pages ?? [])
    work.add('page', {
      readingId,
      number: page.number,
      text: page.text,
      width: page.width,
      height: page.height,
      runs: JSON.stringify(page.runs),
      structure: page.structure ? JSON.stringify(page.structure) : null,
    });
  for (const [index, cells] of (reading?.table?.rows ?? []).entries())
    work.add('table_row', { readingId, number: index + 1, cells: JSON.stringify(cells) });
}
