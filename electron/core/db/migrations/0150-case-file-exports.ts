import type { Migration } from '../migrate.ts';

/**
 * Case files that were exported, and the Bates numbers that they gave out. Rows are added and never changed: a number
 * that stood in a file which somebody may hold means the same page for ever. `sheet` says what of the document it is.
 */
export const caseFileExports: Migration = {
  version: 150,
  title: 'case file exports',
  up: db =>
    db.script(`
CREATE TABLE case_export (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, fileName TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
  pages INTEGER NOT NULL, template TEXT NOT NULL, standard TEXT NOT NULL, audience TEXT NOT NULL, range TEXT NOT NULL
) STRICT;
CREATE INDEX case_export_by_hash ON case_export(sha256);
CREATE TABLE bates_number (
  number INTEGER PRIMARY KEY, label TEXT NOT NULL UNIQUE, documentId TEXT NOT NULL REFERENCES document(id), sheet TEXT NOT NULL,
  exportId TEXT NOT NULL REFERENCES case_export(id), UNIQUE (documentId, sheet)
) STRICT;
`),
};
