import type { Migration } from '../migrate.ts';

/** Searches cited for claims and elements, and comparisons of competing hypotheses. */
export const otherSide: Migration = {
  version: 138,
  title: 'other side',
  up: db =>
    db.script(`
CREATE TABLE search_citation (
  id TEXT PRIMARY KEY, searchId TEXT NOT NULL REFERENCES search_record(id), targetKind TEXT NOT NULL, targetId TEXT NOT NULL,
  note TEXT NOT NULL, createdAt TEXT NOT NULL, author TEXT NOT NULL, UNIQUE (searchId, targetKind, targetId)
) STRICT;
CREATE INDEX search_citation_by_target ON search_citation(targetKind, targetId);
CREATE TABLE comparison (
  id TEXT PRIMARY KEY, question TEXT NOT NULL, note TEXT NOT NULL, createdAt TEXT NOT NULL, author TEXT NOT NULL
) STRICT;
CREATE TABLE hypothesis (
  id TEXT PRIMARY KEY, comparisonId TEXT NOT NULL REFERENCES comparison(id), position INTEGER NOT NULL, text TEXT NOT NULL,
  claimId TEXT REFERENCES claim(id)
) STRICT;
CREATE INDEX hypothesis_by_comparison ON hypothesis(comparisonId);
CREATE INDEX hypothesis_by_claim ON hypothesis(claimId);
CREATE TABLE comparison_item (
  id TEXT PRIMARY KEY, comparisonId TEXT NOT NULL REFERENCES comparison(id), position INTEGER NOT NULL,
  evidenceId TEXT REFERENCES evidence(id), searchId TEXT REFERENCES search_record(id), relevance TEXT NOT NULL, note TEXT NOT NULL,
  UNIQUE (comparisonId, evidenceId), UNIQUE (comparisonId, searchId)
) STRICT;
CREATE INDEX comparison_item_by_evidence ON comparison_item(evidenceId);
CREATE TABLE comparison_rating (
  id TEXT PRIMARY KEY, itemId TEXT NOT NULL REFERENCES comparison_item(id), hypothesisId TEXT NOT NULL REFERENCES hypothesis(id),
  consistency TEXT NOT NULL, UNIQUE (itemId, hypothesisId)
) STRICT;
CREATE INDEX comparison_rating_by_hypothesis ON comparison_rating(hypothesisId);
`),
};
