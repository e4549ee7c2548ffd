/** Reads what the records of a file hold: originals' indexes, the newest image, the actions after it (O rules). */
import type { ActionRecord } from '../../core/ports/project-file.ts';
import { refuse } from '../../shared/contract/problem.ts';
import type { Device } from './device.ts';
import {
  decodeManifest,
  decodeOriginalIndex,
  FLAG_MORE,
  type ImageManifest,
  KIND,
  type Kind,
  type OriginalIndex,
} from './format.ts';
import type { Layout } from './layout.ts';
import { type Entry, type Fault, placeOf } from './scan.ts';
import type { Seals } from './seal.ts';

/** Opens single records. */
export interface RecordReader {
  /** The plain body of a record of this kind, or null if it is missing or does not hold. */
  bodyOf(record: number, kind: Kind): Buffer | null;
}

/** A reader over these entries, which may grow. */
export const readerOf = (device: Device, seals: Seals, entries: ReadonlyMap<number, Entry>): RecordReader => {
  // Sealed bytes are read into the same memory every time: to get new memory takes longer than to read.
  let sealed: Buffer = Buffer.alloc(0);
  return {
    bodyOf: (record, kind) => {
      const entry = entries.get(record);
      if (entry?.kind !== kind) return null;
      if (sealed.length < entry.size) sealed = Buffer.allocUnsafeSlow(entry.size);
      const length = device.readInto(sealed, entry.offset, entry.size);
      return seals.unseal(sealed.subarray(0, length));
    },
  };
};

const BROKEN = 'its seal does not hold';
/** What is wrong with a body that `decoded` cannot read. */
export const ABSURD = 'it contradicts itself';
const damaged = (entry: Entry, what = BROKEN): never =>
  refuse({ code: 'damaged', where: placeOf(entry), what });

/** What a body says, or null when it contradicts itself: whoever has a key can seal anything. */
export function decoded<T>(decode: () => T): T | null {
  try {
    return decode();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const ofKind = (layout: Pick<Layout, 'entries'>, kind: Kind): Entry[] =>
  [...layout.entries.values()].filter(entry => entry.kind === kind);

/** All originals by SHA-256. An index that does not hold is a fault, and its original cannot be read. */
export function readOriginals(
  layout: Pick<Layout, 'entries'>,
  reader: RecordReader,
): { readonly originals: Map<string, OriginalIndex>; readonly faults: Fault[] } {
  const originals = new Map<string, OriginalIndex>();
  const faults: Fault[] = [];
  for (const entry of ofKind(layout, KIND.originalIndex)) {
    const body = reader.bodyOf(entry.record, entry.kind);
    const index = body === null ? null : decoded(() => decodeOriginalIndex(body, entry.record));
    if (index !== null) originals.set(index.sha256, index);
    else faults.push({ offset: entry.offset, what: `${placeOf(entry)}: ${body === null ? BROKEN : ABSURD}` });
  }
  return { originals, faults };
}

/** The newest image manifest and its record, or null. Refuses with `damaged` when it does not hold. */
export function readManifest(
  layout: Layout,
  reader: RecordReader,
): { readonly manifest: ImageManifest; readonly record: number } | null {
  const entry = ofKind(layout, KIND.imageManifest).at(-1);
  if (entry === undefined) return null;
  const body = reader.bodyOf(entry.record, entry.kind) ?? damaged(entry);
  const manifest = decoded(() => decodeManifest(body)) ?? damaged(entry, ABSURD);
  return { manifest, record: entry.record };
}

/**
 * Refuses with `damaged` when a lost record may hold something that the state of the project rests on: anything from
 * where the newest image is replayed, except pieces that a whole index names.
 */
export function requireNeeded(
  layout: Layout,
  originals: ReadonlyMap<string, OriginalIndex>,
  replayFrom: number,
): void {
  const needed = [...layout.missing].filter(record => record >= replayFrom);
  if (needed.length === 0) return;
  const pieces = new Set([...originals.values()].flatMap(index => index.pieces));
  const lost = needed.find(record => !pieces.has(record));
  if (lost === undefined) return;
  const before = layout.entries.get(lost - 1);
  const where =
    before === undefined ? `record ${lost}` : `record ${lost}, after byte ${before.offset + before.size}`;
  refuse({ code: 'damaged', where, what: 'it is missing or altered, and it may hold a change to the case' });
}

/** The bytes of an image. Refuses with `damaged` when a piece does not hold. */
export function readImage(manifest: ImageManifest, reader: RecordReader, layout: Layout): Buffer {
  const image = Buffer.allocUnsafe(manifest.bytes);
  for (const [i, { record }] of manifest.pieces.entries()) {
    const start = i * manifest.pieceBytes;
    const body = reader.bodyOf(record, KIND.imagePiece);
    if (body === null || body.length !== Math.min(manifest.pieceBytes, manifest.bytes - start)) {
      const entry = layout.entries.get(record);
      return entry === undefined
        ? refuse({ code: 'damaged', where: `record ${record} (piece of the image)`, what: 'it is missing' })
        : damaged(entry);
    }
    body.copy(image, start);
  }
  return image;
}

/** One action of the file, with the records that it lies in and their bytes on disk. */
export interface StoredAction extends ActionRecord {
  readonly first: number;
  readonly size: number;
}

/** Joins the records of actions from `replayFrom` on, one action at a time. Refuses with `damaged` when one does not hold. */
export function* actionsIn(
  layout: Pick<Layout, 'entries'>,
  reader: RecordReader,
  replayFrom: number,
): Generator<StoredAction> {
  let parts: Buffer[] = [];
  let first = 0;
  let size = 0;
  for (const entry of ofKind(layout, KIND.action)) {
    if (entry.record < replayFrom) continue;
    const body = reader.bodyOf(entry.record, entry.kind) ?? damaged(entry);
    if (body.length < 8) damaged(entry, ABSURD);
    if (parts.length === 0) first = entry.record;
    parts.push(body.subarray(8));
    size += entry.size;
    if ((entry.flags & FLAG_MORE) !== 0) continue;
    const seq = Number(body.readBigUInt64LE(0));
    const [only] = parts;
    yield {
      seq,
      payload: parts.length === 1 && only !== undefined ? only : Buffer.concat(parts),
      first,
      size,
    };
    parts = [];
    size = 0;
  }
}
