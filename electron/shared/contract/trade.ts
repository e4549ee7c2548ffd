import { z } from 'zod';
import { EntityId, EvidenceId, RelationId, TradeSetId } from '../kernel/ids.ts';
import { Mapping } from '../trade/mapping.ts';
import { BytesRef, Handling, Prose } from './common.ts';
import { action, job, query } from './define.ts';
import { LedgerEntry } from './documents.ts';
import { Backing } from './entities.ts';
import { CellTrouble, RejectedRow, TradePreview, TradeSet, TradeSource } from './trade-table.ts';
import {
  DuplicateGroup,
  DuplicateReason,
  Duplicates,
  Measure,
  TradeFilter,
  TradeRecord,
  TradeSort,
  TradeView,
} from './trade-view.ts';

export * from './trade-kept.ts';
export * from './trade-table.ts';
export * from './trade-view.ts';

/** A field of trade records and its words. `derived`: made of other fields, never a column of a table. */
export const TradeField = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'date', 'direction', 'party', 'country', 'taxId', 'hs', 'decimal', 'currency']),
  derived: z.boolean(),
  /** Whether any set has it. */
  used: z.boolean(),
});
export type TradeField = z.infer<typeof TradeField>;

/** The values of one field, most records first. */
export const TradeFacet = z.object({
  field: z.string(),
  values: z.array(z.object({ value: z.string(), count: z.number() })),
  /** Distinct values in all, the empty one left out. */
  distinct: z.number(),
  /** Records without a value. */
  empty: z.number(),
});
export type TradeFacet = z.infer<typeof TradeFacet>;

/** A cell of a row under its header, with what was put in its place. */
const RawCell = z.object({
  header: z.string(),
  field: z.string().optional(),
  cell: z.string(),
  mended: z.string().optional(),
});

/** A part that a party or thing plays in a shipment. */
export const ShipmentPart = z.enum([
  'sender',
  'receiver',
  'contractHolder',
  'declarant',
  'manufacturer',
  'bank',
]);
export type ShipmentPart = z.infer<typeof ShipmentPart>;

