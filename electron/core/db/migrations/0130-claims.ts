import type { Migration } from '../migrate.ts';

/**
 * Kind, estimate, dates and outline of claims, weights of links, entities of claims, origins that a person named, and
 * settings of the project.
 */
export const claims: Migration = {
  version: 130,
  title: 'claims',
  up: db =>
    db.script(`
ALTER TABLE claim ADD COLUMN kind TEXT;
ALTER TABLE claim ADD COLUMN likelihood TEXT;
ALTER TABLE claim ADD COLUMN confidence TEXT;
ALTER TABLE claim ADD COLUMN startDate TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN endDate TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN parentId TEXT REFERENCES claim(id);
ALTER TABLE claim ADD COLUMN alternativeTo TEXT REFERENCES claim(id);
ALTER TABLE claim ADD COLUMN position REAL;
CREATE INDEX claim_by_parent ON claim(parentId);
CREATE INDEX claim_by_alternative ON claim(alternativeTo);
ALTER TABLE link ADD COLUMN weight TEXT;
CREATE TABLE claim_entity (
  id TEXT PRIMARY KEY, claimId TEXT NOT NULL REFERENCES claim(id), entityId TEXT NOT NULL REFERENCES entity(id), UNIQUE (claimId, entityId)
) STRICT;
CREATE INDEX claim_entity_by_entity ON claim_entity(entityId);
CREATE TABLE document_origin (
  id TEXT PRIMARY KEY REFERENCES document(id), label TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE TABLE setting (id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`),
};
