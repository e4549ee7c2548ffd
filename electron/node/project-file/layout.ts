/** Decides where the whole part of a file ends, and tells a torn tail from damage (T rules). */
import { refuse } from '../../shared/contract/problem.ts';
import type { Device } from './device.ts';
import {
  decodeCommit,
  decodeRecordHeader,
  KIND,
  LEAST_SHARE,
  linkOf,
  MARKER,
  RECORD_HEADER,
  SECTOR,
  TAG,
} from './format.ts';
import { type Entry, type Fault, placeOf, type Scan, scanRecords } from './scan.ts';
import type { Seals } from './seal.ts';

/** The committed part of a file. */
export interface Layout {
  /** Whole committed records by number. */
  readonly entries: Map<number, Entry>;
  readonly missing: ReadonlySet<number>;
  readonly faults: readonly Fault[];
  /** End of the last whole commit. */
  readonly end: number;
  /** Bytes after it that a crash left behind, or a cut. */
  readonly torn: number;
  /** Bytes after it in which no record of any project begins: they were added, or wrote over all that was there. */
  readonly foreign: number;
  /** Bytes after it that no crash explains: damage. */
  readonly spoilt: number;
  /** Number of the next record. */
  readonly next: number;
  /** Link of the last commit. */
  readonly link: Buffer;
  /** Newest action that is committed. */
  readonly seq: number;
}

const STEP = 1024 * SECTOR;

const allZero = (bytes: Buffer): boolean => bytes.every(byte => byte === 0);

/**
 * Whether some disk sector that the range touches was allotted and never written: its share from `from` to `size`, the
 * end of the file, is all zeros. Sealed bytes do not look like that, and a flipped bit does not make it: a record begins
 * at `from`, and at the end of an append the writer leaves no smaller share (A7).
 */
export function hasHole(device: Device, from: number, to: number, size: number): boolean {
  const last = Math.min(size, Math.ceil(to / SECTOR) * SECTOR);
  for (let base = from; base < to; ) {
    const stop = Math.min(last, (Math.floor(base / STEP) + 1) * STEP);
    const bytes = device.read(base, stop - base);
    for (let at = base; at < stop; ) {
      const next = Math.min(stop, (Math.floor(at / SECTOR) + 1) * SECTOR);
      const part = bytes.subarray(at - base, next - base);
      if ((at === from || part.length >= LEAST_SHARE) && allZero(part)) return true;
      at = next;
    }
    base = stop;
  }
  return false;
}

/** Whether the write that should have begun a record here never reached its sector, which an earlier one had reached. */
function isUnwritten(device: Device, at: number, size: number): boolean {
  const end = Math.min(size, (Math.floor(at / SECTOR) + 1) * SECTOR);
  return at < end && allZero(device.read(at, end - at));
}

/** Whether a power cut explains what is wrong between two places, of which the first begins a record (T2). */
function isUnfinished(device: Device, scan: Scan, from: number, to: number, size: number): boolean {
  const places = [...scan.faults.map(({ offset }) => offset), scan.end];
  return (
    hasHole(device, from, to, size) ||
    places.some(at => at >= from && at < to && isUnwritten(device, at, size))
  );
}

/** Whether these last bytes are the beginning of a record that was cut off. */
function isCutRecord(device: Device, from: number, size: number): boolean {
  const bytes = device.read(from, Math.min(RECORD_HEADER, size - from));
  if (bytes.length < RECORD_HEADER) {
    const known = Math.min(bytes.length, MARKER.length);
    return bytes.subarray(0, known).equals(MARKER.subarray(0, known));
  }
  const header = decodeRecordHeader(bytes);
  return header !== null && from + RECORD_HEADER + header.length + TAG > size;
}

/** Whether the marker of a record, true or not, stands anywhere in the range. */
function hasMarker(device: Device, from: number, to: number): boolean {
  for (let base = from; base < to; base += STEP)
    if (device.read(base, Math.min(STEP + MARKER.length - 1, to - base)).includes(MARKER)) return true;
  return false;
}

const isBulk = (entry: Entry): boolean => entry.kind === KIND.originalPiece || entry.kind === KIND.imagePiece;

/** Whether all that one commit commits is there, bulk pieces (synced before it) unread. */
function isWhole(device: Device, seals: Seals, scan: Scan, at: number, first: number): boolean {
  const commit = scan.entries[at];
  let expected = commit === undefined ? 0 : commit.record;
  for (let i = at - 1; expected > first; i--) {
    const entry = scan.entries[i];
    expected -= 1;
    if (entry === undefined || entry.record !== expected) return false;
    if (!isBulk(entry) && !seals.holds(device.read(entry.offset, entry.size))) return false;
  }
  return true;
}

/** Index in `scan.entries` of the commit that the file goes back to, and its newest action. */
function lastCommit(device: Device, seals: Seals, scan: Scan, size: number): { at: number; seq: number } {
  for (let at = scan.entries.length - 1; at >= 0; at--) {
    const entry = scan.entries[at];
    if (entry === undefined || entry.kind !== KIND.commit) continue;
    const bytes = seals.unseal(device.read(entry.offset, entry.size));
    const body = bytes === null || bytes.length < 16 ? null : decodeCommit(bytes);
    if (body !== null && isWhole(device, seals, scan, at, body.first)) return { at, seq: body.seq };
    const first = body?.first ?? entry.record;
    const before = scan.entries
      .slice(0, at)
      .findLast(({ kind, record }) => kind === KIND.commit && record < first);
    const from = before === undefined ? entry.offset : before.offset + before.size;
    if (isUnfinished(device, scan, from, entry.offset + entry.size, size)) continue;
    if (body !== null) return { at, seq: body.seq };
    refuse({ code: 'damaged', where: placeOf(entry), what: 'its seal does not hold' });
  }
  return refuse({ code: 'damaged', where: 'the records', what: 'not one whole commit is left' });
}

/** Reads the layout of the records between `start` and `size`. Refuses with `damaged` when no commit can be trusted. */
export function readLayout(
  device: Device,
  seals: Seals,
  start: number,
  size: number,
  firstLink: Buffer,
): Layout {
  const scan = scanRecords(device, seals, start, size, firstLink);
  const { at, seq } = lastCommit(device, seals, scan, size);
  const commit = scan.entries[at];
  if (commit === undefined) throw new Error('The commit just found is gone.');
  const end = commit.offset + commit.size;
  const clean = scan.faults.every(fault => fault.offset < end);
  const cut = scan.end === size || isCutRecord(device, scan.end, size);
  const torn = end === size || (clean && cut) || isUnfinished(device, scan, end, size, size);
  const foreign = !torn && !hasMarker(device, end, size);
  return {
    entries: new Map(scan.entries.slice(0, at + 1).map(entry => [entry.record, entry])),
    missing: new Set([...scan.missing].filter(record => record < commit.record)),
    faults: scan.faults.filter(fault => fault.offset < end),
    end,
    torn: torn ? size - end : 0,
    foreign: foreign ? size - end : 0,
    spoilt: torn || foreign ? 0 : size - end,
    next: commit.record + 1,
    link: linkOf(device.read(commit.offset, RECORD_HEADER), device.read(end - TAG, TAG)),
    seq,
  };
}
