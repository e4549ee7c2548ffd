/**
 * A disk whose power may fail at any moment. It works on real files, and keeps beside them what a disk promises, which is
 * little: until a file was synced, each 512-byte sector of it holds what any of the writes to it left, or nothing; its
 * length is any that it has had, or a sector's end between; and until a folder was synced, any of the names that were
 * made, changed or taken away in it may not have been. Sectors are whole: that is what disks do promise.
 */
import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Device } from '../../../electron/node/project-file/device.ts';
import { type Disk, realDisk } from '../../../electron/node/project-file/disk.ts';

const SECTOR = 512;
const EMPTY: Buffer = Buffer.alloc(SECTOR);

/** What the platter may hold of one file. */
class Platter {
  /** By number of the sector, oldest first: what it may hold. A sector that is not here was never written. */
  readonly #sectors = new Map<number, Buffer[]>();
  #lengths = [0];
  #unsynced = new Set<number>();
  #live = 0;

  wrote(device: Device, offset: number, length: number): void {
    const first = Math.floor(offset / SECTOR);
    const last = Math.ceil((offset + length) / SECTOR);
    const bytes = device.read(first * SECTOR, (last - first) * SECTOR);
    for (let sector = first; sector < last; sector++) {
      const at = (sector - first) * SECTOR;
      const now = Buffer.alloc(SECTOR);
      bytes.copy(now, 0, at, at + SECTOR);
      this.#now(sector, now);
    }
    this.#grow(offset + length);
  }

  cut(length: number): void {
    for (const [sector, versions] of this.#sectors) {
      const kept = length - sector * SECTOR;
      if (kept >= SECTOR) continue;
      const now = Buffer.alloc(SECTOR);
      if (kept > 0) versions.at(-1)?.copy(now, 0, 0, kept);
      this.#now(sector, now);
    }
    this.#lengths.push(length);
    this.#live = length;
  }

  /** From now on the newest is what the platter holds, but for what an earlier sync failed to write. */
  synced(): void {
    for (const sector of this.#unsynced) {
      const newest = this.#sectors.get(sector)?.at(-1);
      if (newest !== undefined) this.#sectors.set(sector, [newest]);
    }
    this.#unsynced.clear();
    this.#lengths = [this.#live];
  }

  /** The system forgets what it could not write: a later sync succeeds without having written it. */
  failed(): void {
    this.#unsynced.clear();
  }

