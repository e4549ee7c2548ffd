import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { WatchId } from '../kernel/ids.ts';
import { Handling, Prose, SourceGrade } from './common.ts';
import { action, job, query } from './define.ts';
import { LedgerEntry } from './documents.ts';
import { Provenance } from './provenance.ts';

/** A folder that is watched while the project is open. `path` is told only on the computer that it was added on. */
export const WatchedFolder = z.object({
  id: WatchId,
  name: z.string(),
  path: z.string().optional(),
  mode: z.enum(['import', 'offer']),
  addedAt: Instant,
});
export type WatchedFolder = z.infer<typeof WatchedFolder>;

/** Folders whose new files come in, or are listed, while the project is open. */
export const watchingContract = {
  'documents.watched': query(
    'Folders that are watched while the project is open.',
    z.object({}),
    z.array(WatchedFolder),
  ),
  'documents.watchFolder': action(
    'Begins to watch a folder: what is new in it is imported, or noted in the ledger to be read later.',
    z.object({
      path: z.string().min(1),
      mode: z.enum(['import', 'offer']).default('import'),
      source: Prose.default(''),
      handling: Handling.default('restricted'),
      sourceGrade: SourceGrade.optional(),
      provenance: Provenance.partial().default({}),
    }),
    z.array(WatchedFolder),
  ),
  'documents.unwatchFolder': action(
    'Stops watching a folder. What came out of it stays.',
    z.object({ id: WatchId }),
    z.array(WatchedFolder),
  ),
  'documents.watch': job(
    'Looks into the watched folders until it is cancelled or the project closes.',
    z.object({}),
    z.object({ entries: z.array(LedgerEntry) }),
  ),
} as const;
