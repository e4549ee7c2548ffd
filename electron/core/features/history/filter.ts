import type { Input } from '../../../shared/contract/index.ts';
import type { ReadableDb } from '../../db/database.ts';
import { join, type Sql, sql, where } from '../../db/sql.ts';
import { idsOf } from './about.ts';

/** What a part of the log is chosen by. */
export type LogFilter = Input<'log.export'>;

/** The lines of the log that fit, as a condition on `journal`. */
export function fitting(db: ReadableDb, { about, author, action, from, until }: LogFilter): Sql {
  const changed = about === undefined ? [] : idsOf(db, about).map(id => sql`instr(changes, ${id}) > 0`);
  return where(
    changed.length === 0 ? undefined : sql`(${join(changed, ' OR ')})`,
    author === undefined ? undefined : sql`author = ${author}`,
    action === undefined ? undefined : sql`(action = ${action} OR instr(action, ${`${action}.`}) = 1)`,
    from === undefined ? undefined : sql`at >= ${from}`,
    until === undefined ? undefined : sql`at < ${until}`,
  );
}

/** A filter in words, one for each thing that it asks; none for the whole log. */
export function filterInWords(db: ReadableDb, { about, author, action, from, until }: LogFilter): string[] {
  return [
    ...(about === undefined
      ? []
      : [
          `about ${idsOf(db, about)
            .map(id => nameOf(db, id))
            .join(' or ')}`,
        ]),
    ...(author === undefined ? [] : [author === '' ? 'by nobody named' : `by ${author}`]),
    ...(action === undefined ? [] : [`of the kind “${action}”`]),
    ...(from === undefined ? [] : [`not before ${from}`]),
    ...(until === undefined ? [] : [`before ${until}`]),
  ];
}

/** A thing by what people call it (`E12`, a file's name), and its id, which the log itself has. */
function nameOf(db: ReadableDb, id: string): string {
  const row = db.one<{ name: string }>(sql`
    SELECT 'E' || number AS name FROM evidence WHERE id = ${id}
    UNION ALL SELECT 'C' || number FROM claim WHERE id = ${id}
    UNION ALL SELECT 'N' || number FROM entity WHERE id = ${id}
    UNION ALL SELECT name FROM document WHERE id = ${id}`);
  return row ? `${row.name} (${id})` : id;
}
