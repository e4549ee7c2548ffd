/** Copies what is alive in an open file into a new one, in short steps, while work goes on (W rules). */
import type { Rewriting } from '../../core/ports/project-file.ts';
import { Refusal, refuse } from '../../shared/contract/problem.ts';
import { reading, writing } from './errors.ts';
import {
  encodeManifest,
  encodeOriginalIndex,
  FLAG_MORE,
  type ImageManifest,
  KIND,
  type Kind,
  type OriginalIndex,
} from './format.ts';
import type { Live, PendingAction } from './live.ts';
import { putChangedPieces } from './pieces.ts';
import { placeOf } from './scan.ts';
import type { Plain } from './seal.ts';
import { slotId } from './slots.ts';

/** A database image that is newer than that of the file. */
export interface FreshImage {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** What becomes of the new file. */
export interface Placing {
  /** Puts the whole, synced file where it belongs. */
  place(made: Live): void;
  /** Removes what was written. */
  discard(made: Live): void;
}

// A step is short enough that an edit does not feel it. Syncing now and then keeps the last sync short, and an edit's
// too: some file systems write what waits of other files along with it.
const STEP = 512 * 1024;
const SYNC_AFTER = 4 * 1024 * 1024;

interface Copying {
  readonly index: OriginalIndex;
  readonly pieces: number[];
}

/** The first action with a number above `seq`; they are in order. */
function firstAfter(actions: readonly PendingAction[], seq: number): PendingAction | undefined {
  let [low, high] = [0, actions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((actions[middle]?.seq ?? 0) > seq) high = middle;
    else low = middle + 1;
  }
  return actions[low];
}

/** The `Rewriting` of the real format. `made` is the new file with its header and first commit in it. */
export class FileRewriting implements Rewriting {
  readonly slots: Rewriting['slots'];
  readonly lost: string[] = [];
  readonly #from: Live;
  readonly #made: Live;
  readonly #placing: Placing;
  readonly #image: FreshImage | null;
  readonly #lossy: boolean;
  readonly #images = new Map<number, number>();
  #walking: { manifest: ImageManifest | null; at: number } = { manifest: null, at: 0 };
  #copying: Copying | null = null;
  #uncopied: MapIterator<[string, OriginalIndex]> | null = null;
  readonly #actions: PendingAction[] = [];
  #unsynced = 0;
  #settling = false;
  #over = false;

  constructor(
    from: Live,
    made: Live,
    placing: Placing,
    options: { readonly image?: FreshImage | undefined; readonly lossy?: boolean | undefined } = {},
  ) {
    this.#from = from;
    this.#made = made;
    this.#placing = placing;
    this.#image = options.image ?? null;
    this.#lossy = options.lossy ?? false;
    this.slots = made.header.slots.map(slot => ({ id: slotId(slot), kind: slot.kind }));
  }

  /** Whether it ended, well or not. */
  get over(): boolean {
    return this.#over;
  }

  get written(): number {
    return this.#made.writer.tail.length;
  }

