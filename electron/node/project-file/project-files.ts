/** Creates and opens project files (docs/project-file.md). */
import { randomBytes } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Damage, Keys, Opened, ProjectFiles, Unlock } from '../../core/ports/project-file.ts';
import { Refusal, refuse } from '../../shared/contract/problem.ts';
import { actionsIn, readerOf, readImage, readManifest, readOriginals, requireNeeded } from './contents.ts';
import type { Device } from './device.ts';
import { type Disk, realDisk } from './disk.ts';
import { reading, writing } from './errors.ts';
import { firstLink } from './format.ts';
import { encodeHeader, readHeader, type StoredHeader } from './header.ts';
import { type Layout, readLayout } from './layout.ts';
import type { Start } from './live.ts';
import { isBeingWritten, type Lock, lockForWriting } from './lock.ts';
import { clearLeftover } from './rewrite.ts';
import { salvage } from './salvage.ts';
import { deriveSeals, type Seals } from './seal.ts';
import { type Machine, SealedFile } from './sealed-file.ts';
import { siblingNotes } from './siblings.ts';
import { openSlots, PROJECT_KEY, sealSlots, wrongKey } from './slots.ts';
import { writeStart } from './start.ts';
import { type TailFate, tailDamage, tailSentences } from './tail.ts';
import { verifyFile } from './verify.ts';
import { verifyAside, WORTH_THREADS } from './verify-aside.ts';

/** What tests may change. Nothing in the product sets these. */
export interface ProjectFileOptions {
  /** log2 of scrypt's work factor for new passphrase slots; age's own default (18) when left out. */
  readonly scryptLogN?: number;
  /** Where files are. */
  readonly disk?: Disk;
}

async function unlockHeader(header: StoredHeader, unlock: Unlock): Promise<Seals> {
  let opened = 0;
  for await (const { key: projectKey } of openSlots(header.slots, unlock)) {
    const seals = deriveSeals(projectKey, header.fileId);
    projectKey.fill(0);
    if (seals.proves(header.authenticated, header.mac)) return seals;
    seals.forget();
    opened += 1;
  }
  if (opened === 0) return refuse(wrongKey(unlock));
  return refuse({ code: 'damaged', where: 'the header', what: 'its key slots belong to another project' });
}

/** Sentence for the person about what opening found, or null. */
function foundOnOpening(layout: Layout, faults: number, fate: TailFate): string | null {
  const harm =
    faults === 0
      ? []
      : [
          `The file is damaged in ${faults === 1 ? 'one place' : `${faults} places`}; everything else can be read. ` +
            'Run “plumb verify” to see what is affected.',
        ];
  const sentences = [...tailSentences(layout, fate), ...harm];
  return sentences.length === 0 ? null : sentences.join(' ');
}

function layoutOf(device: Device, header: StoredHeader, seals: Seals): Layout {
  const start = firstLink(header.fileId, header.projectId);
  const layout = readLayout(device, seals, header.length, device.size(), start);
  if (layout.spoilt > 0)
    refuse({
      code: 'damaged',
      where: `byte ${layout.end}`,
      what: `the last ${layout.spoilt} bytes were altered, and they may hold changes to the case`,
    });
  return layout;
}

interface Parts {
  readonly path: string;
  readonly device: Device;
  readonly header: StoredHeader;
  readonly seals: Seals;
  readonly lock: Lock | null;
  readonly fate: TailFate;
}

function assemble({ path, device, header, seals, lock, fate }: Parts, machine: Machine): Opened {
  const layout = layoutOf(device, header, seals);
  const reader = readerOf(device, seals, layout.entries);
  const found = readManifest(layout, reader);
  const manifest = found?.manifest ?? null;
  const { originals, faults } = readOriginals(layout, reader);
  requireNeeded(layout, originals, manifest?.replayFrom ?? 0);
  const image = manifest === null ? null : readImage(manifest, reader, layout);
  const imageSeq = manifest?.seq ?? 0;
  const actions = [...actionsIn(layout, reader, manifest?.replayFrom ?? 0)].filter(
    ({ seq }) => seq > imageSeq,
  );
  if (lock !== null && layout.torn + layout.foreign > 0) writing(path, () => device.truncate(layout.end));
  if (lock !== null) clearLeftover(machine.disk, realpathSync(path), header.projectId);
  const start: Start = {
    path,
    header,
    damaged: layout.faults.length + faults.length > 0,
    leftOut: fate === 'left out' ? tailDamage(layout) : [],
    device,
    seals,
    lock,
    tail: { length: layout.end, next: layout.next, link: layout.link },
    entries: layout.entries,
    originals,
    manifest,
    seq: layout.seq,
    pending: actions.map(({ seq, first, size }) => ({ seq, first, size })),
  };
  const file = new SealedFile(start, machine);
  return {
    file,
    image,
    imageSeq,
    actions: actions.map(({ seq, payload }) => ({ seq, payload })),
    recovered: foundOnOpening(layout, layout.faults.length + faults.length, fate),
    siblings: own => siblingNotes(machine.disk.open, device, { path, header, seals, own }),
  };
}

