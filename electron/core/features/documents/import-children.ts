// What was inside a file follows it: attachments, members of archives, sheets, and what is inside those.
import type { LedgerEntry } from '../../../shared/contract/documents.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { JobContext } from '../../app/context.ts';
import type { ParsedChild } from '../../ports/parser.ts';
import { commit, type Prepared } from './commit-file.ts';
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
      const line = commit(family.context, child, family.input, label);
      family.entries.push(line);
      const below = { prepared: child, entry: line, label: `${label} › ${line.file}`, depth: depth + 1 };
      await importChildren(family, below);
    }
  } finally {
    await Promise.allSettled(queue);
  }
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
