// How an older PowerPoint file is put together: records inside records, found through a list that every save adds to.
import { Unreadable } from '../unreadable.ts';

/** Numbers of the records that matter. */
export const R = {
  DOCUMENT: 1000,
  SLIDE: 1006,
  SLIDE_ATOM: 1007,
  NOTES: 1008,
  SLIDE_PLACE: 1011,
  SHOW_INFO: 1017,
  OUTLINE_REFERENCE: 3998,
  TEXT_HEADER: 3999,
  WIDE_TEXT: 4000,
  NARROW_TEXT: 4008,
  STRING: 4026,
  SLIDE_LIST: 4080,
  EDIT: 4085,
  TAG_DATA: 5003,
  PLACES: 6002,
  COMMENT: 12_000,
} as const;

/** One record. `inside` is its content. */
export interface PptRecord {
  readonly type: number;
  /** Tells records of one type apart: which list, which string. */
  readonly instance: number;
  readonly isContainer: boolean;
  readonly inside: Uint8Array;
}

/** Deeper than any program writes. */
const MOST_DEEP = 40;

/** Records one after the other; what is cut off is left out. */
export function* recordsIn(bytes: Uint8Array): Generator<PptRecord> {
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const start = view.getUint16(at, true);
    const end = at + 8 + view.getUint32(at + 4, true);
    if (end > bytes.length) return;
    const type = view.getUint16(at + 2, true);
    yield {
      type,
      instance: start >> 4,
      isContainer: (start & 15) === 15 || type === R.TAG_DATA,
      inside: bytes.subarray(at + 8, end),
    };
    at = end;
  }
}

/** Every record below, in order, those in containers too. */
export function* everyRecord(bytes: Uint8Array, depth = 0): Generator<PptRecord> {
  if (depth > MOST_DEEP) return;
  for (const record of recordsIn(bytes)) {
    yield record;
    if (record.isContainer) yield* everyRecord(record.inside, depth + 1);
  }
}

/** A DataView over bytes. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const LOCKED = 0xf3d1c4df;

/** The records of the newest save, by the numbers that they call one another by. */
export class PptFile {
  readonly document: PptRecord | undefined;
  readonly #bytes: Uint8Array;
  readonly #places = new Map<number, number>();

  /** `user` is the stream that says where the newest save begins. */
  constructor(bytes: Uint8Array, user: Uint8Array) {
    this.#bytes = bytes;
    const current = viewOf(user);
    if (current.getUint32(12, true) === LOCKED)
      throw new Unreadable(
        'The presentation is locked with a password. Save an unlocked copy with the password, and import that.',
        'needs-password',
      );
    const newest = current.getUint32(16, true);
    const seen = new Set<number>();
    for (let at = newest; at !== 0 && !seen.has(at); ) {
      seen.add(at);
      const edit = this.#at(at);
      if (edit?.type !== R.EDIT || edit.inside.length < 20) break;
      const view = viewOf(edit.inside);
      this.#takePlaces(this.#at(view.getUint32(12, true)));
      at = view.getUint32(8, true);
    }
    const first = this.#at(newest);
    this.document =
      first && first.inside.length >= 20 ? this.get(viewOf(first.inside).getUint32(16, true)) : undefined;
  }

  /** The record that is called by this number. */
  get(number: number): PptRecord | undefined {
    const place = this.#places.get(number);
    return place === undefined ? undefined : this.#at(place);
  }

  #at(place: number): PptRecord | undefined {
    return recordsIn(this.#bytes.subarray(place)).next().value ?? undefined;
  }

  /** A first number and a count in one word, then the places. Newer saves are read first, and hold. */
  #takePlaces(list: PptRecord | undefined): void {
    if (list?.type !== R.PLACES) return;
    const view = viewOf(list.inside);
    for (let at = 0; at + 4 <= view.byteLength; ) {
      const word = view.getUint32(at, true);
      at += 4;
      for (let index = 0; index < word >>> 20 && at + 4 <= view.byteLength; index++, at += 4) {
        const number = (word & 0xfffff) + index;
        if (!this.#places.has(number)) this.#places.set(number, view.getUint32(at, true));
      }
    }
  }
}
