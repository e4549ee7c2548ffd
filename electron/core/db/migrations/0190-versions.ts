import type { Migration } from '../migrate.ts';

/** What an author calls a state of the case file, and in which format an export was made. */
export const versions: Migration = {
  version: 190,
  title: 'versions and formats',
  up: db =>
    db.script(`
ALTER TABLE case_file ADD COLUMN version TEXT NOT NULL DEFAULT '';
ALTER TABLE case_export ADD COLUMN format TEXT NOT NULL DEFAULT 'pdf';
`),
};
