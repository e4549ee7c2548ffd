import type { Migration } from '../migrate.ts';

/** What the ledger needs to try a file again, passwords that opened documents, where documents come from, watched folders. */
export const ledger: Migration = {
  version: 60,
  title: 'ledger',
  up: db =>
    db.script(`
ALTER TABLE ledger ADD COLUMN parentId TEXT;
ALTER TABLE ledger ADD COLUMN retryOf TEXT;
ALTER TABLE ledger ADD COLUMN origin TEXT;
CREATE INDEX ledger_by_retry ON ledger(retryOf);
CREATE INDEX ledger_by_document ON ledger(documentId);
CREATE TABLE document_password (
  readingId TEXT PRIMARY KEY REFERENCES reading(id), documentId TEXT NOT NULL REFERENCES document(id), password TEXT NOT NULL
) STRICT;
CREATE INDEX document_password_by_document ON document_password(documentId);
CREATE TABLE sketch (
  readingId TEXT PRIMARY KEY REFERENCES reading(id), documentId TEXT NOT NULL REFERENCES document(id),
  shingles INTEGER NOT NULL, smallest TEXT NOT NULL
) STRICT;
CREATE TABLE provenance (
  id TEXT PRIMARY KEY REFERENCES document(id), obtainedBy TEXT NOT NULL, obtainedAt TEXT NOT NULL, origin TEXT NOT NULL,
  legalBasis TEXT NOT NULL, licence TEXT NOT NULL, method TEXT NOT NULL, url TEXT NOT NULL, archiveUrl TEXT NOT NULL,
  device TEXT NOT NULL, tool TEXT NOT NULL, collectionHash TEXT NOT NULL, context TEXT NOT NULL
) STRICT;
CREATE TABLE watched_folder (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, origin TEXT NOT NULL, mode TEXT NOT NULL, settings TEXT NOT NULL,
  addedAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
`),
};
