import type { LedgerEntry } from '../../../shared/contract/documents.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/problem.ts';
import type { JobContext } from '../../app/context.ts';
import { commit, type Prepared } from './commit-file.ts';
import { importChildren, MOST_BYTES, MOST_BYTES_IN_TURN, MOST_CHILDREN } from './import-children.ts';
import { filesOf, type Offered } from './offered.ts';
import { withKeptPasswords } from './passwords.ts';
import { LARGE_BYTES, PACKED_BYTES, readLarge, storeLarge } from './read-large.ts';
import { readOne, reasonOf } from './read-one.ts';
import { sumUp } from './rules.ts';

/** Files parsed ahead of the one being committed: keeps every parse-worker busy without holding many files in memory. */
const AHEAD = 4;
/** … and no more than these together, unless one file has more. */
const AHEAD_BYTES = 256 * 1024 * 1024;

type Import = Input<'documents.import'>;

/** Imports file by file; each commits by itself, so neither a bad file nor a crash costs the others. */
export async function importFiles(context: JobContext, input: Import): Promise<Output<'documents.import'>> {
  const entries: LedgerEntry[] = [];
  const found = await findAll(context, input, entries);
  return importOffered(context, found.length > 1 ? noted(context, found) : found, input, entries);
}

/** Imports files that were found. What is done is added to `entries`, in order. */
export async function importOffered(
  context: JobContext,
  offered: readonly Offered[],
  given: Import,
  entries: LedgerEntry[],
): Promise<Output<'documents.import'>> {
  const input = { ...given, passwords: withKeptPasswords(context.db, given.passwords) };
  const queue: Promise<Prepared>[] = [];
  let next = 0;
  try {
    for (let done = 0; done < offered.length; done++) {
      while (next < offered.length && queue.length < AHEAD && fits(offered.slice(done, next + 1))) {
        const ahead = prepare(context, offered[next++] as Offered, input);
        ahead.catch(() => undefined); // A cancelled one may never be awaited; it must not count as unhandled.
        queue.push(ahead);
      }
      context.tell({ done, total: offered.length, current: offered[done]?.name ?? '' });
      const prepared = await storeLarge(context, await (queue.shift() as Promise<Prepared>));
      await context.breathe();
      const each = offered[done] as Offered;
      const entry = commit(context, prepared, each.said, each);
      entries.push(entry);
      each.done?.();
      const member = { prepared, entry, label: entry.file, depth: 1 };
      const family = { ...input, ...each.said };
      const bytes = 'members' in prepared ? MOST_BYTES_IN_TURN : MOST_BYTES;
      await importChildren({ context, input: family, entries, left: MOST_CHILDREN, bytes }, member);
    }
  } catch (error) {
    if (!(error instanceof Refusal && error.problem.code === 'cancelled')) throw error;
    return { entries, cancelled: true };
  } finally {
    await Promise.allSettled(queue);
    if (context.file.bytesSinceImage() > 4_000_000) context.refreshImage();
  }
  context.tell({ done: offered.length, total: offered.length, current: sumUp(entries) });
  return { entries, cancelled: false };
}

/** Whether so many files may be in memory at once. */
const fits = (files: readonly Offered[]): boolean =>
  files.length === 1 || files.reduce((sum, { bytes }) => sum + bytes, 0) <= AHEAD_BYTES;

async function findAll(context: JobContext, input: Import, entries: LedgerEntry[]): Promise<Offered[]> {
  const offered: Offered[] = [];
  for (const source of input.sources) {
    try {
      for (const found of await filesOf(context, source, input)) offered.push(found);
    } catch (error) {
      const path = source.kind === 'path' ? source.path : source.name;
      const name = path.split(/[\\/]/).findLast(part => part !== '') ?? path;
      const origin = context.ports.machine.seal(JSON.stringify({ root: path, name: '' }));
      entries.push(commit(context, { name, refused: reasonOf(error, name) }, undefined, { origin }));
    }
  }
  return offered;
}

/** Notes every file before the first is read: whatever breaks the import off, the ledger knows which ones wait. */
export function noted(context: JobContext, offered: readonly Offered[], reason = WAITS): Offered[] {
  return context.act('documents.import', ({ work, newId, at }) => {
    work.say(offered.length === 1 ? `Offered “${offered[0]?.name}”` : `Offered ${offered.length} files`);
    return offered.map(each => {
      const { name, bytes, origin } = each;
      const id = newId('led') as LedgerEntry['id'];
      work.add('ledger', {
        id,
        at,
        file: name,
        state: 'waiting',
        kind: 'other',
        bytes,
        reason,
        origin,
      });
      return { ...each, retryOf: id };
    });
  });
}

const WAITS = 'It was not read yet: the import stopped before its turn. Try it again to go on.';

async function prepare(context: JobContext, offered: Offered, input: Import): Promise<Prepared> {
  const { name, bytes, read, open } = offered;
  const said = { ...input, ...offered.said };
  const isLarge = bytes >= LARGE_BYTES || (bytes >= PACKED_BYTES && isPackedName(name));
  if (open !== undefined && isLarge) return readLarge(context, { name, bytes, read, open }, said);
  return readOne(context, name, read, said);
}

/** Archives may unpack to far more than they are; the content decides in the end. */
const isPackedName = (name: string): boolean => /\.(zip|gz|tgz)$/i.test(name);
