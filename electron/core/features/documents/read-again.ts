import type { Document, ReadAgain } from '../../../shared/contract/documents.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { Refusal, refuse } from '../../../shared/contract/problem.ts';
import type { JobContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { ParseOutcome } from '../../ports/parser.ts';
import { placed, type StoredPlace } from '../evidence/standing.ts';
import { TRADE_ENGINE } from '../trade/cited-rows.ts';
import { addReading } from './add-reading.ts';
import { withKeptPasswords } from './passwords.ts';
import { columnsOf, currentReading, getDocument, pageText, type ReadingRow, tableRow } from './queries.ts';
import { reasonOf } from './read-one.ts';

/** Reads stored originals again, document by document; each commits by itself. */
export async function readAgain(
  context: JobContext,
  input: Input<'documents.readAgain'>,
): Promise<Output<'documents.readAgain'>> {
  const all = [...new Set(input.documentIds)].map(id => getDocument(context.db, id));
  for (const document of all) mustBeDocument(document);
  for (const document of all) if (input.encoding !== undefined) mustHaveEncoding(document);
  const documents: ReadAgain[] = [];
  try {
    for (const [done, document] of all.entries()) {
      context.tell({ done, total: all.length, current: document.name });
      const outcome = await parseStored(context, document, input);
      await context.breathe();
      documents.push(takeReading(context, document, outcome));
    }
  } catch (error) {
    if (!(error instanceof Refusal && error.problem.code === 'cancelled')) throw error;
    return { documents, cancelled: true };
  }
  context.tell({ done: all.length, total: all.length, current: '' });
  return { documents, cancelled: false };
}

/** Figures rest on the records of a table: its rows must not be counted another way. */
function mustBeDocument({ name, reading }: Document): void {
  if (reading?.engine === TRADE_ENGINE)
    refuse({
      code: 'not-allowed',
      what: `“${name}” was read as trade records, and is not read another way.`,
      next: 'Choose other documents.',
    });
}

function mustHaveEncoding({ name, reading }: Document): void {
  if (reading?.encoding === undefined)
    refuse({
      code: 'not-allowed',
      what: `“${name}” has no encoding that could be chosen.`,
      next: 'Choose a text or a table: a PDF, picture or Office document says itself how its letters are kept.',
    });
}

/** Reads a stored original as an import would. What breaks is an outcome with its reason. */
export async function parseStored(
  { ports, file, db, signal }: JobContext,
  { name, sha256, kind, mediaType }: Pick<Document, 'name' | 'sha256' | 'kind' | 'mediaType'>,
  how: { readonly encoding?: string | undefined; readonly passwords: readonly string[] },
): Promise<ParseOutcome> {
  try {
    const passwords = withKeptPasswords(db, how.passwords);
    const manner = { ocr: 'off', languages: [], passwords, encoding: how.encoding } as const;
    return await ports.parser.parse(name, file.readOriginal(sha256), manner, signal);
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'cancelled') throw error;
    if (!(error instanceof Refusal)) ports.log.error('read-again', error);
    return { state: 'refused', kind, mediaType, sha256, reason: reasonOf(error, name) };
  }
}

function takeReading(context: JobContext, document: Document, outcome: ParseOutcome): ReadAgain {
  const { db } = context;
  const { id, name } = document;
  const before = currentReading(db, id);
  const { reading } = outcome;
  const told = { documentId: id, file: name };
  const asItIs = (reason: string | undefined): ReadAgain => ({
    ...told,
    state: document.state,
    added: false,
    ...(document.reading?.encoding && { encoding: document.reading.encoding }),
    ...(reason && { reason }),
    anchors: anchorsOf(db, id),
  });
  if (!reading) return asItIs(outcome.reason);
  if (before && readsAsBefore(db, before, outcome)) return asItIs('It reads as it did before.');
  return context.act('documents.readAgain', action => {
    addReading(action, id, outcome, document.metadata['Part of']);
    const anchors = anchorsOf(db, id);
    action.work.say(sentenceFor(document, before, outcome, anchors));
    return {
      ...told,
      state: outcome.state,
      added: true,
      ...(reading.encoding && { encoding: reading.encoding }),
      ...(outcome.reason && { reason: outcome.reason }),
      anchors,
    };
  });
}

/** Reads the same: so there is nothing to add. */
function readsAsBefore(db: ReadableDb, before: ReadingRow, { reading, state }: ParseOutcome): boolean {
  const { pages = [], table, encoding } = reading ?? {};
  if (before.state !== state || (encoding ?? null) !== before.encoding) return false;
  if (before.pages !== pages.length || before.rows !== (table?.rows.length ?? 0)) return false;
  if (table && columnsOf(before).join('\0') !== table.columns.join('\0')) return false;
  return (
    pages.every(({ number, text }) => pageText(db, before.id, number) === text) &&
    (table?.rows ?? []).every(
      (cells, index) => tableRow(db, before.id, index + 1)?.join('\0') === cells.join('\0'),
    )
  );
}

/** How the evidence of a document stands by its newest reading. */
export function anchorsOf(db: ReadableDb, documentId: Document['id']): ReadAgain['anchors'] {
  const states = db
    .all<StoredPlace>(
      sql`SELECT id, documentId, anchor, quote FROM evidence WHERE documentId = ${documentId}`,
    )
    .map(evidence => placed(db, evidence).state);
  const count = (state: string) => states.filter(each => each === state).length;
  return { kept: count('exact'), moved: count('moved'), lost: count('lost') };
}

function sentenceFor(
  { name }: Document,
  before: ReadingRow | undefined,
  { reading }: ParseOutcome,
  anchors: ReadAgain['anchors'],
): string {
  const how =
    reading?.encoding && before?.encoding && reading.encoding !== before.encoding
      ? ` as ${reading.encoding} instead of ${before.encoding}`
      : before?.state === 'needs-password'
        ? ' after a password opened it'
        : '';
  return `Read “${name}” again${how}${anchorWords(anchors)}`;
}

/** What became of evidence, in words: `: 3 quotes kept, 1 moved, 2 lost`. '' where there is none. */
export function anchorWords({ kept, moved, lost }: ReadAgain['anchors']): string {
  if (kept + moved + lost === 0) return '';
  const parts = [
    `${kept} ${kept === 1 ? 'quote' : 'quotes'} kept`,
    ...(moved > 0 ? [`${moved} moved`] : []),
    ...(lost > 0 ? [`${lost} lost`] : []),
  ];
  return `: ${parts.join(', ')}`;
}
