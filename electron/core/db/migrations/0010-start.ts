import type { Migration } from '../migrate.ts';

/** The first schema: evidence (immutable), analysis (mutable through actions), journal. */
export const start: Migration = {
  version: 10,
  title: 'start',
  up: db => db.script(EVIDENCE + ANALYSIS + JOURNAL),
};

const EVIDENCE = `
CREATE TABLE document (
  id TEXT PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, mediaType TEXT NOT NULL,
  bytes INTEGER NOT NULL, addedAt TEXT NOT NULL
) STRICT;
CREATE TABLE reading (
  id TEXT PRIMARY KEY, documentId TEXT NOT NULL REFERENCES document(id), engine TEXT NOT NULL, engineVersion TEXT NOT NULL,
  at TEXT NOT NULL, state TEXT NOT NULL, reason TEXT, encoding TEXT, pages INTEGER NOT NULL, rows INTEGER NOT NULL,
  columns TEXT NOT NULL, pagesWithoutText TEXT NOT NULL, warnings TEXT NOT NULL, metadata TEXT NOT NULL
) STRICT;
CREATE INDEX reading_by_document ON reading(documentId, at);
CREATE TABLE page (
  rowid INTEGER PRIMARY KEY, readingId TEXT NOT NULL REFERENCES reading(id), number INTEGER NOT NULL, text TEXT NOT NULL,
  width REAL NOT NULL, height REAL NOT NULL, runs TEXT NOT NULL, UNIQUE (readingId, number)
) STRICT;
CREATE TABLE table_row (
  rowid INTEGER PRIMARY KEY, readingId TEXT NOT NULL REFERENCES reading(id), number INTEGER NOT NULL, cells TEXT NOT NULL,
  UNIQUE (readingId, number)
) STRICT;
CREATE TABLE ledger (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, file TEXT NOT NULL, parent TEXT, state TEXT NOT NULL, kind TEXT NOT NULL,
  documentId TEXT REFERENCES document(id), sha256 TEXT, bytes INTEGER NOT NULL, pages INTEGER, rows INTEGER, encoding TEXT, reason TEXT
) STRICT;
CREATE VIRTUAL TABLE page_words USING fts4(content="", words, tokenize=unicode61 "remove_diacritics=0");
CREATE VIRTUAL TABLE row_words USING fts4(content="", words, tokenize=unicode61 "remove_diacritics=0");
`;

const ANALYSIS = `
CREATE TABLE project (id TEXT PRIMARY KEY, title TEXT NOT NULL, sample INTEGER NOT NULL, createdAt TEXT NOT NULL) STRICT;
CREATE TABLE counter (id TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
CREATE TABLE document_note (
  id TEXT PRIMARY KEY REFERENCES document(id), triage TEXT NOT NULL, handling TEXT NOT NULL, sourceGrade TEXT,
  language TEXT NOT NULL, source TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE TABLE evidence (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, documentId TEXT NOT NULL REFERENCES document(id), anchor TEXT NOT NULL,
  quote TEXT NOT NULL, language TEXT NOT NULL, note TEXT NOT NULL, translation TEXT NOT NULL, translator TEXT NOT NULL,
  informationGrade TEXT, handling TEXT NOT NULL, createdAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_document ON evidence(documentId);
CREATE TABLE entity (id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, schema TEXT NOT NULL, createdAt TEXT NOT NULL, author TEXT NOT NULL) STRICT;
CREATE TABLE statement (
  id TEXT PRIMARY KEY, entityId TEXT NOT NULL REFERENCES entity(id), position INTEGER NOT NULL, property TEXT NOT NULL, value TEXT NOT NULL, language TEXT NOT NULL
) STRICT;
CREATE INDEX statement_by_entity ON statement(entityId, position);
CREATE TABLE relation (
  id TEXT PRIMARY KEY, schema TEXT NOT NULL, sourceId TEXT NOT NULL REFERENCES entity(id),
  targetId TEXT NOT NULL REFERENCES entity(id), properties TEXT NOT NULL, createdAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE INDEX relation_by_source ON relation(sourceId);
CREATE INDEX relation_by_target ON relation(targetId);
CREATE TABLE claim (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, text TEXT NOT NULL, status TEXT NOT NULL, note TEXT NOT NULL,
  createdAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE TABLE link (
  id TEXT PRIMARY KEY, evidenceId TEXT NOT NULL REFERENCES evidence(id), targetKind TEXT NOT NULL, targetId TEXT NOT NULL,
  role TEXT NOT NULL, note TEXT NOT NULL, createdAt TEXT NOT NULL, UNIQUE (evidenceId, targetKind, targetId)
) STRICT;
CREATE INDEX link_by_target ON link(targetKind, targetId);
CREATE TABLE case_file (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, reference TEXT NOT NULL, author TEXT NOT NULL, date TEXT NOT NULL,
  handling TEXT NOT NULL, template TEXT NOT NULL, summary TEXT NOT NULL, subjects TEXT NOT NULL
) STRICT;
`;

const JOURNAL = `
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, author TEXT NOT NULL, action TEXT NOT NULL,
  sentence TEXT NOT NULL, reverses INTEGER, changes TEXT NOT NULL, added TEXT NOT NULL, previousHash TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
`;
