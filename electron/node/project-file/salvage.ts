/** Opens what still holds of a file that may be damaged anywhere, as long as one key slot opens (V3). */
import { createHash } from 'node:crypto';
import type { Salvage, SalvagedPiece, Unlock } from '../../core/ports/project-file.ts';
import { Refusal, refuse } from '../../shared/contract/problem.ts';
import { decoded, type RecordReader, readerOf, readOriginals } from './contents.ts';
import type { Device, OpenDevice } from './device.ts';
import { reading } from './errors.ts';
import {
  decodeManifest,
  decodeRecordHeader,
  FLAG_MORE,
  firstLink,
  KIND,
  MARKER,
  type OriginalIndex,
  RECORD_HEADER,
  TAG,
} from './format.ts';
import { readHeader, type Slot } from './header.ts';
import { type Entry, placeOf, type Scan, scanRecords } from './scan.ts';
import { deriveSeals, type Seals } from './seal.ts';
import { openSlots, wrongKey } from './slots.ts';

/** What can be told of a header, whole or not. */
interface Clues {
  readonly fileId: Buffer;
  readonly projectId: string;
  readonly slots: readonly Slot[];
  /** Where the records begin, or may at the earliest. */
  readonly start: number;
  readonly damage: string | null;
}

const AGE = Buffer.from('age-encryption.org/v1\n');
const LONGEST_HEADER = 1024 * 1024;
const LONGEST_SLOT = 64 * 1024;
const PRELUDE = 16;

function cluesOf(device: Device, path: string): Clues {
  try {
    const { length, ...header } = readHeader(device, path);
    return { ...header, start: length, damage: null };
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code === 'newer-project') throw error;
    const what = error.problem.code === 'damaged' ? error.problem.what : 'its first bytes were altered';
    return guess(device, what);
  }
}

/** Fields of an altered header from where they stand; slots are known by their first line. */
function guess(device: Device, damage: string): Clues {
  const bytes = device.read(0, LONGEST_HEADER);
  const padded = Buffer.concat([bytes, Buffer.alloc(Math.max(0, 64 - bytes.length))]);
  const slots: Slot[] = [];
  for (let at = bytes.indexOf(AGE); at >= 0; at = bytes.indexOf(AGE, at + 1)) {
    const length = at < 6 ? 0 : bytes.readUInt32LE(at - 4);
    if (length < AGE.length || length > LONGEST_SLOT) continue;
    const age = bytes.subarray(at, at + length);
    for (const kind of ['passphrase', 'recipient'] as const) slots.push({ kind, age });
  }
  const projectId = padded.toString('utf8', 34, 34 + Math.min(64, padded.readUInt16LE(32)));
  return { fileId: padded.subarray(16, 32), projectId, slots, start: PRELUDE, damage };
}

/** The first whole records by their clear headers alone; none when nothing looks like one. */
function firstRecords(device: Device, from: number, size: number): Buffer[] {
  const found: Buffer[] = [];
  const bytes = device.read(from, Math.min(size - from, 32 * 1024 * 1024));
  for (let at = bytes.indexOf(MARKER); at >= 0 && found.length < 3; at = bytes.indexOf(MARKER, at + 1)) {
    const header = decodeRecordHeader(bytes.subarray(at, at + RECORD_HEADER));
    if (header === null) continue;
    const record = bytes.subarray(at, at + RECORD_HEADER + header.length + TAG);
    if (record.length === RECORD_HEADER + header.length + TAG) found.push(record);
  }
  return found;
}

/** The file id, and it with each of its bits turned: one flipped bit of it must not cost the file. */
function* nearby(fileId: Buffer): Generator<Buffer> {
  yield fileId;
  for (let bit = 0; bit < fileId.length * 8; bit++) {
    const other = Buffer.from(fileId);
    other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield other;
  }
}

function sealsThatHold(projectKey: Buffer, clues: Clues, records: readonly Buffer[]): Seals | null {
  for (const fileId of clues.damage === null ? [clues.fileId] : nearby(clues.fileId)) {
    const seals = deriveSeals(projectKey, fileId);
    if (records.some(record => seals.holds(record))) return seals;
    seals.forget();
  }
  return null;
}

