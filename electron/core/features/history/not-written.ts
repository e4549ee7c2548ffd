import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';

/** Notes that what an export made came to nothing: it is noted before it is written, so that nothing goes out unnoted. */
export function noteNotWritten(
  { db, work }: ActionContext,
  maker: 'caseFile.export' | 'log.report',
  sha256: string,
): { readonly action: number } {
  const row = db.one<{ seq: number; sentence: string }>(sql`
    SELECT seq, sentence FROM journal WHERE action = ${maker} AND instr(sentence, ${`SHA-256 ${sha256})`}) > 0
    ORDER BY seq DESC LIMIT 1`);
  if (row === undefined) return refuse({ code: 'not-found', what: 'export', id: sha256 });
  const name = /“.*”/.exec(row.sentence)?.[0] ?? 'The file';
  work.note(`${name} of action ${row.seq} could not be written: nothing was handed over`);
  return { action: row.seq };
}
