import type { Migration } from '../migrate.ts';

/** How many of the documents and pages of a recorded search had no text that could be searched. */
export const searchedText: Migration = {
  version: 241,
  title: 'searched text',
  up: db =>
    db.script(`
ALTER TABLE search_record ADD COLUMN documentsWithoutText INTEGER NOT NULL DEFAULT 0;
ALTER TABLE search_record ADD COLUMN pagesWithoutText INTEGER NOT NULL DEFAULT 0;
`),
};
