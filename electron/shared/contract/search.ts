import { z } from 'zod';
import { DocumentId } from '../kernel/ids.ts';
import { query } from './define.ts';

/** One place where the words stand. `snippet` marks them between U+0002 and U+0003. */
export const SearchHit = z.object({
  documentId: DocumentId,
  file: z.string(),
  page: z.number().optional(),
  row: z.number().optional(),
  /** Offsets of the first hit in the page text. */
  start: z.number().optional(),
  end: z.number().optional(),
  snippet: z.string(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** Search over every page and table row. */
export const searchContract = {
  'search.find': query(
    'Finds words (all of them) and "exact phrases" in every page and table row, best first. Chinese needs no blanks.',
    z.object({
      query: z.string(),
      documentId: DocumentId.optional(),
      limit: z.int().min(1).optional(),
      offset: z.int().min(0).default(0),
    }),
    z.object({ total: z.number(), hits: z.array(SearchHit) }),
  ),
} as const;
