import type { Migration } from '../migrate.ts';

/** Templates that a person brought, kept with the project so that a copy of it prints the same. `files` is JSON: Base64 by name. */
export const ownTemplates: Migration = {
  version: 250,
  title: 'own templates',
  up: db =>
    db.script(`
CREATE TABLE own_template (
  id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, files TEXT NOT NULL, addedAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
`),
};