async function unlock(device: Device, clues: Clues, given: Unlock): Promise<Seals> {
  const records = firstRecords(device, clues.start, device.size());
  let opened = 0;
  for await (const { key } of openSlots(clues.slots, given)) {
    opened += 1;
    const seals = sealsThatHold(key, clues, records);
    key.fill(0);
    if (seals !== null) return seals;
  }
  if (opened === 0 && clues.slots.length > 0 && clues.damage === null) return refuse(wrongKey(given));
  return refuse({
    code: 'damaged',
    where: 'the header',
    what:
      opened === 0
        ? `${clues.damage ?? 'it has no key slots'}, and no key slot that is left opens with this key`
        : 'a key slot opens, but no record holds under its key',
  });
}

/** Records that the chain names and whose seal does not hold; pieces of originals show when they are read. */
const alteredRecords = (entries: readonly Entry[], reader: RecordReader) =>
  entries
    .filter(({ kind, record }) => kind !== KIND.originalPiece && reader.bodyOf(record, kind) === null)
    .map(entry => ({ where: placeOf(entry), what: 'its seal does not hold' }));

function* wholeImages(scan: Scan, reader: RecordReader) {
  for (const entry of scan.entries.filter(({ kind }) => kind === KIND.imageManifest).reverse()) {
    const body = reader.bodyOf(entry.record, entry.kind);
    if (body === null) continue;
    const manifest = decoded(() => decodeManifest(body));
    if (manifest === null) continue;
    const { seq, bytes, pieces } = manifest;
    const parts = pieces.map(({ record, hash }) => {
      const piece = reader.bodyOf(record, KIND.imagePiece);
      return piece !== null && createHash('sha256').update(piece).digest('hex') === hash ? piece : null;
    });
    if (parts.every(part => part !== null)) yield { seq, bytes: Buffer.concat(parts, bytes) };
  }
}

/** All actions that are whole, in the order of the file. */
function* wholeActions(entries: readonly Entry[], reader: RecordReader) {
  let parts: Buffer[] = [];
  let last = -1;
  for (const { record, kind, flags } of entries) {
    if (kind !== KIND.action) continue;
    const body = reader.bodyOf(record, kind);
    if (parts.length > 0 && record !== last + 1) parts = [];
    last = record;
    if (body === null) {
      parts = [];
      continue;
    }
    parts.push(body.subarray(8));
    if ((flags & FLAG_MORE) !== 0) continue;
    yield { seq: Number(body.readBigUInt64LE(0)), payload: Buffer.concat(parts) };
    parts = [];
  }
}

/** An original piece by piece; zeros stand for a piece that is lost. */
function* piecesWithHoles(
  path: string,
  reader: RecordReader,
  index: OriginalIndex,
): Generator<SalvagedPiece> {
  for (const [i, record] of index.pieces.entries()) {
    const from = i * index.pieceBytes;
    const length = Math.min(index.pieceBytes, index.bytes - from);
    const body = reading(path, () => reader.bodyOf(record, KIND.originalPiece));
    const holds = body !== null && body.length === length;
    yield { from, bytes: holds ? body : Buffer.alloc(length), lost: !holds };
  }
}

/** Opens what is left of a file, for reading. Refuses with `wrong-key`, or `damaged` when nothing opens. */
export async function salvage(openDevice: OpenDevice, path: string, given: Unlock): Promise<Salvage> {
  const device = reading(path, () => openDevice(path, 'r'));
  try {
    const clues = reading(path, () => cluesOf(device, path));
    const seals = await unlock(device, clues, given);
    const size = device.size();
    const link = firstLink(clues.fileId, clues.projectId);
    const scan = reading(path, () => scanRecords(device, seals, clues.start, size, link));
    const entries = new Map(scan.entries.map(entry => [entry.record, entry]));
    const reader = readerOf(device, seals, entries);
    const { originals } = readOriginals({ entries }, reader);
    const damage = [
      ...(clues.damage === null ? [] : [{ where: 'the header', what: clues.damage }]),
      ...scan.faults.map(({ offset, what }) => ({ where: `byte ${offset}`, what })),
      ...alteredRecords(scan.entries, reader),
      ...(scan.end < size
        ? [{ where: `byte ${scan.end}`, what: `the last ${size - scan.end} bytes are no records` }]
        : []),
    ];
    return {
      damage,
      originals: [...originals.values()].map(({ sha256, bytes }) => ({ sha256, bytes })),
      originalPieces: sha256 => {
        const index = originals.get(sha256);
        return index === undefined ? [] : piecesWithHoles(path, reader, index);
      },
      images: () => wholeImages(scan, reader),
      actions: () => wholeActions(scan.entries, reader),
      close: () => {
        seals.forget();
        device.close();
      },
    };
  } catch (error) {
    device.close();
    throw error;
  }
}
