import type { ImportSource, LedgerEntry } from '../../../shared/contract/documents.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/problem.ts';
import type { JobContext } from '../../app/context.ts';
import { commit, type Prepared } from './commit-file.ts';
import { importChildren, MOST_BYTES, MOST_CHILDREN } from './import-children.ts';
import { readOne, reasonOf } from './read-one.ts';
import { sumUp } from './rules.ts';

/** Files parsed ahead of the one being committed: keeps every parse-worker busy without holding many files in memory. */
const AHEAD = 4;
const LARGEST_BYTES = 2 ** 31 - 1;

type Import = Input<'documents.import'>;

/** A file to import, found below what was offered. */
interface Offered {
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
  readonly bytes: number;
}

/** Imports file by file; each commits by itself, so neither a bad file nor a crash costs the others. */
export async function importFiles(context: JobContext, input: Import): Promise<Output<'documents.import'>> {
  const entries: LedgerEntry[] = [];
  const offered = await findAll(context, input.sources, entries);
  const queue: Promise<Prepared>[] = [];
  let next = 0;
  try {
    for (let done = 0; done < offered.length; done++) {
      while (next < offered.length && queue.length < AHEAD) {
        const ahead = prepare(context, offered[next++] as Offered, input);
        ahead.catch(() => undefined); // A cancelled one may never be awaited; it must not count as unhandled.
        queue.push(ahead);
      }
      context.tell({ done, total: offered.length, current: offered[done]?.name ?? '' });
      const prepared = await (queue.shift() as Promise<Prepared>);
      await context.breathe();
      const entry = commit(context, prepared, input);
      entries.push(entry);
      const member = { prepared, entry, label: entry.file, depth: 1 };
      await importChildren({ context, input, entries, left: MOST_CHILDREN, bytes: MOST_BYTES }, member);
    }
  } catch (error) {
    if (!(error instanceof Refusal && error.problem.code === 'cancelled')) throw error;
    return { entries, cancelled: true };
  } finally {
    await Promise.allSettled(queue);
    if (context.file.bytesSinceImage() > 4_000_000) context.saveImage();
  }
  context.tell({ done: offered.length, total: offered.length, current: sumUp(entries) });
  return { entries, cancelled: false };
}

async function findAll(
  context: JobContext,
  sources: readonly ImportSource[],
  entries: LedgerEntry[],
): Promise<Offered[]> {
  const { files } = context.ports;
  const offered: Offered[] = [];
  for (const source of sources) {
    if (source.kind === 'upload') {
      offered.push({ name: source.name, bytes: 0, read: async () => files.takeUpload(source.upload) });
      continue;
    }
    try {
      for (const found of await files.find(source.path))
        offered.push({ name: found.name, bytes: found.bytes, read: () => files.read(found.path) });
    } catch (error) {
      const name = source.path.split(/[\\/]/).at(-1) || source.path;
      entries.push(commit(context, { name, refused: reasonOf(error, name) }, undefined));
    }
  }
  return offered;
}

async function prepare(context: JobContext, offered: Offered, input: Import): Promise<Prepared> {
  const { name } = offered;
  if (offered.bytes > LARGEST_BYTES)
    return { name, refused: 'It is larger than 2 GB. Split it, then import the parts.' };
  return readOne(context, name, offered.read, input);
}
