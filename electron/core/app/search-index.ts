import { fold } from '../../shared/text/normalise.ts';
import type { WritableDb } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { SqlRow } from '../ports/sql-engine.ts';

const HAN = /\p{Script=Han}/u;
const HAN_RUN = /\p{Script=Han}(?:\s*\p{Script=Han})*/gu;

/**
 * Words as the index holds them: folded, and runs of Chinese as overlapping pairs plus the last character, because
 * FTS4 cannot find words where no blanks are. A line end inside a run does not break it.
 */
export function indexWords(text: string): string {
  return fold(text).text.replace(HAN_RUN, run => ` ${hanTokens(run).join(' ')} `);
}

/** `深圳青` gives `深圳 圳青 青`. */
function hanTokens(run: string): string[] {
  const characters = [...run].filter(character => HAN.test(character));
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/** Puts the words of a page or table row into the index, under the row's own number. */
export function indexRow(db: WritableDb, table: 'page' | 'table_row', row: SqlRow): void {
  if (table === 'page') {
    const id = db.one<{ rowid: number }>(
      sql`SELECT rowid FROM page WHERE readingId = ${row.readingId ?? null} AND number = ${row.number ?? null}`,
    );
    db.run(sql`INSERT INTO page_words (docid, words) VALUES (${id?.rowid}, ${indexWords(String(row.text))})`);
  } else {
    const id = db.one<{ rowid: number }>(
      sql`SELECT rowid FROM table_row WHERE readingId = ${row.readingId ?? null} AND number = ${row.number ?? null}`,
    );
    const cells = JSON.parse(String(row.cells)) as string[];
    db.run(sql`INSERT INTO row_words (docid, words) VALUES (${id?.rowid}, ${indexWords(cells.join('\n'))})`);
  }
}
