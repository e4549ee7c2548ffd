// Which trade records are meant, and how one looks.
import { z } from 'zod';
import { DocumentId, TradeSetId } from '../kernel/ids.ts';

/**
 * Values a field must have: one, one of several, or what an object says, all of it: a range with both ends included (dates as
 * YYYY-MM-DD, amounts as decimals), none of `not`, the letters of `contains` somewhere in it, or no value at all.
 */
export const TradeCondition = z.union([
  z.string(),
  z.array(z.string()),
  z.strictObject({
    from: z.string().optional(),
    to: z.string().optional(),
    not: z.array(z.string()).optional(),
    contains: z.string().optional(),
    empty: z.boolean().optional(),
  }),
]);
export type TradeCondition = z.infer<typeof TradeCondition>;

/** Conditions by field; a record must meet all of them. */
export const TradeFilter = z.record(z.string(), TradeCondition);
export type TradeFilter = z.infer<typeof TradeFilter>;

/** `count`, or `sum:F`, `min:F`, `max:F` of a field of amounts. */
export const Measure = z.string().regex(/^(count|(sum|min|max):\w+)$/);

/** Whether records that repeat others are counted. */
export const Duplicates = z.enum(['include', 'exclude']).default('include');

/** The records that are meant. */
export const TradeView = z.object({
  filter: TradeFilter.default({}),
  /** Words that a record must have, each in any of its texts; a word may end with a star. */
  text: z.string().max(1000).default(''),
  duplicates: Duplicates,
  /** Only records of these sets. */
  sets: z.array(TradeSetId).optional(),
});
export type TradeView = z.infer<typeof TradeView>;

/** An order by one field; records without a value come last. */
export const TradeSort = z.object({ field: z.string(), descending: z.boolean().default(false) });
export type TradeSort = z.infer<typeof TradeSort>;

/** Why records tell of one shipment. The first four are within one set; what is not named is the same in both. */
export const DuplicateReason = z.enum([
  'same',
  'other-item',
  'other-declaration',
  'other-weight',
  'other-set',
  'mirror',
]);
export type DuplicateReason = z.infer<typeof DuplicateReason>;

/** One trade record: values as normalised, cells as they are in the file. */
export const TradeRecord = z.object({
  setId: TradeSetId,
  documentId: DocumentId,
  row: z.number(),
  values: z.record(z.string(), z.string()),
  cells: z.array(z.string()),
  /** Whether a person mended its cells: the values are those of the mended ones. */
  mended: z.boolean().optional(),
  /** The record that it repeats, and why. */
  repeats: z.object({ setId: TradeSetId, row: z.number(), reason: DuplicateReason }).optional(),
});
export type TradeRecord = z.infer<typeof TradeRecord>;

/** Records that tell of one shipment: the first is counted, the others repeat it. */
export const DuplicateGroup = z.object({
  first: TradeRecord,
  repetitions: z.array(
    z.object({
      record: TradeRecord,
      reason: DuplicateReason,
      /** Fields that differ from the first. */
      differs: z.array(z.string()),
    }),
  ),
});
export type DuplicateGroup = z.infer<typeof DuplicateGroup>;
