import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { ClaimId, FigureCitationId, FigureId } from '../kernel/ids.ts';
import { BytesRef, Handling, Prose, Role } from './common.ts';
import { action, job, query } from './define.ts';
import { Duplicates, Measure, TradeRecord, TradeView } from './trade-view.ts';

/** What a figure is made of: the records that are meant, and what is worked out over them. */
export const FigureQuery = TradeView.extend({
  duplicates: Duplicates.unwrap().default('exclude'),
  groupBy: z.array(z.string()).max(6).default([]),
  measures: z.array(Measure).min(1).max(20).default(['count']),
});
export type FigureQuery = z.infer<typeof FigureQuery>;

/** Rows of a result, as `trade.aggregate` gives them. */
export const FigureRows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));
export type FigureRows = z.infer<typeof FigureRows>;

/** How a figure is drawn; the numbers are the same. */
export const FigureShape = z.enum(['number', 'table', 'series']);

/** A number or table frozen from a query, with its receipt. */
export const Figure = z.object({
  id: FigureId,
  /** The number after the F. */
  number: z.number(),
  title: z.string(),
  note: z.string(),
  shape: FigureShape,
  handling: Handling,
  query: FigureQuery,
  /** The query in words. */
  words: z.string(),
  /** The query as SQL over the exported rows. */
  sql: z.string(),
  result: FigureRows,
  /** Records that were counted. */
  records: z.number(),
  /** Records left out because they repeat others. */
  repetitions: z.number(),
  /** SHA-256 of the exported rows. */
  rowsSha256: z.string(),
  /** Tables it was counted in, by name and hash. */
  sources: z.array(z.object({ file: z.string(), sha256: z.string(), rows: z.number() })),
  /** Lists and rates that were used, by name, version and hash. */
  lists: z.array(z.object({ name: z.string(), version: z.string(), sha256: z.string(), verify: z.string() })),
  createdAt: Instant,
  author: z.string(),
  citations: z.array(
    z.object({
      id: FigureCitationId,
      claimId: ClaimId,
      number: z.number(),
      role: Role,
      note: z.string(),
      text: z.string(),
    }),
  ),
});
export type Figure = z.infer<typeof Figure>;

/** Whether a figure still holds. `stale`: the same query gives other records or numbers now. */
export const FigureCheck = z.object({
  id: FigureId,
  state: z.enum(['current', 'stale']),
  /** What is different, in words. */
  differences: z.array(z.string()),
  /** The result now. */
  now: FigureRows,
  recordsNow: z.number(),
  /** Records that came, went, or changed. */
  added: z.number(),
  removed: z.number(),
  changed: z.number(),
});
export type FigureCheck = z.infer<typeof FigureCheck>;

/** Figures with receipts. */
export const figuresContract = {
  'figures.pin': action(
    'Freezes the result of a query as a figure, with its receipt: query, filters, exclusions, rows and their hash.',
    z.object({
      title: z.string().trim().min(1).max(500),
      query: FigureQuery,
      shape: FigureShape.optional(),
      note: Prose.default(''),
      handling: Handling.default('restricted'),
    }),
    Figure,
  ),
  'figures.list': query('Figures by number.', z.object({}), z.array(Figure)),
  'figures.get': query('One figure.', z.object({ id: FigureId }), Figure),
  'figures.edit': action(
    'Changes the title, note, shape or handling of a figure. Its result and receipt never change.',
    z.object({
      id: FigureId,
      patch: z
        .object({
          title: z.string().trim().min(1).max(500),
          note: Prose,
          shape: FigureShape,
          handling: Handling,
        })
        .partial(),
    }),
    Figure,
  ),
  'figures.delete': action(
    'Deletes a figure that no claim cites. Its number is not used again.',
    z.object({ id: FigureId }),
    z.object({ id: FigureId }),
  ),
  'figures.check': query(
    'Whether figures still hold, by asking their query anew: all, or one.',
    z.object({ id: FigureId.optional() }),
    z.array(FigureCheck),
  ),
  'figures.renew': action(
    'Pins the query of a figure anew, as a figure of its own; the old one stays.',
    z.object({ id: FigureId }),
    Figure,
  ),
  'figures.rows': query(
    'Records behind a figure as they were counted, as far as they are still there.',
    z.object({
      id: FigureId,
      from: z.int().min(1).default(1),
      count: z.int().min(1).max(1000).default(100),
    }),
    z.object({ total: z.number(), gone: z.number(), rows: z.array(TradeRecord) }),
  ),
  'figures.export': job(
    'The receipt of a figure as a folder in one file (tar): its rows as CSV without formulas, the SQL that gives the number again, the query in words, and their SHA-256.',
    z.object({ id: FigureId }),
    z.object({ ref: BytesRef, fileName: z.string(), bytes: z.number(), sha256: z.string() }),
  ),
  'figures.cite': action(
    'Cites a figure in a claim.',
    z.object({
      figureId: FigureId,
      claimId: ClaimId,
      role: Role.default('supports'),
      note: Prose.default(''),
    }),
    Figure,
  ),
  'figures.uncite': action('Takes a citation back.', z.object({ id: FigureCitationId }), Figure),
} as const;
