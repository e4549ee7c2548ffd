import type { Migration } from '../migrate.ts';

/** What goes out of the safe case file, and why. `target` is JSON. */
export const redaction: Migration = {
  version: 151,
  title: 'redaction',
  up: db =>
    db.script(`
CREATE TABLE redaction (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, target TEXT NOT NULL, reason TEXT NOT NULL, createdAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
`),
};
