/** One open project file: the port, on top of reader and writer. */
import type {
  ActionRecord,
  Damage,
  KeySlot,
  OriginalInPieces,
  ProjectFile,
  RewriteOptions,
  Rewriting,
  Unlock,
  Watch,
} from '../../core/ports/project-file.ts';
import { refuse } from '../../shared/contract/problem.ts';
import { actionsIn } from './contents.ts';
import { realDisk } from './disk.ts';
import { errnoOf, reading, writing } from './errors.ts';
import type { OriginalIndex } from './format.ts';
import { garbageOf, type Live, liveFrom, type Start, settlePlace } from './live.ts';
import { beginOriginal } from './original-in-pieces.ts';
import { actionRecords, putChangedPieces, putPieces, readPieces } from './pieces.ts';
import { putAside } from './put-aside.ts';
import { beginRewrite, type Surroundings } from './rewrite.ts';
import type { FileRewriting } from './rewriting.ts';
import { openSlots, slotId, wrongKey } from './slots.ts';
import { verifyFile } from './verify.ts';
import { verifyAside, WORTH_THREADS } from './verify-aside.ts';

/** What a file needs of the machine to be written anew. */
export type Machine = Pick<Surroundings, 'disk' | 'scryptLogN'>;

/** Closing tidies up. On a drive that is gone it cannot, and need not: the next opener cuts off what no commit followed. */
function tolerating(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
  }
}

/** The `ProjectFile` of the real format. */
export class SealedFile implements ProjectFile {
  readonly #machine: Machine;
  #live: Live;
  /** Originals that no commit vouches for yet. */
  #uncommitted: string[] = [];
  #rewriting: FileRewriting | 'beginning' | null = null;
  #closed = false;

  constructor(start: Start, machine: Machine) {
    this.#live = liveFrom(start);
    this.#machine = machine;
  }

  get path(): string {
    return this.#live.path;
  }

  get readOnly(): boolean {
    return this.#live.lock === null;
  }

  bytes(): number {
    return this.#live.writer.tail.length;
  }

