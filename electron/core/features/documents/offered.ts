// Files that are offered: where they lie, so that one that could not be read can be found again.
import { z } from 'zod';
import {
  documentsContract,
  type ImportSource,
  type LedgerEntry,
} from '../../../shared/contract/documents.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { JobContext } from '../../app/context.ts';
import type { SourceFile } from '../../ports/files.ts';

/** A file to import, found below what was offered. */
export interface Offered {
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
  readonly bytes: number;
  /** When it was last changed, in milliseconds since 1970, if that is known. */
  readonly modified?: number | undefined;
  /** Opens it to be read in pieces; uploads are in memory and have none. */
  readonly open?: () => Promise<SourceFile>;
  /** Where it lies, sealed for this computer. */
  readonly origin: string;
  readonly said: Said;
  /** Lets go of what a shell holds for it, once it is committed. */
  readonly done?: () => void;
  /** The line of the ledger that is tried again. */
  readonly retryOf?: LedgerEntry['id'] | undefined;
}

/** What is said of every file of an import. It is kept with where a file lies: one that is tried again is not anonymous. */
export const Said = documentsContract['documents.import'].input
  .pick({ source: true, handling: true, sourceGrade: true, provenance: true, encoding: true })
  .prefault({});
export type Said = z.infer<typeof Said>;

/** An import of which nothing is said. */
export const NOTHING_SAID: Input<'documents.import'> = {
  sources: [],
  ocr: 'auto',
  languages: [],
  source: '',
  handling: 'restricted',
  provenance: {},
  passwords: [],
};

/** Where an offered file lies: below a path, or among the uploads that a shell holds. */
export const Origin = z.union([
  z.object({ root: z.string(), name: z.string(), said: Said }),
  z.object({ upload: z.string(), said: Said }),
]);
export type Origin = z.infer<typeof Origin>;

/** All files of one offered source, in stable order. Throws as `Files.find` does. */
export async function filesOf(
  { ports }: JobContext,
  source: ImportSource,
  { source: from, handling, sourceGrade, provenance, encoding }: Said,
): Promise<Offered[]> {
  const { files, machine } = ports;
  const said = { source: from, handling, sourceGrade, provenance, encoding };
  const seal = (origin: Origin): string => machine.seal(JSON.stringify(origin));
  if (source.kind === 'upload') {
    const { upload, name } = source;
    // Held until it is committed: a cancelled import may have read ahead, and goes on with it later.
    const read = async () => files.readUpload(upload);
    return [
      { name, bytes: 0, read, origin: seal({ upload, said }), said, done: () => files.takeUpload(upload) },
    ];
  }
  const found = await files.find(source.path);
  return found.map(({ name, bytes, modified, path }) => ({
    name,
    bytes,
    modified,
    read: () => files.read(path),
    open: () => files.open(path),
    origin: seal({ root: source.path, name, said }),
    said,
  }));
}
