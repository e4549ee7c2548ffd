import type { Migration } from '../migrate.ts';

/**
 * Text recognition that was asked for: its pages are kept as they are read, so that a crash costs none of them, and go
 * over into a reading when the document is done. And how it is done in this project when nothing else is said.
 */
export const recognition: Migration = {
  version: 70,
  title: 'recognition',
  up: db =>
    db.script(`
CREATE TABLE recognition (
  id TEXT PRIMARY KEY, documentId TEXT NOT NULL REFERENCES document(id), pages TEXT NOT NULL, languages TEXT NOT NULL,
  engine TEXT NOT NULL, askedAt TEXT NOT NULL
) STRICT;
CREATE TABLE recognised_page (
  rowid INTEGER PRIMARY KEY, recognitionId TEXT NOT NULL REFERENCES recognition(id) ON DELETE CASCADE,
  number INTEGER NOT NULL, page TEXT NOT NULL, UNIQUE (recognitionId, number)
) STRICT;
CREATE TABLE recognition_wish (
  id TEXT PRIMARY KEY, languages TEXT NOT NULL, engine TEXT NOT NULL, afterImport INTEGER NOT NULL
) STRICT;
`),
};
