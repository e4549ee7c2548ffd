import { z } from 'zod';
import { DocumentId, TradeSetId } from '../kernel/ids.ts';
import { Mapping } from '../trade/mapping.ts';
import { Handling, Prose } from './common.ts';
import { job, query } from './define.ts';
import { ImportSource, LedgerEntry } from './documents.ts';

/** A column of a table and the field it was taken for; `field` is missing where it was taken for none. */
export const TradeColumn = z.object({
  header: z.string(),
  field: z.string().optional(),
  /** How sure that is, 0 to 1, and why. */
  score: z.number().optional(),
  why: z.string().optional(),
  samples: z.array(z.string()),
});
export type TradeColumn = z.infer<typeof TradeColumn>;

/** What only a person can tell about a table; `answer` says how a mapping answers it. */
export const TradeQuestion = z.object({
  header: z.string(),
  ask: z.enum(['date-order', 'decimal-mark', 'lost-zero', 'time-zone']),
  sentence: z.string(),
  answer: z.string(),
  samples: z.array(z.string()),
});
export type TradeQuestion = z.infer<typeof TradeQuestion>;

/** A row that became no record. */
export const RejectedRow = z.object({ row: z.number(), reason: z.string(), cells: z.array(z.string()) });
export type RejectedRow = z.infer<typeof RejectedRow>;

/** A cell that has to be looked at: its record has no value there, or a doubtful one. */
export const CellTrouble = z.object({
  row: z.number(),
  field: z.string(),
  what: z.enum(['lost-zero', 'short', 'not-a-code', 'unknown-country', 'unknown-currency', 'mixed-scripts']),
  cell: z.string(),
  proposal: z.string().optional(),
});
export type CellTrouble = z.infer<typeof CellTrouble>;

/** A table to read: a file that is offered, or a document that is here already. */
export const TradeSource = z.discriminatedUnion('kind', [
  ...ImportSource.options,
  z.object({ kind: z.literal('document'), documentId: DocumentId }),
]);
export type TradeSource = z.infer<typeof TradeSource>;

/** A field of trade records and its words. `derived`: made of other fields, never a column of a table. */
export const TradeField = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'date', 'direction', 'party', 'country', 'taxId', 'hs', 'decimal', 'currency']),
  derived: z.boolean(),
});
export type TradeField = z.infer<typeof TradeField>;

/** How a table would be read. The lists hold the first ten thousand; the counts are of all. */
export const TradePreview = z.object({
  file: z.string(),
  refused: z.string().optional(),
  /** Whether its columns make trade records at all. */
  isTrade: z.boolean(),
  /** Sheets of a workbook, the one that was read first; [] for other tables. */
  sheets: z.array(z.string()),
  /** Row of the header, from 1; 0 when none was found. */
  headerRow: z.number(),
  /** The first rows as they are, to find the header by. */
  head: z.array(z.array(z.string())),
  columns: z.array(TradeColumn),
  questions: z.array(TradeQuestion),
  rows: z.number(),
  rejected: z.array(RejectedRow),
  rejectedCount: z.number(),
  troubles: z.array(CellTrouble),
  troubleCount: z.number(),
});
export type TradePreview = z.infer<typeof TradePreview>;

/** A table that was read as trade records. */
export const TradeSet = z.object({
  id: TradeSetId,
  documentId: DocumentId,
  file: z.string(),
  rows: z.number(),
  rejectedCount: z.number(),
  troubleCount: z.number(),
  fields: z.array(z.string()),
});
export type TradeSet = z.infer<typeof TradeSet>;

/** Values a field must have: one, one of several, or a range with both ends included (dates as YYYY-MM-DD, amounts as decimals). */
export const TradeCondition = z.union([
  z.string(),
  z.array(z.string()),
  z.strictObject({ from: z.string().optional(), to: z.string().optional() }),
]);
export type TradeCondition = z.infer<typeof TradeCondition>;

/** Conditions by field; a record must meet all of them. */
export const TradeFilter = z.record(z.string(), TradeCondition);
export type TradeFilter = z.infer<typeof TradeFilter>;

/** `count`, or `sum:F`, `min:F`, `max:F` of a field of amounts. */
export const Measure = z.string().regex(/^(count|(sum|min|max):\w+)$/);

const Duplicates = z.enum(['include', 'exclude']).default('include');

/** Trade records: tables read as such, totals over them, and the raw rows behind. */
export const tradeContract = {
  'trade.preview': job(
    'Says how a table would be read as trade records: columns, questions, rows that would be rejected. Keeps nothing.',
    z.object({ source: TradeSource, mapping: Mapping.optional() }),
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
  'trade.sets': query('All sets of trade records, newest first.', z.object({}), z.array(TradeSet)),
  'trade.rejects': query(
    'Rows of a set that became no record, and cells that have to be looked at.',
    z.object({ setId: TradeSetId }),
    z.object({
      rejected: z.array(RejectedRow),
      rejectedCount: z.number(),
      troubles: z.array(CellTrouble),
      troubleCount: z.number(),
    }),
  ),
  'trade.rows': query(
    'Records that meet the filter, in the order of the table, with their raw cells.',
    z.object({
      filter: TradeFilter.default({}),
      from: z.int().min(1).default(1),
      count: z.int().min(1).max(1000).default(100),
    }),
    z.object({
      total: z.number(),
      rows: z.array(
        z.object({
          setId: TradeSetId,
          documentId: DocumentId,
          row: z.number(),
          values: z.record(z.string(), z.string()),
          cells: z.array(z.string()),
        }),
      ),
    }),
  ),
  'trade.aggregate': query(
    'Totals over all records that meet the filter, exact to the last digit (amounts as decimal text). With groupBy, one row a group.',
    z.object({
      filter: TradeFilter.default({}),
      groupBy: z.array(z.string()).max(6).default([]),
      measures: z.array(Measure).min(1).default(['count']),
      duplicates: Duplicates,
    }),
    z.object({ rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))) }),
  ),
} as const;
