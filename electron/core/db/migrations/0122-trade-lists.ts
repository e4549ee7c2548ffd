import type { Migration } from '../migrate.ts';

/** Lists that a person put in the place of shipped ones, and rates of currencies: one of each kind; `data` is JSON. */
export const tradeLists: Migration = {
  version: 122,
  title: 'trade-lists',
  up: db =>
    db.script(`
CREATE TABLE trade_list (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL UNIQUE, title TEXT NOT NULL, version TEXT NOT NULL, source TEXT NOT NULL, verify TEXT NOT NULL,
  sha256 TEXT NOT NULL, entries INTEGER NOT NULL, data TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
`),
};
