import { explain } from '../../shared/contract/explain.ts';
import { Refusal, refuse } from '../../shared/contract/problem.ts';
import { database, type WritableDb } from '../db/database.ts';
import { migrate, newestVersion, schemaVersion } from '../db/migrate.ts';
import type { Ports } from '../ports/index.ts';
import type { ActionRecord, ProjectFile } from '../ports/project-file.ts';
import type { SqlEngine } from '../ports/sql-engine.ts';
import { replay } from './journal.ts';

/** What the database of a project is made from. */
export interface Sources {
  readonly file: ProjectFile;
  readonly image: Uint8Array | null;
  readonly actions: readonly ActionRecord[];
}

/** A database as this version of the program knows it. */
export interface UpToDate {
  readonly sql: SqlEngine;
  readonly db: WritableDb;
  /** Set when an older version made it: from which schema it was brought up, and the file's copy as it was. */
  readonly broughtUp: { readonly from: number; readonly copy: string } | null;
}

/**
 * Opens the database of a project and brings it up to date in memory. Before a file of an older version is worked in, a
 * copy of it is put aside. Refuses with `newer-project`, `damaged`, and `not-allowed` when there can be no copy.
 */
export function bringUp(ports: Ports, sources: Sources): UpToDate {
  const { file, image } = sources;
  const first = ports.sql.open(image ?? undefined);
  const from = schemaVersion(database(first));
  if (image === null || from >= newestVersion()) {
    const db = migratedFirst(ports, first, sources);
    return { sql: first, db, broughtUp: null };
  }
  const opened = replayedFirst(ports, first, sources);
  try {
    return { ...opened, broughtUp: file.readOnly ? null : { from, copy: copyOf(file) } };
  } catch (error) {
    opened.sql.close();
    throw error;
  }
}

function doAgain(ports: Ports, db: WritableDb, actions: readonly ActionRecord[]): void {
  db.script('BEGIN');
  for (const action of actions) replay(db, action.payload, ports.crypto);
  db.script('COMMIT');
}

/** A file whose image and actions disagree is damaged, however well each of them is sealed. */
function doAgainOrRefuse(ports: Ports, db: WritableDb, actions: readonly ActionRecord[]): void {
  try {
    doAgain(ports, db, actions);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    refuse({
      code: 'damaged',
      where: 'the actions since the last image of the database',
      what: 'they cannot be done again on it',
    });
  }
}

function migratedFirst(ports: Ports, sql: SqlEngine, { file, actions }: Sources): WritableDb {
  try {
    const db = database(sql);
    migrate(db, undefined, file.path);
    doAgainOrRefuse(ports, db, actions);
    return db;
  } catch (error) {
    sql.close();
    throw error;
  }
}

/** The actions after an image were done on its schema, so they are done again on that one before it is brought up. */
function replayedFirst(
  ports: Ports,
  sql: SqlEngine,
  sources: Sources,
): { readonly sql: SqlEngine; readonly db: WritableDb } {
  try {
    const db = database(sql);
    doAgain(ports, db, sources.actions);
    migrate(db, undefined, sources.file.path);
    return { sql, db };
  } catch (error) {
    sql.close();
    if (error instanceof Refusal) throw error;
    // A crash between bringing it up and saving that can have left actions of the newer schema on an image of the older.
    const again = ports.sql.open(sources.image ?? undefined);
    return { sql: again, db: migratedFirst(ports, again, sources) };
  }
}

function copyOf(file: ProjectFile): string {
  try {
    return file.putAside('before update');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse({
      code: 'not-allowed',
      what: `An older version of Plumbline made this project, and before it is worked in a copy of it is put aside, which did not work. ${explain(error.problem).title}`,
      next: 'Make room beside it or move it to another folder; or open it for reading only.',
    });
  }
}

/** What the person is told of it, in sentences. */
export const broughtUpSentence = ({ copy }: NonNullable<UpToDate['broughtUp']>): string =>
  `An older version of Plumbline made this project; it was brought up to date. As it was, sealed with the same keys, it is “${copy.split(/[\\/]/).at(-1)}” beside it.`;
