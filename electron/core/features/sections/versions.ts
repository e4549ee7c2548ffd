// What a section read like, from the log: nothing is kept twice.
import { refuse } from '../../../shared/contract/problem.ts';
import type { SectionSpec, SectionVersion } from '../../../shared/contract/sections.ts';
import { EMPTY_TREE, SectionTree } from '../../../shared/sections/tree.ts';
import { changesOf, type JournalRow } from '../../app/journal.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { sectionId, wordsOf } from './queries.ts';

interface Version {
  readonly before: SectionTree;
  readonly after: SectionTree;
}

/** The change of a section in a row of the log; undefined when it has none. */
function changeIn(row: Pick<JournalRow, 'changes'>, id: string): Version | undefined {
  const change = changesOf(row).find(each => each.table === 'section' && each.id === id);
  if (!change) return undefined;
  return { before: treeIn(change.before), after: treeIn(change.after) };
}

function treeIn(row: Readonly<Record<string, unknown>> | null): SectionTree {
  const parsed = SectionTree.safeParse(JSON.parse(typeof row?.document === 'string' ? row.document : 'null'));
  return parsed.success ? parsed.data : EMPTY_TREE;
}

/** The changes of a section, newest first. */
export function historyOf(db: ReadableDb, template: string, { id }: SectionSpec): SectionVersion[] {
  const key = sectionId(template, id);
  const rows = db.all<JournalRow>(
    sql`SELECT * FROM journal WHERE instr(changes, ${JSON.stringify(key)}) > 0 ORDER BY seq DESC LIMIT 500`,
  );
  return rows.flatMap(row => {
    const version = changeIn(row, key);
    if (!version) return [];
    const { seq, at, author, sentence } = row;
    return [{ seq, at, author, sentence, words: wordsOf(version.after) }];
  });
}

/** A section before and after one action. */
export function versionOf(db: ReadableDb, template: string, { id }: SectionSpec, seq: number): Version {
  const row = db.one<JournalRow>(sql`SELECT * FROM journal WHERE seq = ${seq}`);
  const version = row && changeIn(row, sectionId(template, id));
  return version ?? refuse({ code: 'not-found', what: 'version of this section', id: String(seq) });
}
