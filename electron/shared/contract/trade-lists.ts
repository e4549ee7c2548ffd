import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { action, job, query } from './define.ts';
import { ImportSource } from './documents.ts';

/** What lists are for: tiers of goods, kinds of critical items, codes counted together, rates of currencies. */
export const TradeListKind = z.enum(['chpl', 'critical', 'concordance', 'rates']);
export type TradeListKind = z.infer<typeof TradeListKind>;

/** A list that totals and flags look up. */
export const TradeList = z.object({
  kind: TradeListKind,
  title: z.string(),
  /** Its own date or number. */
  version: z.string(),
  source: z.string(),
  /** What is not verified about it; '' when nothing is said. */
  verify: z.string(),
  sha256: z.string(),
  entries: z.number(),
  /** Whether it came with the program. */
  shipped: z.boolean(),
  loadedAt: Instant.optional(),
  author: z.string().optional(),
});
export type TradeList = z.infer<typeof TradeList>;

/** Lists behind totals and flags of trade records: those of the program, and a person's own in their place. */
export const tradeListsContract = {
  'tradeLists.list': query(
    'The lists in use, with source, version, hash and what is not verified. Rates are there once they are loaded.',
    z.object({}),
    z.array(TradeList),
  ),
  'tradeLists.load': job(
    'Puts a file in the place of a list. JSON as in the shipped file; rates also as CSV with the columns date, currency, usd (US dollars for one unit).',
    z.object({
      kind: TradeListKind,
      source: ImportSource,
      /** Of rates in CSV, which say neither themselves. */
      title: z.string().trim().max(300).default(''),
      origin: z.string().trim().max(1000).default(''),
    }),
    TradeList,
  ),
  'tradeLists.restore': action(
    'Takes a loaded list away; the shipped one is in use again.',
    z.object({ kind: TradeListKind }),
    z.array(TradeList),
  ),
} as const;
