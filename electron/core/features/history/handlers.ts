import type { Change, JournalEntry } from '../../../shared/contract/history.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext, Handlers, JobContext, MethodsUnder, QueryContext } from '../../app/context.ts';
import { changesOf, type JournalRow } from '../../app/journal.ts';
import type { StoredChange } from '../../app/unit-of-work.ts';
import { sql, where } from '../../db/sql.ts';
import { csvOf } from './csv.ts';
import { fitting, type LogFilter } from './filter.ts';
import { noteNotWritten } from './not-written.ts';
import { exportReport } from './report.ts';

/** The log, undo and redo. */
export const historyHandlers: Handlers<MethodsUnder<'history' | 'log'>> = {
  'history.list': listHistory,
  'log.export': exportLog,
  'log.report': (context, { standard, fileName, ...filter }) =>
    exportReport(context, { filter, standard, fileName }),
  'log.notWritten': (context, { sha256 }) => noteNotWritten(context, 'log.report', sha256),
  'history.state': ({ db, history }) => ({
    undo: history.undo?.sentence ?? null,
    redo: history.redo?.sentence ?? null,
    seq: db.one<{ seq: number | null }>(sql`SELECT max(seq) AS seq FROM journal`)?.seq ?? 0,
  }),
  'history.undo': context => {
    const step = context.history.undo ?? refuse({ code: 'nothing-to-undo' });
    return reverse(context, step.seq, `Undid: ${step.sentence}`, step.sentence);
  },
  'history.redo': context => {
    const step = context.history.redo ?? refuse({ code: 'nothing-to-redo' });
    return reverse(context, step.seq, `Did again: ${step.sentence}`, step.sentence);
  },
};

function listHistory({ db, history }: QueryContext, input: Input<'history.list'>): JournalEntry[] {
  const { before, limit, withChanges } = input;
  const rows = db.all<JournalRow>(sql`
    SELECT * FROM journal WHERE ${where(before === undefined ? undefined : sql`seq < ${before}`, fitting(db, input))}
    ORDER BY seq DESC LIMIT ${limit}`);
  return rows.map(row => entryOf(row, history.isUndone(row.seq), withChanges));
}

const COLUMNS = [
  'number',
  'time (UTC, clock of the computer that acted)',
  'author',
  'action',
  'what',
  'undone',
  'reverses',
  'changed',
  'rows of evidence added and their SHA-256',
  'SHA-256 of the action before',
  'SHA-256',
];

/** The log as a table, with the hashes that prove it. */
async function exportLog(context: JobContext, input: Input<'log.export'>): Promise<Output<'log.export'>> {
  const { bytes, actions } = logCsv(context, input);
  const ref = context.offer(bytes, 'text/csv; charset=utf-8');
  return { ref, actions, bytes: bytes.length, sha256: context.ports.crypto.sha256(bytes) };
}

/** The log as CSV, as `log.export` gives it. */
export function logCsv(
  { db, history }: QueryContext,
  input: LogFilter,
): { readonly bytes: Uint8Array; readonly actions: number } {
  const rows = db.all<JournalRow>(sql`SELECT * FROM journal WHERE ${fitting(db, input)} ORDER BY seq`);
  const cells = rows.map(row => [
    row.seq,
    row.at,
    row.author,
    row.action,
    row.sentence,
    history.isUndone(row.seq) ? 'yes' : '',
    row.reverses ?? '',
    changesOf(row)
      .map(({ table, id }) => `${table} ${id}`)
      .join('; '),
    row.added,
    row.previousHash,
    row.hash,
  ]);
  return { bytes: new TextEncoder().encode(csvOf([COLUMNS, ...cells])), actions: rows.length };
}

function entryOf(row: JournalRow, undone: boolean, withChanges: boolean): JournalEntry {
  const { seq, id, at, author, action, sentence, reverses } = row;
  return {
    seq,
    id: id as JournalEntry['id'],
    at,
    author,
    action,
    sentence,
    undone,
    ...(reverses !== null && { reverses }),
    ...(withChanges && { changes: changesOf(row) }),
  };
}

/** Appends the reverse of an action. Numbers that were given stay given: counters are not turned back. */
function reverse(context: ActionContext, seq: number, sentence: string, reversed: string): JournalEntry {
  const { db, work, at, author } = context;
  const row =
    db.one<JournalRow>(sql`SELECT * FROM journal WHERE seq = ${seq}`) ??
    refuse({ code: 'not-found', what: 'action', id: String(seq) });
  const changes: StoredChange[] = changesOf(row)
    .filter(change => change.table !== 'counter')
    .map(change => ({ ...change, before: change.after, after: change.before }))
    .reverse();
  for (const change of changes)
    if (!work.apply(change)) refuse({ code: 'changed-since', sentence: reversed });
  work.say(sentence);
  work.reverses(seq);
  const last = db.one<Pick<JournalRow, 'seq'>>(sql`SELECT max(seq) AS seq FROM journal`);
  return {
    seq: (last?.seq ?? 0) + 1,
    id: row.id as JournalEntry['id'],
    at,
    author,
    action: 'history',
    sentence,
    reverses: seq,
    undone: false,
    changes: changes as Change[],
  };
}
