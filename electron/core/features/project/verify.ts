import type { Output } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/problem.ts';
import type { Finding } from '../../../shared/contract/project.ts';
import type { JobContext, QueryContext } from '../../app/context.ts';
import { addedMark, hashOf, type JournalRow, sealedRow } from '../../app/journal.ts';
import { sameRow } from '../../app/unit-of-work.ts';
import { sql } from '../../db/sql.ts';
import { listEvidence } from '../evidence/queries.ts';
import { forgetStandings } from '../evidence/standing.ts';

/** Progress is told in per cent: reading the file takes most of the time. */
const FILE = 90;
const DATABASE = 92;
const LOG = 95;
const ANCHORS = 98;
const ALL = 100;
/** Rows of the log that are checked before other calls are answered. */
const ROWS = 500;

/** Checks all that can be checked: sealed records, originals, database, journal chain, anchors. */
export async function verify(context: JobContext): Promise<Output<'project.verify'>> {
  const tell = (done: number, current: string) => context.tell({ done, total: ALL, current });
  const reading = 'records and originals';
  tell(0, reading);
  await context.breathe();
  const problems: Finding[] = await file(context, (done, total) =>
    tell(Math.floor((FILE * done) / Math.max(1, total)), reading),
  );
  tell(DATABASE, 'database');
  problems.push(...(await database(context)));
  tell(LOG, 'log');
  problems.push(...(await journal(context)), ...(await sealedActions(context)));
  tell(ANCHORS, 'anchors');
  await context.breathe();
  forgetStandings(context.db);
  for (const { number, state, documentName } of listEvidence(context.db, {}))
    if (state !== 'exact')
      problems.push({ where: `E${number} in ${documentName}`, what: `its passage is ${state}` });
  return { ok: problems.length === 0, problems };
}

/** Every record and original, read and hashed once. Damaged originals are called by the names of their documents. */
async function file(context: JobContext, tell: (done: number, total: number) => void): Promise<Finding[]> {
  const damage = await context.file.verifyAside({ tell, signal: context.signal });
  const documents = context.db.all<{ name: string; sha256: string }>(sql`SELECT name, sha256 FROM document`);
  const names = new Map(documents.map(({ name, sha256 }) => [`original ${sha256}`, name]));
  return [
    ...damage.map(({ where, what }) => {
      const name = names.get(where);
      return { where: name === undefined ? where : `${name} (${where})`, what };
    }),
    ...documents
      .filter(({ sha256 }) => !context.file.hasOriginal(sha256))
      .map(({ name }) => ({ where: name, what: 'its original is missing' })),
  ];
}

/** The sealed actions that the file still has must be those of the log, with the evidence that came with them. */
async function sealedActions(context: JobContext): Promise<Finding[]> {
  const findings: Finding[] = [];
  try {
    for (const { seq, payload } of context.file.sealedActions()) {
      const what = whyNotSealedAs(context, seq, payload);
      if (what !== null) findings.push({ where: `log, action ${seq}`, what });
      await context.breathe();
    }
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'damaged') throw error;
    findings.push({ where: error.problem.where, what: error.problem.what });
  }
  return findings;
}

function whyNotSealedAs({ db, ports }: QueryContext, seq: number, payload: Uint8Array): string | null {
  const sealed = sealedRow(payload);
  if (sealed === null) return 'it cannot be read as it was sealed';
  const row = db.one<JournalRow>(sql`SELECT * FROM journal WHERE seq = ${seq}`);
  if (row === undefined || !sameRow({ ...row }, { ...sealed.row }))
    return 'the log differs from the action that was sealed';
  return addedMark(sealed.added, ports.crypto) === row.added
    ? null
    : 'the evidence sealed with it is not that which the log counted';
}

/** Integrity, one table at a time so that other calls are answered, and foreign keys. */
async function database(context: JobContext): Promise<Finding[]> {
  const { db } = context;
  const findings: Finding[] = [];
  for (const { name } of db.all<{ name: string }>(
    sql`SELECT name FROM sqlite_schema WHERE type = 'table' UNION ALL SELECT 'sqlite_schema'`,
  )) {
    await context.breathe();
    for (const { integrity_check: said } of db.all<{ integrity_check: string }>(
      sql`SELECT integrity_check FROM pragma_integrity_check(${name})`,
    ))
      if (said !== 'ok') findings.push({ where: 'database', what: said });
  }
  await context.breathe();
  for (const { table, parent } of db.all<{ table: string; parent: string }>(sql`PRAGMA foreign_key_check`))
    findings.push({ where: 'database', what: `a row of ${table} names a missing ${parent}` });
  return findings;
}

async function journal(context: JobContext): Promise<Finding[]> {
  const { db, ports } = context;
  let seq = 0;
  let hash = '';
  for (;;) {
    const rows = db.all<JournalRow>(sql`SELECT * FROM journal WHERE seq > ${seq} ORDER BY seq LIMIT ${ROWS}`);
    for (const row of rows) {
      if (row.seq !== seq + 1 || row.previousHash !== hash || row.hash !== hashOf(row, ports.crypto))
        return [{ where: `log, action ${row.seq}`, what: 'it does not follow from the one before it' }];
      seq = row.seq;
      hash = row.hash;
    }
    if (rows.length < ROWS) return [];
    await context.breathe();
  }
}
