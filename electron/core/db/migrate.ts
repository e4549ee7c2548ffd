import { refuse } from '../../shared/contract/problem.ts';
import { transaction, type WritableDb } from './database.ts';
import { migrations } from './migrations/index.ts';
import { sql } from './sql.ts';

/** One step of the schema. Numbers rise in tens; a released step is never edited. */
export interface Migration {
  readonly version: number;
  readonly title: string;
  readonly up: (db: WritableDb) => void;
}

/** Version of the schema in a database; 0 when it is empty. */
export function schemaVersion(db: WritableDb): number {
  return Number(db.one<{ user_version: number }>(sql`PRAGMA user_version`)?.user_version ?? 0);
}

/** The version that this program brings databases to. */
export const newestVersion = (): number => migrations.at(-1)?.version ?? 0;

/** Brings a database to the version given, by default the newest. Refuses one from the future. */
export function migrate(db: WritableDb, target = newestVersion(), path = ''): void {
  const current = schemaVersion(db);
  const newest = newestVersion();
  if (current > newest) refuse({ code: 'newer-project', path, version: current });
  for (const step of migrations) {
    if (step.version <= current || step.version > target) continue;
    transaction(db, () => {
      step.up(db);
      db.script(`PRAGMA user_version = ${step.version}`);
    });
  }
}
