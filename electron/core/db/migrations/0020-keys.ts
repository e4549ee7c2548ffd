import type { Migration } from '../migrate.ts';

/** Whose the key slots are, and the address book of those whom a project may be given to. */
export const keys: Migration = {
  version: 20,
  title: 'keys',
  up: db =>
    db.script(`
CREATE TABLE key_slot (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL, recipient TEXT NOT NULL, addedAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE TABLE recipient (
  id TEXT PRIMARY KEY, label TEXT NOT NULL, confirmed INTEGER NOT NULL, addedAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
`),
};
