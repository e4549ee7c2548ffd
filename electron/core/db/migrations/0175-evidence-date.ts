import type { Migration } from '../migrate.ts';

/** When it was that a piece of evidence speaks of, as precisely as it is known. */
export const evidenceDate: Migration = {
  version: 175,
  title: 'evidence date',
  up: db => db.script("ALTER TABLE evidence ADD COLUMN date TEXT NOT NULL DEFAULT '';"),
};
