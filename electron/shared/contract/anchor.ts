import { z } from 'zod';
import { DocumentId, ReadingId } from '../kernel/ids.ts';

/**
 * A rectangle on a page in points (images: pixels), measured from the top left of the page as it is displayed
 * (its own rotation applied).
 */
export const Rectangle = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Rectangle = z.infer<typeof Rectangle>;

/** A stretch of one page's text: offsets in UTF-16 units into the page text of the reading, end exclusive. */
export const Stretch = z.object({
  page: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  rectangles: z.array(Rectangle),
});
export type Stretch = z.infer<typeof Stretch>;

const place = {
  documentId: DocumentId,
  /** SHA-256 of the document's bytes, lower-case hex. */
  sha256: z.string(),
};
const read = { readingId: ReadingId, engine: z.string(), engineVersion: z.string() };

/** The exact place of a piece of evidence: words (one stretch a page), an area of a page, or rows of a table. */
export const Anchor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), ...place, ...read, stretches: z.array(Stretch).min(1) }),
  z.object({ kind: z.literal('area'), ...place, page: z.int().min(1), rectangle: Rectangle }),
  z.object({
    kind: z.literal('rows'),
    ...place,
    ...read,
    /** Data rows, counted from 1 without the header. */
    rows: z.array(z.int().min(1)).min(1),
    columns: z.array(z.string()),
  }),
]);
export type Anchor = z.infer<typeof Anchor>;

/** What a person marked, before the engine makes an anchor of it. */
export const Marking = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    documentId: DocumentId,
    stretches: z.array(z.object({ page: z.int().min(1), start: z.int().min(0), end: z.int().min(1) })).min(1),
  }),
  /** Words to be looked for: must occur exactly once (blanks and line ends do not count), on the page if given. */
  z.object({
    kind: z.literal('quote'),
    documentId: DocumentId,
    page: z.int().min(1).optional(),
    quote: z.string().min(1),
  }),
  z.object({ kind: z.literal('area'), documentId: DocumentId, page: z.int().min(1), rectangle: Rectangle }),
  z.object({
    kind: z.literal('rows'),
    documentId: DocumentId,
    rows: z
      .array(z.int().min(1))
      .min(1)
      .max(5_000, 'at most 5,000 rows make one piece of evidence; keep them in parts'),
    /** The columns that were visible; all when left out. */
    columns: z.array(z.string()).optional(),
  }),
]);
export type Marking = z.infer<typeof Marking>;

/** Whether an anchor still stands where it was kept. A lost one is never drawn. */
export const AnchorState = z.enum(['exact', 'moved', 'lost']);
export type AnchorState = z.infer<typeof AnchorState>;
