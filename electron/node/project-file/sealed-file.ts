/** One open project file: the port, on top of reader and writer. */
import type { ActionRecord, Damage, ProjectFile } from '../../core/ports/project-file.ts';
import { refuse } from '../../shared/contract/problem.ts';
import { type RecordReader, readerOf } from './contents.ts';
import type { Device } from './device.ts';
import { reading } from './errors.ts';
import { type ImageManifest, MAX_BODY, type OriginalIndex } from './format.ts';
import type { Lock } from './lock.ts';
import { actionRecords, putChangedPieces, putPieces, readPieces } from './pieces.ts';
import type { Entry } from './scan.ts';
import type { Seals } from './seal.ts';
import { verifyFile } from './verify.ts';
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
  /** Null when the file is open for reading. */
  readonly lock: Lock | null;
  readonly tail: Tail;
  readonly entries: Map<number, Entry>;
  readonly originals: Map<string, OriginalIndex>;
  readonly manifest: ImageManifest | null;
  /** Newest action in the file. */
  readonly seq: number;
  readonly pending: readonly PendingAction[];
}

/** The `ProjectFile` of the real format. */
export class SealedFile implements ProjectFile {
  readonly path: string;
  readonly readOnly: boolean;
  readonly #device: Device;
  readonly #seals: Seals;
  readonly #lock: Lock | null;
  readonly #entries: Map<number, Entry>;
  readonly #originals: Map<string, OriginalIndex>;
  readonly #reader: RecordReader;
  readonly #writer: Writer;
  #manifest: ImageManifest | null;
  #seq: number;
  #pending: PendingAction[];
  #closed = false;

  constructor(start: Start) {
    this.path = start.path;
    this.readOnly = start.lock === null;
    this.#device = start.device;
    this.#seals = start.seals;
    this.#lock = start.lock;
    this.#entries = start.entries;
    this.#originals = start.originals;
    this.#manifest = start.manifest;
    this.#seq = start.seq;
    this.#pending = [...start.pending];
    this.#reader = readerOf(start.device, start.seals, start.entries);
    this.#writer = new Writer(start.device, start.path, start.seals, start.tail, start.entries);
  }

  bytes(): number {
    return this.#writer.tail.length;
  }

  append(action: ActionRecord): void {
    this.#requireWritable();
    if (!Number.isSafeInteger(action.seq) || action.seq <= this.#seq)
      throw new RangeError('Actions must be appended with rising sequence numbers.');
    const first = this.#writer.attempt(() => {
      this.#writer.settleBulk();
      const records = actionRecords(action).map(record => this.#writer.put(record));
      this.#writer.commit(action.seq);
      return records[0] ?? 0;
    });
    this.#seq = action.seq;
    this.#pending.push({ seq: action.seq, first, size: this.#sizeFrom(first) });
  }

  putOriginal(sha256: string, bytes: Uint8Array): void {
    this.#requireWritable();
    if (this.#originals.has(sha256)) return;
    this.#originals.set(
      sha256,
      this.#writer.attempt(() => putPieces(this.#writer, sha256, bytes)),
    );
  }

  hasOriginal(sha256: string): boolean {
    return this.#originals.has(sha256);
  }

  readOriginal(sha256: string, range?: { readonly start: number; readonly end: number }): Uint8Array {
    this.#requireOpen();
    const index = this.#indexOf(sha256);
    return reading(this.path, () =>
      readPieces(this.#reader, index, range?.start ?? 0, range?.end ?? index.bytes),
    );
  }

  originalBytes(sha256: string): number {
    return this.#indexOf(sha256).bytes;
  }

  putImage(seq: number, image: Uint8Array): void {
    this.#requireWritable();
    if (!Number.isSafeInteger(seq) || seq < (this.#manifest?.seq ?? 0) || seq > this.#seq)
      throw new RangeError('An image must be as of an action between the last image and the last action.');
    const later = this.#pending.filter(action => action.seq > seq);
    const replayFrom = later[0]?.first ?? null;
    this.#manifest = this.#writer.attempt(() => {
      this.#writer.settleBulk();
      const manifest = putChangedPieces(this.#writer, image, seq, replayFrom, this.#manifest);
      this.#writer.commit(this.#seq);
      return manifest;
    });
    this.#pending = later;
  }

  bytesSinceImage(): number {
    return this.#pending.reduce((sum, action) => sum + action.size, 0);
  }

  verify(step: (done: number, total: number) => void): Damage[] {
    this.#requireOpen();
    return reading(this.path, () =>
      verifyFile(this.#device, this.path, this.#seals, this.#writer.tail.length, step),
    );
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    try {
      if (!this.readOnly) this.#writer.dropUncommitted();
    } finally {
      this.#seals.forget();
      this.#device.close();
      this.#lock?.release();
    }
  }

  #indexOf(sha256: string): OriginalIndex {
    return (
      this.#originals.get(sha256) ??
      refuse({ code: 'damaged', where: `original ${sha256}`, what: 'it is not in the file' })
    );
  }

  /** Bytes of the action records from `first` on; the last record is its commit. */
  #sizeFrom(first: number): number {
    let size = 0;
    for (let record = first; record < this.#writer.tail.next - 1; record++)
      size += this.#entries.get(record)?.size ?? MAX_BODY;
    return size;
  }

  #requireOpen(): void {
    if (this.#closed) throw new Error('The project file is closed.');
  }

  #requireWritable(): void {
    this.#requireOpen();
    if (this.readOnly) refuse({ code: 'read-only' });
  }
}