  append(action: ActionRecord): void {
    this.#requireWritable();
    if (!Number.isSafeInteger(action.seq) || action.seq <= this.#live.seq)
      throw new RangeError('Actions must be appended with rising sequence numbers.');
    settlePlace(this.#live);
    const records = this.#attempt(() => {
      this.#live.writer.settleBulk();
      const put = actionRecords(action).map(record => this.#live.writer.put(record));
      this.#live.writer.commit(action.seq);
      return put;
    });
    this.#uncommitted = [];
    this.#live.seq = action.seq;
    const size = records.reduce((sum, record) => sum + (this.#live.entries.get(record)?.size ?? 0), 0);
    this.#live.pending = [...this.#live.pending, { seq: action.seq, first: records[0] ?? 0, size }];
  }

  putOriginal(sha256: string, bytes: Uint8Array): void {
    this.#requireWritable();
    if (this.#live.originals.has(sha256)) return;
    const index = this.#attempt(() => putPieces(this.#live.writer, sha256, bytes));
    this.#live.originals.set(sha256, index);
    this.#uncommitted.push(sha256);
  }

  beginOriginal(): OriginalInPieces {
    return beginOriginal({
      current: () => {
        this.#requireWritable();
        return this.#live;
      },
      attempt: work => this.#attempt(work),
      stored: sha256 => this.#uncommitted.push(sha256),
    });
  }

  hasOriginal(sha256: string): boolean {
    return this.#live.originals.has(sha256);
  }

  readOriginal(sha256: string, range?: { readonly start: number; readonly end: number }): Uint8Array {
    this.#requireOpen();
    const index = this.#indexOf(sha256);
    return reading(this.path, () =>
      readPieces(this.#live.reader, index, range?.start ?? 0, range?.end ?? index.bytes),
    );
  }

  originalBytes(sha256: string): number {
    return this.#indexOf(sha256).bytes;
  }

  putImage(seq: number, image: Uint8Array): void {
    this.#requireWritable();
    if (!Number.isSafeInteger(seq) || seq < (this.#live.manifest?.seq ?? 0) || seq > this.#live.seq)
      throw new RangeError('An image must be as of an action between the last image and the last action.');
    const later = this.#live.pending.filter(action => action.seq > seq);
    const replayFrom = later[0]?.first ?? null;
    this.#live.manifest = this.#attempt(() => {
      this.#live.writer.settleBulk();
      const manifest = putChangedPieces(this.#live.writer, image, seq, replayFrom, this.#live.manifest);
      this.#live.writer.commit(this.#live.seq);
      return manifest;
    });
    this.#uncommitted = [];
    this.#live.pending = later;
  }

  bytesSinceImage(): number {
    return this.#live.pending.reduce((sum, action) => sum + action.size, 0);
  }

  *sealedActions(): Generator<ActionRecord> {
    let seen = 0;
    let from: Live | null = null;
    let actions: Generator<ActionRecord> | null = null;
    for (;;) {
      this.#requireOpen();
      // Between two steps a compaction may have put another file in the place of this.
      if (actions === null || from !== this.#live) {
        from = this.#live;
        actions = actionsIn(from, from.reader, 0);
      }
      const running = actions;
      const next = reading(this.path, () => running.next());
      if (next.done) return;
      if (next.value.seq <= seen) continue;
      seen = next.value.seq;
      yield next.value;
    }
  }

  garbageBytes(): number {
    return garbageOf(this.#live);
  }

  keySlots(): KeySlot[] {
    return this.#live.header.slots.map(slot => ({ id: slotId(slot), kind: slot.kind }));
  }

  async unlocks(unlock: Unlock): Promise<KeySlot[]> {
    this.#requireOpen();
    const { header, seals } = this.#live;
    const opened: KeySlot[] = [];
    for await (const { slot, key } of openSlots(header.slots, unlock)) {
      if (seals.isKey(key)) opened.push({ id: slotId(slot), kind: slot.kind });
      key.fill(0);
    }
    return opened.length > 0 ? opened : refuse(wrongKey(unlock));
  }

  async rewrite(options: RewriteOptions): Promise<Rewriting> {
    if (options.path === undefined) this.#requireWritable();
    else this.#requireOpen();
    if (this.#live.damaged && options.lossy !== true)
      refuse({
        code: 'damaged',
        where: 'some records',
        what: 'a file with damage is not written anew, because the rest of it could be lost',
      });
    if (this.#rewriting === 'beginning' || this.#rewriting?.over === false)
      refuse({
        code: 'not-allowed',
        what: 'The project file is being written anew already.',
        next: 'Wait until that is done, or cancel it.',
      });
    this.#rewriting = 'beginning';
    let begun: FileRewriting | null = null;
    try {
      begun = await beginRewrite(this.#live, options, {
        ...this.#machine,
        follow: made => this.#goOnIn(made),
      });
    } finally {
      this.#rewriting = begun;
    }
    if (this.#closed) begun.abandon();
    this.#requireOpen();
    return begun;
  }

  verify(step: (done: number, total: number) => void): Damage[] {
    this.#requireOpen();
    const { device, seals, writer, leftOut } = this.#live;
    const damage = reading(this.path, () =>
      verifyFile(device, this.path, seals, writer.committed.length, step),
    );
    return [...damage, ...leftOut];
  }

  async verifyAside(watch: Watch): Promise<Damage[]> {
    this.#requireOpen();
    const live = this.#live;
    const size = live.writer.committed.length;
    // A stand-in for the disk is in this thread only.
    if (size < WORTH_THREADS || this.#machine.disk !== realDisk) return this.verify(watch.tell);
    const { header, seals, path, leftOut } = live;
    const damage = await verifyAside({ path, fileId: header.fileId, seals, size }, watch);
    if (damage !== null) return [...damage, ...leftOut];
    // Compacted meanwhile; or replaced or removed by another program, and still open here.
    return this.#live === live ? this.verify(watch.tell) : this.verifyAside(watch);
  }

  putAside(note: string): string {
    this.#requireOpen();
    const { device, path, writer } = this.#live;
    return putAside(device, path, writer.committed.length, note);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#rewriting !== 'beginning') this.#rewriting?.abandon();
    const { writer, seals, device, lock } = this.#live;
    if (!this.readOnly) tolerating(() => writer.dropUncommitted());
    seals.forget();
    tolerating(() => device.close());
    lock?.release();
  }

  discard(): void {
    const { device, path } = this.#live;
    const isOurs = device.isAt(path);
    this.close();
    if (isOurs) writing(path, () => this.#machine.disk.remove(path));
  }

  /** The new file is whole and in its place: the old one is let go of. */
  #goOnIn(made: Live): void {
    const old = this.#live;
    this.#live = made;
    this.#uncommitted = [];
    old.seals.forget();
    if (old.lock !== made.lock) old.lock?.release();
    old.device.closeAside();
  }

  #indexOf(sha256: string): OriginalIndex {
    return (
      this.#live.originals.get(sha256) ??
      refuse({ code: 'damaged', where: `original ${sha256}`, what: 'it is not in the file' })
    );
  }

  /** Writes; when that fails the file is cut back to its last commit, and originals put since then are gone. */
  #attempt<T>(work: () => T): T {
    try {
      return this.#live.writer.attempt(work);
    } catch (error) {
      for (const sha256 of this.#uncommitted.splice(0)) this.#live.originals.delete(sha256);
      throw error;
    }
  }

  #requireOpen(): void {
    if (this.#closed) throw new Error('The project file is closed.');
  }

  #requireWritable(): void {
    this.#requireOpen();
    if (this.readOnly) refuse({ code: 'read-only' });
  }
}