  step(): boolean {
    return this.#guarded(() =>
      this.#made.writer.attempt(() => {
        const from = this.written;
        let more = true;
        while (more && this.written - from < STEP) more = this.#copyOne();
        this.#unsynced += this.written - from;
        if (!more) this.#unsynced = Math.max(this.#unsynced, SYNC_AFTER);
        return more;
      }),
    );
  }

  async settle(): Promise<void> {
    if (this.#over || this.#unsynced < SYNC_AFTER) return;
    this.#unsynced = 0;
    this.#settling = true;
    try {
      await this.#made.device.syncAside();
    } catch (error) {
      if (this.#over) return;
      this.abandon();
      writing(this.#made.path, () => {
        throw error;
      });
    } finally {
      this.#settling = false;
    }
  }

  finish(): void {
    // What the disk could not take in then is not reported again.
    if (this.#settling) throw new Error('A rewriting is finished only when it has settled.');
    this.#guarded(() => {
      const { writer } = this.#made;
      writer.attempt(() => {
        // Once more from the first: one that was counted may have been taken back since, with what it was put for.
        this.#uncopied = this.#from.originals.entries();
        while (this.#copyOne());
        this.#putImage();
        this.#made.seq = this.#from.seq;
        writer.settleBulk();
        writer.commit(this.#from.seq);
      });
      this.#placing.place(this.#made);
    });
    this.#over = true;
  }

  abandon(): void {
    if (this.#over) return;
    this.#over = true;
    this.#placing.discard(this.#made);
  }

  #guarded<T>(work: () => T): T {
    if (this.#over) throw new Error('This rewriting is over.');
    try {
      return work();
    } catch (error) {
      this.abandon();
      throw error;
    }
  }

  /** Copies one record; false when nothing is left. */
  #copyOne(): boolean {
    this.#copying ??= this.#nextOriginal();
    if (this.#copying !== null) {
      this.#copyOriginal(this.#copying);
      return true;
    }
    return (this.#image === null && this.#copyImagePiece()) || this.#copyAction();
  }

  /** Copies one action that the image does not hold; false when all are copied. */
  #copyAction(): boolean {
    const { pending, manifest } = this.#from;
    const done = Math.max(this.#actions.at(-1)?.seq ?? 0, this.#image?.seq ?? manifest?.seq ?? 0);
    const action = firstAfter(pending, done);
    if (action === undefined) return false;
    const { writer, entries } = this.#made;
    const start = writer.tail.next;
    let size = 0;
    for (let record = action.first, flags = FLAG_MORE; (flags & FLAG_MORE) !== 0; record++) {
      const plain = this.#opened(record, KIND.action);
      flags = plain.flags ?? 0;
      size += entries.get(writer.put(plain))?.size ?? 0;
    }
    this.#actions.push({ seq: action.seq, first: start, size });
    return true;
  }

  #copyImagePiece(): boolean {
    const { manifest } = this.#from;
    if (manifest !== this.#walking.manifest) this.#walking = { manifest, at: 0 };
    for (const walking = this.#walking; ; walking.at++) {
      const next = manifest?.pieces[walking.at];
      if (next === undefined) return false;
      if (this.#images.has(next.record)) continue;
      this.#images.set(next.record, this.#copy(next.record, KIND.imagePiece));
      return true;
    }
  }

  /** The next original of the old file, or one that came meanwhile; null when all are copied. */
  #nextOriginal(): Copying | null {
    const { originals } = this.#from;
    while (this.#uncopied !== null || this.#made.originals.size + this.lost.length < originals.size) {
      this.#uncopied ??= originals.entries();
      const next = this.#uncopied.next();
      if (next.done) this.#uncopied = null;
      else if (!this.#made.originals.has(next.value[0]) && !this.lost.includes(next.value[0]))
        return { index: next.value[1], pieces: [] };
    }
    return null;
  }

  #copyOriginal({ index, pieces }: Copying): void {
    const next = index.pieces[pieces.length];
    try {
      if (next !== undefined) {
        pieces.push(this.#copy(next, KIND.originalPiece));
        return;
      }
    } catch (error) {
      if (!this.#lossy || !(error instanceof Refusal)) throw error;
      this.lost.push(index.sha256);
      this.#copying = null;
      return;
    }
    const copied = { ...index, pieces };
    this.#made.writer.putBulk({
      kind: KIND.originalIndex,
      body: encodeOriginalIndex(copied),
      compress: false,
    });
    this.#made.originals.set(index.sha256, copied);
    this.#copying = null;
  }

  /** Writes the image, or its manifest, and where the actions after it begin. */
  #putImage(): void {
    const { writer } = this.#made;
    const old = this.#from.manifest;
    const seq = this.#image?.seq ?? old?.seq ?? 0;
    const pending = this.#actions.filter(action => action.seq > seq);
    this.#made.pending = pending;
    if (this.#image !== null) {
      const first = pending[0]?.first ?? null;
      this.#made.manifest = putChangedPieces(writer, this.#image.bytes, seq, first, null);
      return;
    }
    if (old === null) return;
    const pieces = old.pieces.map(({ record, hash }) => ({ record: this.#images.get(record) ?? -1, hash }));
    const manifest = { ...old, replayFrom: pending[0]?.first ?? writer.tail.next, pieces };
    writer.put({ kind: KIND.imageManifest, body: encodeManifest(manifest), compress: false });
    this.#made.manifest = manifest;
  }

  #copy(record: number, kind: Kind): number {
    return this.#made.writer.putBulk(this.#opened(record, kind));
  }

  /** A record's body as it is sealed, compressed or not. Refuses with `damaged`. */
  #opened(record: number, kind: Kind): Plain {
    const { entries, device, seals, path } = this.#from;
    const entry = entries.get(record);
    const opened =
      entry?.kind === kind ? reading(path, () => seals.open(device.read(entry.offset, entry.size))) : null;
    if (opened !== null) return { kind, flags: opened.flags, body: opened.body, compress: false };
    return refuse({
      code: 'damaged',
      where: entry === undefined ? `record ${record}` : placeOf(entry),
      what: 'it is missing or was altered',
    });
  }
}
