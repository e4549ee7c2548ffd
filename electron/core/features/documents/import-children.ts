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

/** Children read ahead of the one being committed. */
const AHEAD = 3;

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
  const children = prepared.outcome.children ?? [];
  const queue: Promise<Prepared>[] = [];
  let next = 0;
  try {
    for (let done = 0; done < children.length; done++) {
      while (next < children.length && queue.length < AHEAD) {
        const ahead = prepareChild(family, children[next++] as ParsedChild, depth);
        ahead.catch(() => undefined); // A cancelled one may never be awaited; it must not count as unhandled.
        queue.push(ahead);
      }
      const child = await (queue.shift() as Promise<Prepared>);
      await family.context.breathe();
      const line = putChild(family, child, member);
      if (!line) continue;
      const below = { prepared: child, entry: line, label: `${label} › ${line.file}`, depth: depth + 1 };
      await importChildren(family, below);
    }
  } finally {
    await Promise.allSettled(queue);
  }
}

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
