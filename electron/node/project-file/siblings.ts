/** Recognises copies beside a project that went another way, as sync services make them (G rules). */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ActionRecord, OwnPast } from '../../core/ports/project-file.ts';
import { actionsIn, readerOf } from './contents.ts';
import type { Device, OpenDevice } from './device.ts';
import { FLAG_MORE, firstLink, KIND } from './format.ts';
import { type Header, readHeader, type StoredHeader } from './header.ts';
import { readLayout } from './layout.ts';
import type { Seals } from './seal.ts';
import { slotId } from './slots.ts';

// Enough to hold the header of the last record of any commit, and so the whole chain before it.
const TAIL = 4096;
const SEARCH = 1024 * 1024;
const MOST_FILES = 200;

/** What another file is to this one. */
type Relation = 'other' | 'parted' | 'ahead';

/** The files are the same up to the shorter one's end, because each record carries the hash of all before it. */
function sameFile(ours: Device, theirs: Device): Relation {
  const [mine, other] = [ours.size(), theirs.size()];
  const end = Math.min(mine, other);
  const start = Math.max(0, end - TAIL);
  if (!ours.read(start, end - start).equals(theirs.read(start, end - start))) return 'parted';
  return other > mine ? 'ahead' : 'other';
}

/** Whether a file went on after the commit at which another was made from it. */
function wentOn(device: Device, after: Buffer): boolean {
  const size = device.size();
  const from = Math.max(0, size - SEARCH);
  return device.read(from, size - from).includes(after);
}

/** The file that is open, and what its database tells of its past. */
export interface Ours {
  readonly path: string;
  readonly header: Header;
  readonly seals: Seals;
  readonly own: OwnPast;
}

/** The newest action that stands in a file with the same project key; undefined when its image holds all. */
function newestAction(device: Device, header: StoredHeader, ours: Seals): ActionRecord | undefined {
  const seals = ours.forFile(header.fileId);
  try {
    const link = firstLink(header.fileId, header.projectId);
    const layout = readLayout(device, seals, header.length, device.size(), link);
    let at = [...layout.entries.values()].findLast(({ kind }) => kind === KIND.action)?.record;
    if (at === undefined) return undefined;
    // A long one stands in several records.
    const goesOn = (record: number) => ((layout.entries.get(record)?.flags ?? 0) & FLAG_MORE) !== 0;
    while (goesOn(at - 1)) at -= 1;
    return [...actionsIn(layout, readerOf(device, seals, layout.entries), at)].at(-1);
  } finally {
    seals.forget();
  }
}

function relationOf(
  ours: Device,
  { header, seals, own }: Ours,
  theirs: Device,
  their: StoredHeader,
): Relation {
  if (their.projectId !== header.projectId) return 'other';
  if (their.fileId.equals(header.fileId)) return sameFile(ours, theirs);
  const sameKeys = their.slots.some(({ age }) =>
    header.slots.some(mine => Buffer.compare(mine.age, age) === 0),
  );
  const made = header.lineage.find(({ fileId }) => fileId.equals(their.fileId));
  if (made !== undefined) {
    // Made from that one with other keys: a copy that was given away, unless the keys were changed on the way.
    if (!sameKeys && !own.tookTheirPlace(their.slots.map(slotId))) return 'other';
    if (wentOn(theirs, made.link)) return 'parted';
    const newest = sameKeys ? newestAction(theirs, their, seals) : undefined;
    return newest !== undefined && !own.has(newest) ? 'parted' : 'other';
  }
  const grown = their.lineage.find(({ fileId }) => fileId.equals(header.fileId));
  // Rewritten there, but with the keys of today: a copy that was shared has its own slots and is no conflict.
  if (grown === undefined || !sameKeys) return 'other';
  return wentOn(ours, grown.link) ? 'parted' : 'ahead';
}

function lookAt(openDevice: OpenDevice, path: string, device: Device, ours: Ours): Relation {
  const theirs = openDevice(path, 'r');
  try {
    return relationOf(device, ours, theirs, readHeader(theirs, path));
  } finally {
    theirs.close();
  }
}

const WORDS: Readonly<Record<Exclude<Relation, 'other'>, string>> = {
  parted:
    'is the same project with other changes, as sync services make when two computers save at once. Neither has the changes of the other: open both and compare their logs',
  ahead: 'is the same project with more changes: this file may be an old copy of it',
};

/** Sentences about other copies of this project in its folder; none when there is nothing to be said. */
export function siblingNotes(openDevice: OpenDevice, device: Device, ours: Ours): string[] {
  const notes: string[] = [];
  try {
    const path = realpathSync(ours.path);
    const folder = dirname(path);
    const names = readdirSync(folder).filter(name => name.endsWith('.plumb') && name !== basename(path));
    for (const name of names.sort().slice(0, MOST_FILES)) {
      try {
        // To open a pipe would wait for whoever writes into it.
        if (!statSync(join(folder, name)).isFile()) continue;
        const relation = lookAt(openDevice, join(folder, name), device, ours);
        if (relation !== 'other') notes.push(`“${name}” beside this file ${WORDS[relation]}.`);
      } catch {
        // Not a project, or not to be read: it says nothing about this one.
      }
    }
  } catch {
    // A folder that cannot be listed must not keep its files from being opened.
  }
  return notes;
}
