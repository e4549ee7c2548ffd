import type { Migration } from '../migrate.ts';

/**
 * Sets of trade records. Their columns and raw rows are kept beside the originals in the project file, by SHA-256; `plan`,
 * `chunks`, `rejected` and `troubles` are JSON. Rows are counted from 1 without the header.
 */
export const trade: Migration = {
  version: 110,
  title: 'trade',
  up: db =>
    db.script(`
CREATE TABLE trade_set (
  id TEXT PRIMARY KEY, documentId TEXT NOT NULL REFERENCES document(id), at TEXT NOT NULL, encoding TEXT NOT NULL,
  plan TEXT NOT NULL, mapping TEXT NOT NULL, chunks TEXT NOT NULL, texts TEXT NOT NULL, rows INTEGER NOT NULL,
  rejected TEXT NOT NULL, rejectedCount INTEGER NOT NULL, troubles TEXT NOT NULL, troubleCount INTEGER NOT NULL
) STRICT;
CREATE INDEX trade_set_by_document ON trade_set(documentId);
`),
};
