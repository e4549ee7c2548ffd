/**
 * Finds the records of a file by their clear headers and tags, without opening the bulk ones (C rules). As long as the
 * chain holds nothing is unsealed; after any break a record counts only if its own seal holds.
 */
import type { Device } from './device.ts';
import {
  decodeRecordHeader,
  type Kind,
  kindName,
  linkOf,
  MARKER,
  RECORD_HEADER,
  type RecordHeader,
  TAG,
} from './format.ts';
import type { Seals } from './seal.ts';

/** Where a record lies. `size` counts header, body and tag. */
export interface Entry {
  readonly record: number;
  readonly kind: Kind;
  readonly flags: number;
  readonly offset: number;
  readonly size: number;
}

/** A place in the file that is not as it was written. */
export interface Fault {
  readonly offset: number;
  readonly what: string;
}

/** What a scan found. */
export interface Scan {
  /** Whole records in file order, numbers ascending. */
  readonly entries: Entry[];
  /** Numbers that should be there and are not, or whose record was replaced. */
  readonly missing: Set<number>;
  readonly faults: Fault[];
  /** End of the last record; bytes after it belong to none. */
  readonly end: number;
}

/** The place of a record in words. */
export const placeOf = (entry: Entry): string =>
  `record ${entry.record} (${kindName(entry.kind)}) at byte ${entry.offset}`;

const NEAR = 64 * 1024;
const SEARCH = 1024 * 1024;

/** Reads small ranges in rising order: many in one call where records are small, few bytes where they are large. */
function windowOver(device: Device, size: number): (offset: number, length: number) => Buffer {
  let from = 0;
  let held: Buffer = Buffer.alloc(0);
  return (offset, length) => {
    if (offset < from || offset + length > from + held.length) {
      const far = offset > from + held.length + NEAR;
      from = offset;
      held = device.read(offset, Math.min(size - offset, far ? 512 : NEAR));
    }
    return held.subarray(offset - from, offset - from + length);
  };
}

interface Found {
  readonly offset: number;
  readonly size: number;
  readonly header: RecordHeader;
  readonly link: Buffer;
}

/** Walks the records of one file. */
class Scanner {
  readonly entries: Entry[] = [];
  readonly missing = new Set<number>();
  readonly faults: Fault[] = [];
  #next = 0;
  #link: Buffer | null;
  readonly #device: Device;
  readonly #seals: Seals;
  readonly #size: number;
  readonly #at: (offset: number, length: number) => Buffer;

  constructor(device: Device, seals: Seals, size: number, firstLink: Buffer) {
    this.#device = device;
    this.#seals = seals;
    this.#size = size;
    this.#link = firstLink;
    this.#at = windowOver(device, size);
  }

  /** Walks from `start`; returns where the last record ends. */
  walk(start: number): number {
    let position = start;
    for (;;) {
      let found = this.#recordAt(position);
      if (found === null || !(this.#fits(found) || this.#holds(found))) {
        found = this.#search(position + 1);
        if (found === null) return position;
        const bytes = found.offset - position;
        this.faults.push({ offset: position, what: `${bytes} bytes are not a whole record` });
        this.#link = null;
      }
      this.#place(found);
      position = found.offset + found.size;
    }
  }

  #recordAt(offset: number): Found | null {
    if (offset + RECORD_HEADER + TAG > this.#size) return null;
    const raw = Buffer.from(this.#at(offset, RECORD_HEADER));
    const header = decodeRecordHeader(raw);
    if (header === null) return null;
    const size = RECORD_HEADER + header.length + TAG;
    if (offset + size > this.#size) return null;
    return { offset, size, header, link: linkOf(raw, this.#at(offset + size - TAG, TAG)) };
  }

  #fits({ header }: Found): boolean {
    return header.record === this.#next && this.#link !== null && header.link.equals(this.#link);
  }

  #holds(found: Found): boolean {
    return this.#seals.holds(this.#device.read(found.offset, found.size));
  }

  /** The first record from `from` on whose own seal holds. */
  #search(from: number): Found | null {
    for (let base = from; base < this.#size; base += SEARCH) {
      const bytes = this.#device.read(base, Math.min(SEARCH + MARKER.length - 1, this.#size - base));
      for (let i = bytes.indexOf(MARKER); i >= 0; i = bytes.indexOf(MARKER, i + 1)) {
        const found = this.#recordAt(base + i);
        if (found !== null && this.#holds(found)) return found;
      }
    }
    return null;
  }

  #place(found: Found): void {
    const { header, offset, size } = found;
    const { record, kind, flags } = header;
    if (record < this.#next) {
      this.faults.push({ offset, what: `record ${record} stands here again, out of its place` });
      return;
    }
    if (record > this.#next) this.#gap(record, offset);
    else if (this.#link !== null && !header.link.equals(this.#link)) this.#unseat(record - 1);
    this.entries.push({ record, kind, flags, offset, size });
    this.#next = record + 1;
    this.#link = found.link;
  }

  #gap(record: number, offset: number): void {
    for (let lost = this.#next; lost < record; lost++) this.missing.add(lost);
    const many = record - this.#next;
    this.faults.push({
      offset,
      what:
        many === 1 ? `record ${this.#next} is missing` : `records ${this.#next} to ${record - 1} are missing`,
    });
  }

  /** The record after `record` is genuine and was written after another one than this. */
  #unseat(record: number): void {
    const entry = this.entries.at(-1);
    if (entry === undefined || entry.record !== record) {
      this.faults.push({ offset: 0, what: 'the first record does not belong to this header' });
      return;
    }
    this.entries.pop();
    this.missing.add(record);
    this.faults.push({ offset: entry.offset, what: `${placeOf(entry)} was altered or replaced` });
  }
}

/** Scans the records from `start` to `size`. */
export function scanRecords(
  device: Device,
  seals: Seals,
  start: number,
  size: number,
  firstLink: Buffer,
): Scan {
  const scanner = new Scanner(device, seals, size, firstLink);
  const end = scanner.walk(start);
  return { entries: scanner.entries, missing: scanner.missing, faults: scanner.faults, end };
}
