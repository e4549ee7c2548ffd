/** Decides where the whole part of a file ends, and tells a torn tail from damage (T rules). */
import { refuse } from '../../shared/contract/problem.ts';
import type { Device } from './device.ts';
import { decodeCommit, decodeRecordHeader, KIND, linkOf, MARKER, RECORD_HEADER, TAG } from './format.ts';
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

const SECTOR = 512;
const LEAST_HOLE = 16;
const STEP = 1024 * SECTOR;

/**
 * Whether some disk sector's share of the range is all zeros: what a sector reads as that was allotted and never
 * written. Sealed bytes do not look like that, and a flipped bit does not make it.
 */
export function hasHole(device: Device, from: number, to: number): boolean {
  for (let base = from; base < to; ) {
    const stop = Math.min(to, (Math.floor(base / STEP) + 1) * STEP);
    const bytes = device.read(base, stop - base);
    for (let at = base; at < stop; ) {
      const next = Math.min(stop, (Math.floor(at / SECTOR) + 1) * SECTOR);
      const part = bytes.subarray(at - base, next - base);
      if (part.length >= LEAST_HOLE && part.every(byte => byte === 0)) return true;
      at = next;
    }
    base = stop;
  }
  return false;
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
function lastCommit(device: Device, seals: Seals, scan: Scan): { at: number; seq: number } {
  for (let at = scan.entries.length - 1; at >= 0; at--) {
    const entry = scan.entries[at];
    if (entry === undefined || entry.kind !== KIND.commit) continue;
    const bytes = seals.unseal(device.read(entry.offset, entry.size));
    const body = bytes === null ? null : decodeCommit(bytes);
    if (body !== null && isWhole(device, seals, scan, at, body.first)) return { at, seq: body.seq };
    const before = scan.entries.slice(0, at).findLast(other => other.kind === KIND.commit);
    if (
      hasHole(
        device,
        before === undefined ? entry.offset : before.offset + before.size,
        entry.offset + entry.size,
      )
    )
      continue;
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
  const { at, seq } = lastCommit(device, seals, scan);
  const commit = scan.entries[at];
  if (commit === undefined) throw new Error('The commit just found is gone.');
  const end = commit.offset + commit.size;
  const clean = scan.faults.every(fault => fault.offset < end);
  const cut = scan.end === size || isCutRecord(device, scan.end, size);
  const torn = end === size || (clean && cut) || hasHole(device, end, size);
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
