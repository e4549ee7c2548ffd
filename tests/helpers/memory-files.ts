import type { ActionRecord, ProjectFile, ProjectFiles } from '../../electron/core/ports/project-file.ts';
import { nodeCrypto } from '../../electron/node/crypto.ts';
import { refuse } from '../../electron/shared/contract/problem.ts';

/** What a memory file keeps; `failNext` makes the next append fail as a full disk does. */
export interface MemoryDisk {
  readonly actions: ActionRecord[];
  readonly originals: Map<string, Uint8Array>;
  image: { readonly seq: number; readonly bytes: Uint8Array } | null;
  failNext: boolean;
}

/** Project files that live in memory: for tests of the engine, which need neither keys nor a disk. */
export function memoryFiles(): ProjectFiles & { readonly disks: Map<string, MemoryDisk> } {
  const disks = new Map<string, MemoryDisk>();
  return {
    disks,
    create: async path => {
      if (disks.has(path)) refuse({ code: 'file-exists', path });
      const disk: MemoryDisk = { actions: [], originals: new Map(), image: null, failNext: false };
      disks.set(path, disk);
      return fileOn(path, disk, false, () => void disks.delete(path));
    },
    examine: async () => [],
    salvage: async path => refuse({ code: 'no-such-file', path }),
    open: async (path, _unlock, readOnly) => {
      const disk = disks.get(path) ?? refuse({ code: 'no-such-file', path });
      const imageSeq = disk.image?.seq ?? 0;
      const actions = disk.actions.filter(action => action.seq > imageSeq);
      return {
        file: fileOn(path, disk, readOnly, () => undefined),
        image: disk.image?.bytes ?? null,
        imageSeq,
        actions,
        recovered: null,
        siblings: () => [],
      };
    },
  };
}

function fileOn(path: string, disk: MemoryDisk, readOnly: boolean, discard: () => void): ProjectFile {
  return {
    path,
    readOnly,
    bytes: () => disk.actions.reduce((sum, action) => sum + action.payload.length, 0),
    append: action => {
      if (disk.failNext) {
        disk.failNext = false;
        refuse({ code: 'disk-full', path });
      }
      disk.actions.push(action);
    },
    putOriginal: (sha256, bytes) => void disk.originals.set(sha256, bytes),
    beginOriginal: () => {
      const pieces: Uint8Array[] = [];
      return {
        add: bytes => void pieces.push(bytes.slice()),
        digest: () => nodeCrypto.sha256(Buffer.concat(pieces)),
        end: sha256 => {
          const bytes = Buffer.concat(pieces);
          if (nodeCrypto.sha256(bytes) !== sha256) return 'changed';
          disk.originals.set(sha256, bytes);
          return 'stored';
        },
      };
    },
    hasOriginal: sha256 => disk.originals.has(sha256),
    readOriginal: (sha256, range) => {
      const bytes = disk.originals.get(sha256) ?? refuse({ code: 'not-found', what: 'original', id: sha256 });
      return range ? bytes.subarray(range.start, range.end) : bytes;
    },
    originalBytes: sha256 => disk.originals.get(sha256)?.length ?? 0,
    putImage: (seq, bytes) => {
      disk.image = { seq, bytes: bytes.slice() };
    },
    bytesSinceImage: () =>
      disk.actions
        .filter(action => action.seq > (disk.image?.seq ?? 0))
        .reduce((sum, action) => sum + action.payload.length, 0),
    sealedActions: () => disk.actions,
    garbageBytes: () => 0,
    keySlots: () => [],
    unlocks: async () => [],
    rewrite: async () => ({
      written: 0,
      slots: [],
      lost: [],
      step: () => false,
      settle: async () => undefined,
      finish: () => undefined,
      abandon: () => undefined,
    }),
    verify: () => [],
    verifyAside: async () => [],
    putAside: note => `${path} (${note})`,
    close: () => undefined,
    discard,
  };
}
