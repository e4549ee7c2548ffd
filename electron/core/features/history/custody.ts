import type { PdfStandard } from '../../../shared/contract/case-file.ts';
import type { Document } from '../../../shared/contract/documents.ts';
import type { Evidence } from '../../../shared/contract/evidence.ts';
import type { QueryContext } from '../../app/context.ts';
import { changesOf, type JournalRow } from '../../app/journal.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { getCaseFile, projectRow } from '../case-file/queries.ts';
import { handlingMark, sourceGrade } from '../case-file/rules.ts';
import { provenanceFacts } from '../documents/provenance-words.ts';
import { listDocuments } from '../documents/queries.ts';
import { listEvidence } from '../evidence/queries.ts';
import {
  type ActionData,
  CUSTODY_SCHEMA,
  type CustodyData,
  type CustodyOriginal,
  type PersonData,
} from './custody-data.ts';
import { filterInWords, fitting, type LogFilter } from './filter.ts';

type Line = Omit<JournalRow, 'id' | 'changes' | 'added' | 'previousHash'>;
type Maker = Pick<CustodyOriginal, 'action' | 'at' | 'author'>;

/** Puts the custody report together: originals and evidence as they are, the actions that fit the filter, the head of the chain. */
export function custodyOf(context: QueryContext, filter: LogFilter, standard: PdfStandard): CustodyData {
  const { db } = context;
  const project = projectRow(db);
  const { reference, handling } = getCaseFile(db);
  const head = headOf(db);
  const lines = db.all<Line>(sql`
    SELECT seq, at, author, action, sentence, reverses, hash FROM journal WHERE seq <= ${head.number} ORDER BY seq`);
  return {
    schema: CUSTODY_SCHEMA,
    standard,
    title: project.title,
    reference,
    author: '',
    date: head.at.slice(0, 10),
    handling: handlingMark(handling),
    sample: project.sample === 1,
    projectId: project.id,
    createdAt: project.createdAt,
    head,
    people: peopleOf(lines),
    turnedBack: turnedBack(lines),
    originals: originalsOf(db),
    filter: filterInWords(db, filter),
    actions: actionsOf(context, filter, head.number),
  };
}

/** Reports made since the last other action are not covered: else each report would differ from the one before it. */
function headOf(db: ReadableDb): CustodyData['head'] {
  const row = db.one<{ seq: number; at: string; hash: string }>(
    sql`SELECT seq, at, hash FROM journal WHERE action NOT IN ('log.report', 'log.notWritten') ORDER BY seq DESC LIMIT 1`,
  );
  return { number: row?.seq ?? 0, at: row?.at ?? '', hash: row?.hash ?? '' };
}

function peopleOf(lines: readonly Line[]): PersonData[] {
  return [...Map.groupBy(lines, ({ author }) => author)].map(([author, own]) => {
    const times = own.map(({ at }) => at).sort();
    return { author, actions: own.length, first: times[0] ?? '', last: times.at(-1) ?? '' };
  });
}

function turnedBack(lines: readonly Line[]): CustodyData['turnedBack'] {
  return lines.flatMap(({ seq, at }, index) => {
    const before = lines[index - 1];
    return before && at < before.at ? [{ seq, at, before: before.at }] : [];
  });
}

/** Originals, by whom they were added, and the evidence that was taken from them. */
export function originalsOf(db: ReadableDb): CustodyOriginal[] {
  const makers = makersOf(db);
  const evidence = Map.groupBy(listEvidence(db, {}), ({ documentId }) => documentId);
  const parents = new Map(
    db
      .all<{ documentId: string; parent: string }>(
        sql`SELECT documentId, parent FROM ledger WHERE parent IS NOT NULL AND documentId IS NOT NULL AND state <> 'duplicate'`,
      )
      .map(({ documentId, parent }) => [documentId, parent]),
  );
  return listDocuments(db, {})
    .reverse()
    .map(document => originalOf(document, evidence.get(document.id) ?? [], makers, parents));
}

function originalOf(
  document: Document,
  evidence: readonly Evidence[],
  makers: ReadonlyMap<string, Maker>,
  parents: ReadonlyMap<string, string>,
): CustodyOriginal {
  const { id, name, sha256, bytes, mediaType, source, addedAt } = document;
  const grade = sourceGrade(document.sourceGrade);
  return {
    name,
    sha256,
    bytes,
    mediaType,
    source,
    grade: grade ? `${grade.code}: ${grade.words}` : '',
    provenance: provenanceFacts(document),
    parent: parents.get(id) ?? '',
    ...(makers.get(id) ?? { action: 0, at: addedAt, author: '' }),
    evidence: evidence
      .toSorted((left, right) => left.number - right.number)
      .map(each => ({
        number: each.number,
        place: each.place,
        state: each.state,
        ...(makers.get(each.id) ?? { action: 0, at: each.createdAt, author: each.author }),
      })),
  };
}

/** Which action first added each document and each piece of evidence. */
function makersOf(db: ReadableDb): Map<string, Maker> {
  const makers = new Map<string, Maker>();
  const rows = db.all<Pick<JournalRow, 'seq' | 'at' | 'author' | 'changes'>>(sql`
    SELECT seq, at, author, changes FROM journal
    WHERE instr(changes, '"document_note"') > 0 OR instr(changes, '"evidence"') > 0 ORDER BY seq`);
  for (const row of rows)
    for (const { table, id, before } of changesOf(row))
      if ((table === 'document_note' || table === 'evidence') && before === null && !makers.has(id))
        makers.set(id, { action: row.seq, at: row.at, author: row.author });
  return makers;
}

function actionsOf({ db, history }: QueryContext, filter: LogFilter, upTo: number): ActionData[] {
  return db
    .all<Line>(sql`
      SELECT seq, at, author, action, sentence, reverses, hash FROM journal
      WHERE seq <= ${upTo} AND ${fitting(db, filter)} ORDER BY seq`)
    .map(({ seq, at, author, sentence, reverses, hash }) => ({
      seq,
      at,
      author,
      sentence,
      undone: history.isUndone(seq),
      reverses: reverses ?? 0,
      hash,
    }));
}
