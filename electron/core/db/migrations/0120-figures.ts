import type { Migration } from '../migrate.ts';

/**
 * Rows of trade tables that a person mended (`cells` is JSON), kept mappings and column sets, and figures: `query`, `result`,
 * `sources` and `lists` are JSON, `rows` names the records that were counted.
 */
export const figures: Migration = {
  version: 120,
  title: 'figures',
  up: db =>
    db.script(`
CREATE TABLE trade_mend (
  id TEXT PRIMARY KEY, setId TEXT NOT NULL REFERENCES trade_set(id), row INTEGER NOT NULL, cells TEXT NOT NULL, note TEXT NOT NULL,
  at TEXT NOT NULL, author TEXT NOT NULL, UNIQUE (setId, row)
) STRICT;
CREATE TABLE trade_mapping (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, mapping TEXT NOT NULL, headers TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE TABLE trade_columns (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, fields TEXT NOT NULL) STRICT;
CREATE TABLE figure (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, title TEXT NOT NULL, note TEXT NOT NULL, shape TEXT NOT NULL,
  handling TEXT NOT NULL, query TEXT NOT NULL, words TEXT NOT NULL, sql TEXT NOT NULL, result TEXT NOT NULL, records INTEGER NOT NULL,
  repetitions INTEGER NOT NULL, rows TEXT NOT NULL, rowsSha256 TEXT NOT NULL, sources TEXT NOT NULL, lists TEXT NOT NULL,
  createdAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE TABLE figure_citation (
  id TEXT PRIMARY KEY, figureId TEXT NOT NULL REFERENCES figure(id), claimId TEXT NOT NULL REFERENCES claim(id), role TEXT NOT NULL,
  note TEXT NOT NULL, createdAt TEXT NOT NULL, UNIQUE (figureId, claimId)
) STRICT;
CREATE INDEX figure_citation_by_claim ON figure_citation(claimId);
`),
};