  /** One of the files that a reader may find after the power failed now. */
  anyOf(random: () => number): Buffer {
    const pick = pickerFrom(random);
    const length = this.#lengths[Math.floor(random() * this.#lengths.length)] ?? 0;
    const bytes = Buffer.alloc(Math.ceil(length / SECTOR) * SECTOR);
    const open = [...this.#sectors].filter(([, versions]) => versions.length > 1).map(([sector]) => sector);
    open.sort((left, right) => left - right);
    const rank = new Map(open.map((sector, i) => [sector, i / open.length]));
    for (const [sector, versions] of this.#sectors)
      versions[pick(versions.length, rank.get(sector) ?? 0)]?.copy(bytes, sector * SECTOR);
    return bytes.subarray(0, length);
  }

  #now(sector: number, bytes: Buffer): void {
    this.#sectors.set(sector, [...(this.#sectors.get(sector) ?? [EMPTY]), bytes]);
    this.#unsynced.add(sector);
  }

  #grow(end: number): void {
    if (end <= this.#live) return;
    for (let at = Math.ceil((this.#live + 1) / SECTOR) * SECTOR; at < end; at += SECTOR)
      this.#lengths.push(at);
    this.#lengths.push(end);
    this.#live = end;
  }
}

/** Chooses versions of sectors: at random, or in order up to a point, from a point on, or all but one. */
function pickerFrom(random: () => number): (versions: number, place: number) => number {
  const way = Math.floor(random() * 5);
  const point = random();
  const width = random() * 0.02;
  return (versions, place) => {
    const newest = versions - 1;
    if (way === 0) return place < point ? newest : 0;
    if (way === 1) return place < point ? 0 : newest;
    if (way === 2) return Math.abs(place - point) < width ? 0 : newest;
    if (way === 3) return random() < point ? newest : Math.floor(random() * versions);
    return newest;
  };
}

interface NameChange {
  readonly folder: string;
  apply(names: Map<string, Platter>): void;
}

const setName = (path: string, platter: Platter): NameChange => ({
  folder: dirname(path),
  apply: names => void names.set(path, platter),
});

/** What can fail: a write after half of it, a sync, cutting back. */
export type Failure = 'write' | 'sync' | 'cut';

/** The disk, and what may be left of it. */
export interface PowerDisk {
  readonly disk: Disk;
  /** Makes the next of each of these fail. */
  failNext(failures: readonly Failure[]): void;
  /** Nothing fails any more. Answers how many of those asked for did not happen. */
  heal(): number;
  /** What a reader may find after the power failed now: paths within the folder, and bytes. */
  afterOutage(random: () => number): Map<string, Buffer>;
}

/** A disk over the real files of `folder`. `before` is called before anything changes on it. */
export function powerDisk(folder: string, before: () => void): PowerDisk {
  const names = new Map<string, Platter>();
  const settled = new Map<string, Platter>();
  let unsettled: NameChange[] = [];
  const failures = new Set<Failure>();
  const failure = (what: Failure): Error | null =>
    failures.delete(what) ? Object.assign(new Error('EIO'), { code: 'EIO', syscall: what }) : null;
  const note = (change: NameChange): void => {
    change.apply(names);
    unsettled.push(change);
  };
  const platterOf = (path: string): Platter => {
    const platter = names.get(path);
    if (platter === undefined) throw new Error(`${path} was not made on this disk`);
    return platter;
  };
  const watched = (device: Device, platter: Platter): Device => ({
    ...device,
    write: (offset, bytes) => {
      before();
      const error = failure('write');
      const part = error === null ? bytes : bytes.subarray(0, bytes.length >> 1);
      device.write(offset, part);
      platter.wrote(device, offset, part.length);
      if (error !== null) throw error;
    },
    sync: () => {
      before();
      const error = failure('sync');
      if (error === null) return platter.synced();
      platter.failed();
      throw error;
    },
    syncAside: async () => {
      before();
      const error = failure('sync');
      if (error === null) return platter.synced();
      platter.failed();
      throw error;
    },
    truncate: length => {
      before();
      const error = failure('cut');
      if (error !== null) throw error;
      device.truncate(length);
      platter.cut(length);
      before();
      platter.synced();
    },
  });
  const disk: Disk = {
    open: (path, flags) => {
      if (flags === 'wx+') before();
      const device = realDisk.open(path, flags);
      if (flags === 'wx+') note(setName(path, new Platter()));
      return watched(device, platterOf(path));
    },
    rename: (from, to) => {
      before();
      const platter = platterOf(from);
      realDisk.rename(from, to);
      note({
        folder: dirname(to),
        apply: names => {
          names.delete(from);
          names.set(to, platter);
        },
      });
    },
    link: (from, to) => {
      before();
      realDisk.link(from, to);
      note(setName(to, platterOf(from)));
    },
    remove: path => {
      before();
      realDisk.remove(path);
      note({ folder: dirname(path), apply: names => void names.delete(path) });
    },
    syncFolder: changed => {
      before();
      for (const change of unsettled.filter(({ folder }) => folder === changed)) change.apply(settled);
      unsettled = unsettled.filter(({ folder }) => folder !== changed);
    },
  };
  return {
    disk,
    failNext: asked => {
      for (const what of asked) failures.add(what);
    },
    heal: () => {
      const left = failures.size;
      failures.clear();
      return left;
    },
    afterOutage: random => {
      const left = new Map(settled);
      const share = random();
      for (const change of unsettled) if (random() < share) change.apply(left);
      return new Map([...left].map(([path, platter]) => [relative(folder, path), platter.anyOf(random)]));
    },
  };
}

/** Makes a folder hold what is left after an outage, and nothing else. */
export function layOut(left: ReadonlyMap<string, Buffer>, folder: string): void {
  for (const name of readdirSync(folder)) if (!left.has(name)) rmSync(join(folder, name));
  for (const [name, bytes] of left) writeFileSync(join(folder, name), bytes);
}

/** A disk that answers at once, for looking at what is left. */
export const hastyDisk: Disk = {
  ...realDisk,
  open: (path, flags) => ({
    ...realDisk.open(path, flags),
    sync: () => undefined,
    truncate: length => truncateSync(path, length),
  }),
  syncFolder: () => undefined,
};
