import type { Change, JournalEntry } from '../../../shared/contract/history.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext, Handlers, MethodsUnder, QueryContext } from '../../app/context.ts';
import { changesOf, type JournalRow } from '../../app/journal.ts';
import type { StoredChange } from '../../app/unit-of-work.ts';
import { sql, where } from '../../db/sql.ts';

/** The log, undo and redo. */
export const historyHandlers: Handlers<MethodsUnder<'history'>> = {
  'history.list': listHistory,
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
  const { before, limit, about, withChanges } = input;
  const rows = db.all<JournalRow>(sql`
    SELECT * FROM journal WHERE ${where(before === undefined ? undefined : sql`seq < ${before}`, about === undefined ? undefined : sql`instr(changes, ${about}) > 0`)}
    ORDER BY seq DESC LIMIT ${limit}`);
  return rows.map(row => entryOf(row, history.isUndone(row.seq), withChanges));
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