/** Trade records: tables read as such, totals over them, and the raw rows behind. */
export const tradeContract = {
  'trade.preview': job(
    'Says how a table would be read as trade records: columns, questions, rows that would be rejected. Keeps nothing.',
    z.object({
      source: TradeSource,
      mapping: Mapping.optional(),
      /** Whether every row is read; else the first thousands, which answers at once. */
      whole: z.boolean().default(true),
    }),
    TradePreview,
  ),
  'trade.import': job(
    'Imports tables as trade records. A table that asks something which the mapping does not answer is refused, with the question.',
    z.object({
      sources: z.array(TradeSource).min(1),
      mapping: Mapping.optional(),
      source: Prose.default(''),
      handling: Handling.default('restricted'),
    }),
    z.object({ entries: z.array(LedgerEntry), sets: z.array(TradeSet), cancelled: z.boolean() }),
  ),
  'trade.fields': query(
    'The fields that records can have, in the order of a declaration, and the list behind the tiers of goods.',
    z.object({}),
    z.object({
      fields: z.array(TradeField),
      highPriority: z.object({ title: z.string(), version: z.string(), inForceFrom: z.string() }),
    }),
  ),
  'trade.events': query(
    'Days that trade is looked at before and after, with the act behind each.',
    z.object({}),
    z.array(z.object({ date: z.iso.date(), label: z.string(), law: z.string() })),
  ),
  'trade.sets': query('All sets of trade records, newest first.', z.object({}), z.array(TradeSet)),
  'trade.rejects': query(
    'Rows of a set that became no record, and cells that have to be looked at. The lists hold the first ten thousand.',
    z.object({ setId: TradeSetId, headers: z.boolean().default(false) }),
    z.object({
      /** Headers of the table, if asked for. */
      headers: z.array(z.string()).optional(),
      rejected: z.array(RejectedRow),
      rejectedCount: z.number(),
      troubles: z.array(CellTrouble),
      troubleCount: z.number(),
    }),
  ),
  'trade.mend': action(
    'Reads rows of a set again with other cells: rejected ones become records, records change. The cells of the file stay as they are beside it. A row that is still no record stays as it was, with the reason.',
    z.object({
      setId: TradeSetId,
      rows: z
        .array(z.object({ row: z.int().min(1), cells: z.array(z.string().max(100_000)).max(100_000) }))
        .min(1)
        .max(10_000),
      note: Prose.default(''),
    }),
    z.object({ mended: z.number(), rejected: z.array(z.object({ row: z.number(), reason: z.string() })) }),
  ),
  'trade.mendCodes': action(
    'Gives the codes that lost their first zero the one that is proposed: in all rows of a set, or in those named.',
    z.object({
      setId: TradeSetId,
      rows: z.array(z.int().min(1)).max(10_000).optional(),
      note: Prose.default(''),
    }),
    z.object({ mended: z.number() }),
  ),
  'trade.rows': query(
    'Records that are in a view, with their values and raw cells. Without an order they come as in the table.',
    TradeView.extend({
      sort: z.array(TradeSort).max(4).default([]),
      from: z.int().min(1).default(1),
      count: z.int().min(1).max(1000).default(100),
      /** Whether raw cells are wanted too. */
      cells: z.boolean().default(true),
      /** The fields that are wanted; all when left out. */
      fields: z.array(z.string()).max(200).optional(),
      /** Whether it is wanted too what each record repeats. */
      repeats: z.boolean().default(false),
    }),
    z.object({
      total: z.number(),
      /** Records left out because they repeat others. */
      repetitions: z.number(),
      rows: z.array(TradeRecord),
    }),
  ),
  'trade.prepare': job(
    'Works a view out ahead, so that its rows are there at once: for orders and words over many records. Can be cancelled.',
    TradeView.extend({ sort: z.array(TradeSort).max(4).default([]) }),
    z.object({ total: z.number(), repetitions: z.number() }),
  ),
  'trade.row': query(
    'One record: every cell under its header as it is in the file, what was mended, its neighbours in the table, what repeats it, the evidence kept of it.',
    z.object({ setId: TradeSetId, row: z.int().min(1), neighbours: z.int().min(0).max(50).default(3) }),
    z.object({
      record: TradeRecord,
      file: z.string(),
      cells: z.array(RawCell),
      before: z.array(TradeRecord),
      after: z.array(TradeRecord),
      /** The other records of its group of repetitions. */
      repetitions: z.array(TradeRecord),
      reasons: z.array(DuplicateReason),
      mends: z.array(z.object({ at: z.string(), author: z.string(), note: z.string() })),
      evidence: z.array(Backing),
      /** What the lists say of its goods, and what is not verified about them. */
      goods: z.array(
        z.object({ list: z.string(), version: z.string(), says: z.string(), verify: z.string() }),
      ),
    }),
  ),
  'trade.facets': query(
    'Values of fields with their numbers of records. The condition of a field does not narrow its own values.',
    TradeView.extend({
      fields: z.array(z.string()).min(1).max(20),
      limit: z.int().min(1).max(1000).default(20),
      /** Only values with these letters in them. */
      find: z.string().max(200).default(''),
    }),
    z.object({ total: z.number(), repetitions: z.number(), facets: z.array(TradeFacet) }),
  ),
  'trade.aggregate': query(
    'Totals over all records that meet the filter, exact to the last digit (amounts as decimal text). With groupBy, one row a group.',
    z.object({
      filter: TradeFilter.default({}),
      text: z.string().max(1000).default(''),
      sets: z.array(TradeSetId).optional(),
      groupBy: z.array(z.string()).max(6).default([]),
      measures: z.array(Measure).min(1).max(20).default(['count']),
      duplicates: Duplicates,
    }),
    z.object({
      rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
      /** Records that were counted, and those left out because they repeat others. */
      records: z.number(),
      repetitions: z.number(),
      /** Where `usd` comes from, when it is measured: the row's own column, a table of rates, or nowhere. */
      usd: z.object({ own: z.number(), byRate: z.number(), none: z.number(), rates: z.string() }).optional(),
    }),
  ),
  'trade.duplicates': query(
    'Groups of records that tell of one shipment more than once, with the reason of each, largest first.',
    TradeView.omit({ duplicates: true }).extend({
      reason: DuplicateReason.optional(),
      from: z.int().min(1).default(1),
      count: z.int().min(1).max(200).default(50),
    }),
    z.object({
      groups: z.number(),
      /** Records beyond the first of each group: what a total leaves out. */
      repetitions: z.number(),
      byReason: z.partialRecord(DuplicateReason, z.number()),
      list: z.array(DuplicateGroup),
    }),
  ),
  'trade.export': job(
    'Records of a view as CSV: their fields, then file, its SHA-256, and row. No cell is a formula.',
    TradeView.extend({
      sort: z.array(TradeSort).max(4).default([]),
      /** Fields in this order; those that the sets have when left out. */
      fields: z.array(z.string()).max(100).optional(),
      /** Only these records of the view. */
      rows: z
        .array(z.object({ setId: TradeSetId, row: z.int().min(1) }))
        .max(100_000)
        .optional(),
    }),
    z.object({
      ref: BytesRef,
      fileName: z.string(),
      rows: z.number(),
      bytes: z.number(),
      sha256: z.string(),
    }),
  ),
  'trade.toEntities': action(
    'Makes entities of the parties, bank and goods of rows, and the relations between them, each with the row as its evidence. A name that an entity has already is not made again.',
    z.object({
      rows: z
        .array(z.object({ setId: TradeSetId, row: z.int().min(1) }))
        .min(1)
        .max(200),
      parts: z.array(ShipmentPart).default(['sender', 'receiver', 'contractHolder', 'manufacturer', 'bank']),
      /** Whether each row becomes a shipment (EconomicActivity) with its goods, values and parties. */
      shipments: z.boolean().default(true),
    }),
    z.object({
      entities: z.array(
        z.object({
          id: EntityId,
          number: z.number(),
          name: z.string(),
          schema: z.string(),
          made: z.boolean(),
        }),
      ),
      relationIds: z.array(RelationId),
      evidenceIds: z.array(EvidenceId),
    }),
  ),
} as const;
