import type { Output } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/problem.ts';
import type { Finding } from '../../../shared/contract/project.ts';
import type { JobContext, QueryContext } from '../../app/context.ts';
import { addedMark, hashOf, type JournalRow, sealedRow } from '../../app/journal.ts';
import { sameRow } from '../../app/unit-of-work.ts';
import { sql } from '../../db/sql.ts';
import { listEvidence } from '../evidence/queries.ts';

/** Checks all that can be checked: sealed records, originals, database, journal chain, anchors. */
export async function verify(context: JobContext): Promise<Output<'project.verify'>> {
  context.tell({ done: 0, total: 5, current: 'records of the file' });
  await context.breathe();
  const problems: Finding[] = [...context.file.verify(() => undefined)];
  context.tell({ done: 1, total: 5, current: 'originals' });
  for (const document of context.db.all<{ name: string; sha256: string }>(
    sql`SELECT name, sha256 FROM document`,
  )) {
    await context.breathe();
    problems.push(...original(context, document));
  }
  context.tell({ done: 2, total: 5, current: 'database' });
  problems.push(...database(context));
  context.tell({ done: 3, total: 5, current: 'journal' });
  problems.push(...journal(context), ...sealedActions(context));
  await context.breathe();
  context.tell({ done: 4, total: 5, current: 'anchors' });
  for (const { number, state, documentName } of listEvidence(context.db, {}))
    if (state !== 'exact')
      problems.push({ where: `E${number} in ${documentName}`, what: `its passage is ${state}` });
  return { ok: problems.length === 0, problems };
}

function original(
  { file, ports }: QueryContext,
  { name, sha256 }: { name: string; sha256: string },
): Finding[] {
  if (!file.hasOriginal(sha256)) return [{ where: name, what: 'its original is missing' }];
  try {
    const now = ports.crypto.sha256(file.readOriginal(sha256));
    return now === sha256 ? [] : [{ where: name, what: `its bytes now have SHA-256 ${now}, not ${sha256}` }];
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'damaged')
      return [{ where: name, what: error.problem.what }];
    throw error;
  }
}

/** The sealed actions that the file still has must be those of the log, with the evidence that came with them. */
function sealedActions({ db, file, ports }: QueryContext): Finding[] {
  const findings: Finding[] = [];
  try {
    for (const { seq, payload } of file.sealedActions()) {
      const where = `log, action ${seq}`;
      const sealed = sealedRow(payload);
      const row = db.one<JournalRow>(sql`SELECT * FROM journal WHERE seq = ${seq}`);
      if (sealed === null) findings.push({ where, what: 'it cannot be read as it was sealed' });
      else if (row === undefined || !sameRow({ ...row }, { ...sealed.row }))
        findings.push({ where, what: 'the log differs from the action that was sealed' });
      else if (addedMark(sealed.added, ports.crypto) !== row.added)
        findings.push({ where, what: 'the evidence sealed with it is not that which the log counted' });
    }
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'damaged') throw error;
    findings.push({ where: error.problem.where, what: error.problem.what });
  }
  return findings;
}

function database({ db }: QueryContext): Finding[] {
  const integrity = db
    .all<{ integrity_check: string }>(sql`PRAGMA integrity_check`)
    .filter(row => row.integrity_check !== 'ok');
  const keys = db.all<{ table: string; parent: string }>(sql`PRAGMA foreign_key_check`);
  return [
    ...integrity.map(row => ({ where: 'database', what: row.integrity_check })),
    ...keys.map(({ table, parent }) => ({
      where: 'database',
      what: `a row of ${table} names a missing ${parent}`,
    })),
  ];
}

function journal({ db, ports }: QueryContext): Finding[] {
  let seq = 0;
  let hash = '';
  for (const row of db.all<JournalRow>(sql`SELECT * FROM journal ORDER BY seq`)) {
    if (row.seq !== seq + 1 || row.previousHash !== hash || row.hash !== hashOf(row, ports.crypto))
      return [{ where: `log, action ${row.seq}`, what: 'it does not follow from the one before it' }];
    seq = row.seq;
    hash = row.hash;
  }
  return [];
}
