// What is found out about a table before and after it is read as trade records.
import { z } from 'zod';
import { DocumentId, TradeSetId } from '../kernel/ids.ts';
import { ImportSource } from './documents.ts';

/** A column of a table and the field it was taken for; `field` is missing where it was taken for none. */
export const TradeColumn = z.object({
  header: z.string(),
  /** What a mapping calls it: its header, unless another column has the same or it has none. */
  key: z.string(),
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
  ask: z.enum(['date-order', 'decimal-mark', 'lost-zero', 'time-zone', 'currency']),
  sentence: z.string(),
  answer: z.string(),
  samples: z.array(z.string()),
});
export type TradeQuestion = z.infer<typeof TradeQuestion>;

/** A row that became no record, as it is in the file. */
export const RejectedRow = z.object({
  row: z.number(),
  reason: z.string(),
  cells: z.array(z.string()),
  /** The cells it was mended to: it is a record now. */
  mended: z.array(z.string()).optional(),
});
export type RejectedRow = z.infer<typeof RejectedRow>;

/** A cell that has to be looked at: its record has no value there, or a doubtful one. */
export const CellTrouble = z.object({
  row: z.number(),
  field: z.string(),
  what: z.enum([
    'lost-zero',
    'short',
    'not-a-code',
    'unknown-country',
    'unknown-currency',
    'mixed-scripts',
    'lost-letters',
  ]),
  cell: z.string(),
  proposal: z.string().optional(),
  /** Whether the row was mended since. */
  mended: z.boolean().optional(),
});
export type CellTrouble = z.infer<typeof CellTrouble>;

/** A table to read: a file that is offered, or a document that is here already. */
export const TradeSource = z.discriminatedUnion('kind', [
  ...ImportSource.options,
  z.object({ kind: z.literal('document'), documentId: DocumentId }),
]);
export type TradeSource = z.infer<typeof TradeSource>;

/** How a table would be read. The lists hold the first ten thousand; the counts are of all. */
export const TradePreview = z.object({
  file: z.string(),
  refused: z.string().optional(),
  /** Whether its columns make trade records at all. */
  isTrade: z.boolean(),
  /** How delimited text is written, as found or as the mapping says; missing for workbooks. */
  text: z.object({ encoding: z.string(), delimiter: z.string() }).optional(),
  /** Sheets of a workbook, the one that was read first; [] for other tables. */
  sheets: z.array(z.string()),
  /** Row of the header, from 1; 0 when none was found. */
  headerRow: z.number(),
  /** Whether the row above it belongs to the header: it names groups of columns, as merged cells do. */
  isGrouped: z.boolean(),
  /** The first rows as they are, to find the header by. */
  head: z.array(z.array(z.string())),
  columns: z.array(TradeColumn),
  questions: z.array(TradeQuestion),
  /** Whether only the first rows were read: the counts below are of them. */
  isSample: z.boolean(),
  rows: z.number(),
  rejected: z.array(RejectedRow),
  rejectedCount: z.number(),
  troubles: z.array(CellTrouble),
  troubleCount: z.number(),
  /** A kept mapping that fits the headers, by name; it is not applied by itself. */
  known: z.array(z.string()),
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
  /** Rows that a person mended: rejected ones that became records, and records whose cells were put right. */
  mendedCount: z.number(),
});
export type TradeSet = z.infer<typeof TradeSet>;