async function openFile(machine: Machine, path: string, unlock: Unlock, readOnly: boolean): Promise<Opened> {
  const { disk } = machine;
  reading(path, () => {
    const probe = disk.open(path, 'r');
    try {
      readHeader(probe, path);
    } finally {
      probe.close();
    }
  });
  const lock = readOnly ? null : lockForWriting(path);
  // Asked before the file is read: what is unfinished then may be finished, or cut back, at any moment.
  const fate = lock !== null ? 'removed' : reading(path, () => isBeingWritten(path)) ? 'busy' : 'left out';
  let device: Device | null = null;
  let seals: Seals | null = null;
  try {
    const opened = readOnly
      ? reading(path, () => disk.open(path, 'r'))
      : writing(path, () => disk.open(path, 'r+'));
    device = opened;
    const header = reading(path, () => readHeader(opened, path));
    const unlocked = await unlockHeader(header, unlock);
    seals = unlocked;
    return reading(path, () =>
      assemble({ path, device: opened, header, seals: unlocked, lock, fate }, machine),
    );
  } catch (error) {
    seals?.forget();
    device?.close();
    lock?.release();
    throw error;
  }
}

const machineOf = (options: ProjectFileOptions): Machine => ({
  disk: options.disk ?? realDisk,
  scryptLogN: options.scryptLogN,
});

function openNew(disk: Disk, path: string): Device {
  try {
    return writing(path, () => disk.open(path, 'wx+'));
  } catch (error) {
    if (existsSync(path)) refuse({ code: 'file-exists', path });
    throw error;
  }
}

async function createFile(
  machine: Machine,
  path: string,
  projectId: string,
  keys: Keys,
): Promise<SealedFile> {
  if (existsSync(path)) refuse({ code: 'file-exists', path });
  const projectKey = randomBytes(PROJECT_KEY);
  const fileId = randomBytes(16);
  const seals = deriveSeals(projectKey, fileId);
  let device: Device | null = null;
  let lock: Lock | null = null;
  try {
    const slots = await sealSlots(projectKey, keys, machine.scryptLogN);
    const fields = { fileId, projectId, lineage: [], slots };
    const header = encodeHeader(fields, seals.mac);
    const opened = openNew(machine.disk, path);
    device = opened;
    const locked = lockForWriting(path);
    lock = locked;
    const link = firstLink(fileId, projectId);
    return writing(path, () => {
      const start = writeStart(opened, seals, header, link);
      machine.disk.syncFolder(dirname(path));
      return new SealedFile(
        { ...start, path, device: opened, seals, header: fields, lock: locked, damaged: false, leftOut: [] },
        machine,
      );
    });
  } catch (error) {
    seals.forget();
    device?.close();
    lock?.release();
    if (device !== null) machine.disk.remove(path);
    throw error;
  } finally {
    projectKey.fill(0);
  }
}

async function examineFile(
  disk: Disk,
  path: string,
  unlock: Unlock,
  step: (done: number, total: number) => void,
): Promise<Damage[]> {
  const device = reading(path, () => disk.open(path, 'r'));
  try {
    const seals = await unlockHeader(
      reading(path, () => readHeader(device, path)),
      unlock,
    );
    try {
      const size = device.size();
      const { fileId } = readHeader(device, path);
      const aside = size < WORTH_THREADS || disk !== realDisk ? null : { path, fileId, seals, size };
      const watch = { tell: step, signal: new AbortController().signal };
      const damage = aside && (await verifyAside(aside, watch));
      return damage ?? reading(path, () => verifyFile(device, path, seals, size, step));
    } finally {
      seals.forget();
    }
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'damaged') throw error;
    return [{ where: error.problem.where, what: error.problem.what }];
  } finally {
    device.close();
  }
}

/** The project files of this machine. */
export function createProjectFiles(options: ProjectFileOptions = {}): ProjectFiles {
  const machine = machineOf(options);
  return {
    create: (path, projectId, keys) => createFile(machine, resolve(path), projectId, keys),
    open: (path, unlock, readOnly) => openFile(machine, resolve(path), unlock, readOnly),
    salvage: (path, unlock) => salvage(machine.disk.open, resolve(path), unlock),
    examine: (path, unlock, step) => examineFile(machine.disk, resolve(path), unlock, step),
  };
}
