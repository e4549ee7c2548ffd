import type { Migration } from '../migrate.ts';

/** When a translation was made, tags of documents, and what the lines of a text are (headings, table rows, links). */
export const reader: Migration = {
  version: 100,
  title: 'reader',
  up: db =>
    db.script(`
ALTER TABLE evidence ADD COLUMN translatedOn TEXT NOT NULL DEFAULT '';
ALTER TABLE document_note ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE page ADD COLUMN structure TEXT;
`),
};
