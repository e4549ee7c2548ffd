/** Appends sealed records to a file and takes a failed append back (A rules). */
import { refuse } from '../../shared/contract/problem.ts';
import type { Device } from './device.ts';
import { writing } from './errors.ts';
import { encodeCommit, KIND, LEAST_SHARE, SECTOR } from './format.ts';
import type { Entry } from './scan.ts';
import type { Plain, Sealed, Seals } from './seal.ts';

/** Where the next record goes. */
export interface Tail {
  /** Length of the file in bytes. */
  readonly length: number;
  /** Number of the next record. */
  readonly next: number;
  /** Link of the last record. */
  readonly link: Buffer;
}

// Records are gathered up to this many bytes and written in one call.
const GATHER = 1024 * 1024;

/** The end of one file that is open for writing. */
export class Writer {
  readonly #device: Device;
  readonly #path: string;
  readonly #seals: Seals;
  readonly #entries: Map<number, Entry>;
  #tail: Tail;
  #committed: Tail;
  #gathered: Buffer[] = [];
  #gatheredBytes = 0;
  #bulk = false;
  #unclean = false;
  #cutBacks = 0;

  /** `entries` is kept up to date with what is written. */
  constructor(device: Device, path: string, seals: Seals, tail: Tail, entries: Map<number, Entry>) {
    this.#device = device;
    this.#path = path;
    this.#seals = seals;
    this.#tail = tail;
    this.#committed = tail;
    this.#entries = entries;
  }

  get tail(): Tail {
    return this.#tail;
  }

  /** How often what no commit followed was taken back: record numbers from before may name others since. */
  get cutBacks(): number {
    return this.#cutBacks;
  }

  /** Where the last commit ends. */
  get committed(): Tail {
    return this.#committed;
  }

  /**
   * Runs `work`; if it throws, the file is cut back to its last commit and the problem is a refusal. Not only to where it
   * was: after a sync that failed a later one may succeed without having written what the first one could not.
   */
  attempt<T>(work: () => T): T {
    return writing(this.#path, () => {
      this.requireUntouched();
      try {
        const result = work();
        this.#flush();
        return result;
      } catch (error) {
        this.#takeBack(this.#committed);
        throw error;
      }
    });
  }

  /** Seals and writes one record; returns its number. Only inside `attempt`. */
  put(plain: Plain): number {
    const record = this.#queue(plain);
    if (this.#gatheredBytes >= GATHER) this.#flush();
    return record;
  }

  /** Seals a record to be written with the next flush. */
  #queue(plain: Plain): number {
    const sealed = this.#seals.seal(plain, this.#tail.next, this.#tail.link);
    const record = this.#tail.next;
    this.#entries.set(record, {
      record,
      kind: plain.kind,
      flags: sealed.flags,
      offset: this.#tail.length,
      size: sealed.length,
    });
    this.#gather(sealed);
    return record;
  }

  /** Notes that what was put is bulk: it is synced before the commit that vouches for it. */
  putBulk(plain: Plain): number {
    this.#bulk = true;
    return this.put(plain);
  }

  /** Waits for the disk if bulk records wait for a commit. A commit must never be on the disk before them. */
  settleBulk(): void {
    if (!this.#bulk) return;
    this.#flush();
    this.#device.sync();
    this.#bulk = false;
  }

  /** Commits everything since the last commit, and returns when it is on the disk. Only inside `attempt`. */
  commit(seq: number): void {
    const body = encodeCommit({ first: this.#committed.next, seq });
    const queueCommit = () => this.#queue({ kind: KIND.commit, body, compress: false });
    queueCommit();
    const share = this.#tail.length % SECTOR;
    // The second one vouches for the same: a power cut may leave it and lose what stands before it.
    if (share > 0 && share < LEAST_SHARE) queueCommit();
    this.#flush();
    this.#device.sync();
    this.#committed = this.#tail;
  }

  /** Cuts off what was never committed, so that the next opener finds a whole file. Leaves alone what others wrote. */
  dropUncommitted(): void {
    const ours = this.#unclean || this.#device.size() === this.#tail.length;
    if (ours && (this.#unclean || this.#tail.length > this.#committed.length))
      this.#takeBack(this.#committed);
  }

  #gather(sealed: Sealed): void {
    this.#gathered.push(...sealed.bytes);
    this.#gatheredBytes += sealed.length;
    this.#tail = {
      length: this.#tail.length + sealed.length,
      next: this.#tail.next + 1,
      link: sealed.link,
    };
  }

  #flush(): void {
    if (this.#gatheredBytes === 0) return;
    const offset = this.#tail.length - this.#gatheredBytes;
    const bytes = Buffer.concat(this.#gathered, this.#gatheredBytes);
    this.#gathered = [];
    this.#gatheredBytes = 0;
    this.#device.write(offset, bytes);
  }

  #takeBack(before: Tail): void {
    this.#cutBacks += 1;
    this.#gathered = [];
    this.#gatheredBytes = 0;
    for (let record = before.next; record < this.#tail.next; record++) this.#entries.delete(record);
    this.#tail = before;
    this.#bulk = false;
    try {
      this.#device.truncate(before.length);
      this.#unclean = false;
    } catch {
      this.#unclean = true;
    }
  }

  /** Refuses with `cannot-write` when another program removed, replaced or changed the file (A6). */
  requireUntouched(): void {
    if (this.#device.isGone())
      refuse({
        code: 'cannot-write',
        path: this.#path,
        reason: 'it was removed or replaced while it was open',
      });
    if (this.#unclean) {
      this.#device.truncate(this.#tail.length);
      this.#unclean = false;
    }
    if (this.#device.size() !== this.#tail.length)
      refuse({
        code: 'cannot-write',
        path: this.#path,
        reason: 'another program changed it while it was open',
      });
  }
}
