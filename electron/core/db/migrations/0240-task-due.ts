import type { Migration } from '../migrate.ts';

/** The day by which a task about a gap is due, as precisely as somebody said; '' for none. */
export const taskDue: Migration = {
  version: 240,
  title: 'task due',
  up: db => db.script("ALTER TABLE gap_task ADD COLUMN due TEXT NOT NULL DEFAULT '';"),
};
