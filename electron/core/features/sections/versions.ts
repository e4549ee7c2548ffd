// What a section read like, from the log: nothing is kept twice.
import { refuse } from '../../../shared/contract/problem.ts';
import type { SectionSpec, SectionVersion } from '../../../shared/contract/sections.ts';
import { type Merged, merged } from '../../../shared/sections/merge.ts';
import { revisionOf } from '../../../shared/sections/revision.ts';
import { EMPTY_TREE, SectionTree } from '../../../shared/sections/tree.ts';
import { changesOf, type JournalRow } from '../../app/journal.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { sectionId, sectionOf, startOf, wordsOf } from './queries.ts';

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

const rowsOf = (db: ReadableDb, key: string, most: number): JournalRow[] =>
  db.all<JournalRow>(
    sql`SELECT * FROM journal WHERE instr(changes, ${JSON.stringify(key)}) > 0 ORDER BY seq DESC LIMIT ${most}`,
  );

/** Changes back to which a text that somebody began from is looked for. */
const MOST_BACK = 40;

/**
 * A text with what was written elsewhere since it was begun; undefined when that is nothing. A text that names none of what it
 * rests on replaces what is there; one whose beginning cannot be found any more is put beside it, so that nothing is lost.
 */
export function withTheirs(
  db: ReadableDb,
  template: string,
  spec: SectionSpec,
  { document, base }: { readonly document: SectionTree; readonly base?: readonly string[] | undefined },
): Merged | undefined {
  const { document: stored } = sectionOf(db, template, spec);
  const [now, mine] = [revisionOf(stored), revisionOf(document)];
  if (base === undefined || now === mine || base.includes(now)) return undefined;
  const key = sectionId(template, spec.id);
  const start = startOf(spec);
  const known = new Map([[revisionOf(start), start]]);
  for (const row of rowsOf(db, key, MOST_BACK)) {
    const { before, after } = changeIn(row, key) ?? {};
    for (const tree of [after, before]) if (tree) known.set(revisionOf(tree), tree);
    const found = base.map(name => known.get(name)).find(tree => tree !== undefined);
    if (found) return merged(found, document, stored);
  }
  return merged({ type: 'doc', content: [] }, document, stored);
}

/** The changes of a section, newest first. */
export function historyOf(db: ReadableDb, template: string, { id }: SectionSpec): SectionVersion[] {
  const key = sectionId(template, id);
  return rowsOf(db, key, 500).flatMap(row => {
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
