import type { Migration } from '../migrate.ts';

/** What people decided about mentions, and collections of documents: folders, and filters that are saved. */
export const mentions: Migration = {
  version: 90,
  title: 'mentions',
  up: db =>
    db.script(`
CREATE TABLE mention (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, entityId TEXT REFERENCES entity(id), value TEXT NOT NULL,
  documentId TEXT NOT NULL REFERENCES document(id), page INTEGER, row INTEGER, start INTEGER, "end" INTEGER, text TEXT NOT NULL,
  state TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE INDEX mention_by_document ON mention(documentId);
CREATE INDEX mention_by_entity ON mention(entityId);
CREATE TABLE collection (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, parentId TEXT REFERENCES collection(id), query TEXT, position INTEGER NOT NULL,
  createdAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE TABLE collection_document (
  id TEXT PRIMARY KEY, collectionId TEXT NOT NULL REFERENCES collection(id), documentId TEXT NOT NULL REFERENCES document(id),
  UNIQUE (collectionId, documentId)
) STRICT;
`),
};
