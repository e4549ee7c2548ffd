import type { Migration } from '../migrate.ts';

/** How sure text recognition is of each word of a page; null for text that was not recognised. */
export const confidence: Migration = {
  version: 30,
  title: 'confidence',
  up: db => db.script('ALTER TABLE page ADD COLUMN confidence TEXT'),
};
