import type { Migration } from '../migrate.ts';

/** Sections of case files as they are written (a tree as JSON), and remarks on their passages. */
export const sections: Migration = {
  version: 185,
  title: 'sections',
  up: db =>
    db.script(`
CREATE TABLE section (
  id TEXT PRIMARY KEY, template TEXT NOT NULL, section TEXT NOT NULL, document TEXT NOT NULL, UNIQUE (template, section)
) STRICT;
CREATE TABLE section_comment (
  id TEXT PRIMARY KEY, template TEXT NOT NULL, section TEXT NOT NULL, thread TEXT NOT NULL, text TEXT NOT NULL,
  resolved INTEGER NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX section_comment_by_template ON section_comment(template, section, thread);
`),
};
