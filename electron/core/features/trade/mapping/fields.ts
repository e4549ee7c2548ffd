import { z } from 'zod';

/** What the cells of a field hold. */
export const FieldKind = z.enum([
  'text',
  'date',
  'direction',
  'party',
  'country',
  'taxId',
  'hs',
  'decimal',
  'currency',
]);
export type FieldKind = z.infer<typeof FieldKind>;

/** A field of trade records, with the names that exports give it. An earlier name is taken before a later one. */
export const Field = z.object({
  id: z.string(),
  label: z.string(),
  kind: FieldKind,
  /** Codes of Russian declarations: `G072` before a name in brackets. */
  codes: z.array(z.string()),
  /** Numbers of boxes of the declaration: `072` before a name. */
  boxes: z.array(z.string()),
  names: z.array(z.string()),
});
export type Field = z.infer<typeof Field>;

/** `resources/trade/fields.json`. */
export const FieldBook = z.object({
  title: z.string(),
  source: z.string(),
  date: z.string(),
  version: z.number(),
  fields: z.array(Field),
  /** What columns under the name of a party are called, and what they add to the id of its field. */
  parts: z.array(z.object({ suffix: z.string(), names: z.array(z.string()) })).default([]),
  /** Texts that say only that there is nothing. */
  empty: z.array(z.string()),
  directions: z.record(z.string(), z.array(z.string())),
  /** Phrases between an agent and who is acted for. */
  onBehalf: z.array(z.string()),
});
export type FieldBook = z.infer<typeof FieldBook>;
