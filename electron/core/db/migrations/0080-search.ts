import type { Migration } from '../migrate.ts';

/** The search index as segments of its own, in place of SQLite's; saved searches, their history, and batches. */
export const search: Migration = {
  version: 80,
  title: 'search',
  up: db =>
    db.script(`
DROP TABLE page_words;
DROP TABLE row_words;
CREATE TABLE search_segment (id INTEGER PRIMARY KEY, space TEXT NOT NULL, first INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE saved_search (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, query TEXT NOT NULL, options TEXT NOT NULL, createdAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE TABLE search_record (
  id TEXT PRIMARY KEY, batch TEXT, query TEXT NOT NULL, options TEXT NOT NULL, found INTEGER NOT NULL, places TEXT NOT NULL,
  documents INTEGER NOT NULL, pages INTEGER NOT NULL, rows INTEGER NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE INDEX search_record_by_batch ON search_record(batch);
`),
};
