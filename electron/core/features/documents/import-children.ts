// What was inside a file follows it: attachments, members of archives, sheets, and what is inside those.
import type { LedgerEntry } from '../../../shared/contract/documents.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { JobContext } from '../../app/context.ts';
import type { ParsedChild } from '../../ports/parser.ts';
import { commit, type Prepared } from './commit-file.ts';
import { lineOf } from './ledger.ts';
import { readOne } from './read-one.ts';

/** How deep files may stand in one another below what was offered. */
export const MOST_DEPTH = 32;
/** How many files may come out of one that was offered. */
export const MOST_CHILDREN = 20_000;
/** How many bytes may come out of one file that was offered, all together. */
export const MOST_BYTES = 1_500_000_000;
/** … when its members are taken out one at a time. */
export const MOST_BYTES_IN_TURN = 16_000_000_000;

/** Children read ahead of the one being committed. */
const AHEAD = 3;
/** … unless they are as large together. */
const AHEAD_BYTES = 32 * 1024 * 1024;

/** One offered file with everything that comes out of it; `left` and `bytes` count down. */
export interface Family {
  readonly context: JobContext;
  readonly input: Input<'documents.import'>;
  readonly entries: LedgerEntry[];
  left: number;
  bytes: number;
  /**
   * When the family is read again: lines of the ledger that are tried again, by `parent › file`. What is here already
   * is then passed over in silence.
   */
  readonly again?: ReadonlyMap<string, LedgerEntry['id']>;
}

/** A file of the family whose children are to be imported. `label` is how their ledger lines name it. */
export interface Member {
  readonly prepared: Prepared;
  readonly entry: LedgerEntry;
  readonly label: string;
  readonly depth: number;
}

/** Imports what was inside a file, depth first and in order. A child that cannot be had costs the others nothing. */
export async function importChildren(family: Family, member: Member): Promise<void> {
  const { prepared, entry, label, depth } = member;
  if ('refused' in prepared || entry.state === 'refused') return;
  const children = childrenOf(prepared);
  const queue: { readonly bytes: number; readonly read: Promise<Prepared> }[] = [];
  let isEnded = false;
  try {
    for (;;) {
      while (!isEnded && queue.length < AHEAD && hasRoom(queue)) {
        const next = await children.next();
        isEnded = next.done === true;
        if (next.done) break;
        const read = prepareChild(family, next.value, depth);
        read.catch(() => undefined); // A cancelled one may never be awaited; it must not count as unhandled.
        queue.push({ bytes: 'bytes' in next.value ? next.value.bytes.length : 0, read });
      }
      const first = queue.shift();
      if (!first) return;
      const child = await first.read;
      await family.context.breathe();
      const line = putChild(family, child, member);
      if (!line) continue;
      const below = { prepared: child, entry: line, label: `${label} › ${line.file}`, depth: depth + 1 };
      await importChildren(family, below);
    }
  } finally {
    await Promise.allSettled(queue.map(({ read }) => read));
    await children.return(undefined);
  }
}

/** What was inside, as it was read, or taken out one after the other. */
async function* childrenOf(prepared: Exclude<Prepared, { refused: string }>): AsyncGenerator<ParsedChild> {
  if ('members' in prepared && prepared.members) yield* prepared.members();
  else yield* prepared.outcome.children ?? [];
}

const hasRoom = (queue: readonly { readonly bytes: number }[]): boolean =>
  queue.reduce((sum, { bytes }) => sum + bytes, 0) < AHEAD_BYTES;

/** The line of a child, or undefined when there is nothing to say of it: it was known before and is so still. */
function putChild(
  { context, input, entries, again }: Family,
  child: Prepared,
  { entry, label }: Member,
): LedgerEntry | undefined {
  const retryOf = again?.get(`${label} › ${child.name}`);
  if (again && retryOf === undefined) {
    if ('refused' in child) return undefined;
    const known = lineOf(context.db, child.outcome.sha256);
    if (known) return known;
  }
  const line = commit(context, child, input, { parent: label, parentId: entry.id, retryOf });
  entries.push(line);
  return line;
}

async function prepareChild(family: Family, child: ParsedChild, depth: number): Promise<Prepared> {
  const { name } = child;
  if ('refused' in child) return child;
  if (depth > MOST_DEPTH)
    return {
      name,
      refused: `It stands inside more than ${MOST_DEPTH} other files. Take it out with another program and import it.`,
    };
  family.left--;
  family.bytes -= child.bytes.length;
  if (family.left < 0 || family.bytes < 0)
    return {
      name,
      refused:
        'More came out of the file that was offered than can be taken at once. Unpack it with another program and import the parts.',
    };
  if (child.outcome === undefined)
    return readOne(family.context, name, async () => child.bytes, family.input);
  const sha256 = family.context.ports.crypto.sha256(child.bytes);
  return { name, bytes: child.bytes, outcome: { ...child.outcome, sha256 } };
}
