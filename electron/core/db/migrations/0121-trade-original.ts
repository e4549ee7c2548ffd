import type { Migration } from '../migrate.ts';

/** Where the rows of a set stand in the bytes of its original, as JSON; '' when its raw rows are kept apart. */
export const tradeOriginal: Migration = {
  version: 121,
  title: 'trade-original',
  up: db => db.script(`ALTER TABLE trade_set ADD COLUMN original TEXT NOT NULL DEFAULT ''`),
};
