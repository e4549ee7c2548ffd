// Mappings and columns that are kept under a name.
import { z } from 'zod';
import { TradeMappingId } from '../kernel/ids.ts';
import { Mapping } from '../trade/mapping.ts';
import { BytesRef } from './common.ts';
import { action, job, query } from './define.ts';
import { ImportSource } from './documents.ts';

/** A mapping that was kept under a name. */
export const KeptMapping = z.object({
  id: TradeMappingId,
  name: z.string(),
  mapping: Mapping,
  headers: z.array(z.string()),
});
export type KeptMapping = z.infer<typeof KeptMapping>;

/** Columns of the grid that were kept under a name. */
export const ColumnSet = z.object({ id: z.string(), name: z.string(), fields: z.array(z.string()) });
export type ColumnSet = z.infer<typeof ColumnSet>;

/** Mappings and columns by name. */
export const tradeKeptContract = {
  'trade.mappings': query('Mappings that were kept, by name.', z.object({}), z.array(KeptMapping)),
  'trade.keepMapping': action(
    'Keeps a mapping under a name, with the headers it is for; an old one of this name is replaced.',
    z.object({
      name: z.string().trim().min(1).max(200),
      mapping: Mapping,
      headers: z.array(z.string()).max(100_000).default([]),
    }),
    KeptMapping,
  ),
  'trade.forgetMapping': action(
    'Removes a kept mapping.',
    z.object({ id: TradeMappingId }),
    z.object({ id: TradeMappingId }),
  ),
  'trade.saveMapping': job(
    'A kept mapping as a file (JSON) for others.',
    z.object({ id: TradeMappingId }),
    z.object({ ref: BytesRef, fileName: z.string() }),
  ),
  'trade.loadMapping': job(
    'Keeps the mapping of a file.',
    z.object({ source: ImportSource, name: z.string().trim().max(200).default('') }),
    KeptMapping,
  ),
  'trade.columnSets': query('Columns of the grid that were kept, by name.', z.object({}), z.array(ColumnSet)),
  'trade.keepColumnSet': action(
    'Keeps columns of the grid under a name; an old set of this name is replaced.',
    z.object({ name: z.string().trim().min(1).max(200), fields: z.array(z.string()).min(1).max(100) }),
    ColumnSet,
  ),
  'trade.forgetColumnSet': action(
    'Removes kept columns.',
    z.object({ id: z.string() }),
    z.object({ id: z.string() }),
  ),
} as const;
