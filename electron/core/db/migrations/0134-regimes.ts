import type { Migration } from '../migrate.ts';

/** Regimes in use with their elements as they were then, what answers them, and tasks about gaps. `definition` is JSON. */
export const regimes: Migration = {
  version: 134,
  title: 'regimes',
  up: db =>
    db.script(`
CREATE TABLE regime (
  id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, version TEXT NOT NULL, origin TEXT NOT NULL, definition TEXT NOT NULL,
  pursued TEXT NOT NULL, addedAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE TABLE element (
  id TEXT PRIMARY KEY, regimeId TEXT NOT NULL REFERENCES regime(id), code TEXT NOT NULL, position INTEGER NOT NULL,
  definition TEXT NOT NULL, removed INTEGER NOT NULL, UNIQUE (regimeId, code)
) STRICT;
CREATE TABLE answer (
  id TEXT PRIMARY KEY, claimId TEXT NOT NULL REFERENCES claim(id), elementId TEXT NOT NULL REFERENCES element(id),
  note TEXT NOT NULL, createdAt TEXT NOT NULL, UNIQUE (claimId, elementId)
) STRICT;
CREATE INDEX answer_by_element ON answer(elementId);
CREATE TABLE gap_task (
  id TEXT PRIMARY KEY, elementId TEXT NOT NULL REFERENCES element(id), what TEXT NOT NULL, assignee TEXT NOT NULL,
  note TEXT NOT NULL, state TEXT NOT NULL, createdAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE INDEX gap_task_by_element ON gap_task(elementId);
`),
};
