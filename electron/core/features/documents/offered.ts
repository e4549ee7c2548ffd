// Files that are offered: where they lie, so that one that could not be read can be found again.
import { z } from 'zod';
import type { ImportSource, LedgerEntry } from '../../../shared/contract/documents.ts';
import type { JobContext } from '../../app/context.ts';
import type { SourceFile } from '../../ports/files.ts';

/** A file to import, found below what was offered. */
export interface Offered {
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
  readonly bytes: number;
  /** Opens it to be read in pieces; uploads are in memory and have none. */
  readonly open?: () => Promise<SourceFile>;
  /** Where it lies, sealed for this computer. */
  readonly origin: string;
  /** The line of the ledger that is tried again. */
  readonly retryOf?: LedgerEntry['id'] | undefined;
}

/** Where an offered file lies: below a path, or among the uploads that a shell holds. */
export const Origin = z.union([
  z.object({ root: z.string(), name: z.string() }),
  z.object({ upload: z.string() }),
]);
export type Origin = z.infer<typeof Origin>;

/** All files of one offered source, in stable order. Throws as `Files.find` does. */
export async function filesOf({ ports }: JobContext, source: ImportSource): Promise<Offered[]> {
  const { files, machine } = ports;
  const seal = (origin: Origin): string => machine.seal(JSON.stringify(origin));
  if (source.kind === 'upload') {
    const { upload, name } = source;
    return [{ name, bytes: 0, read: async () => files.takeUpload(upload), origin: seal({ upload }) }];
  }
  const found = await files.find(source.path);
  return found.map(({ name, bytes, path }) => ({
    name,
    bytes,
    read: () => files.read(path),
    open: () => files.open(path),
    origin: seal({ root: source.path, name }),
  }));
}
