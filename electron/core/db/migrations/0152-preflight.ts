import type { Migration } from '../migrate.ts';

/** Which checks before an export stop it: codes, as JSON. */
export const preflight: Migration = {
  version: 152,
  title: 'preflight',
  up: db => db.script("ALTER TABLE case_file ADD COLUMN blocking TEXT NOT NULL DEFAULT '[]';"),
};
