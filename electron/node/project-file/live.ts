/** What an open file rests on. A rewriting puts another one in its place. */
import type { Damage } from '../../core/ports/project-file.ts';
import { type RecordReader, readerOf } from './contents.ts';
import type { Device } from './device.ts';
import { writing } from './errors.ts';
import { type ImageManifest, KIND, type OriginalIndex, RECORD_HEADER, TAG } from './format.ts';
import type { Header } from './header.ts';
import type { Lock } from './lock.ts';
import type { Entry } from './scan.ts';
import type { Seals } from './seal.ts';
import { type Tail, Writer } from './writer.ts';

/** An action that the newest image does not hold: its first record and its bytes on disk. */
export interface PendingAction {
  readonly seq: number;
  readonly first: number;
  readonly size: number;
}

/** Everything that an open file starts from. */
export interface Start {
  readonly path: string;
  readonly device: Device;
  readonly seals: Seals;
  readonly header: Header;
  /** Null when the file is open for reading. */
  readonly lock: Lock | null;
  readonly tail: Tail;
  readonly entries: Map<number, Entry>;
  readonly originals: Map<string, OriginalIndex>;
  readonly manifest: ImageManifest | null;
  /** Newest action in the file. */
  readonly seq: number;
  readonly pending: readonly PendingAction[];
  /** Whether opening found damage that did not stop it. */
  readonly damaged: boolean;
  /** Bytes after the last commit that were left out, since the file is open for reading. */
  readonly leftOut: readonly Damage[];
}

/** The parts of an open file, kept up to date. */
export interface Live extends Omit<Start, 'tail'> {
  readonly reader: RecordReader;
  readonly writer: Writer;
  manifest: ImageManifest | null;
  seq: number;
  pending: readonly PendingAction[];
  /** Syncs the folder that may not name this file after a crash yet: it is done before anything is acknowledged. */
  unsettled: (() => void) | null;
}

/** The parts of a file that was just opened or made. */
export function liveFrom({ tail, ...start }: Start): Live {
  const { device, path, seals, entries } = start;
  return {
    ...start,
    reader: readerOf(device, seals, entries),
    writer: new Writer(device, path, seals, tail, entries),
    unsettled: null,
  };
}

/** Makes the name of a file that was put in place durable; until that worked nothing may be acknowledged. */
export function settlePlace(live: Live): void {
  if (live.unsettled === null) return;
  writing(live.path, live.unsettled);
  live.unsettled = null;
}

const COMMIT_SIZE = RECORD_HEADER + 16 + TAG;

/** Bytes that a rewritten file would not have: images that were replaced, actions that the newest image holds, pieces of originals that were never ended. */
export function garbageOf(live: Live): number {
  const { entries, manifest, originals, pending, writer } = live;
  let used = entries.get(0)?.offset ?? 0;
  let newest = 0;
  for (const { kind, size } of entries.values()) {
    if (kind === KIND.originalIndex) used += size;
    if (kind === KIND.imageManifest) newest = size;
  }
  for (const { pieces } of originals.values())
    for (const record of pieces) used += entries.get(record)?.size ?? 0;
  for (const record of new Set(manifest?.pieces.map(piece => piece.record)))
    used += entries.get(record)?.size ?? 0;
  const actions = pending.reduce((sum, { size }) => sum + size + COMMIT_SIZE, 0);
  return Math.max(0, writer.tail.length - used - newest - actions - 2 * COMMIT_SIZE);
}
