/** One small project file with everything in it, and what must be true however its bytes were altered. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Opened } from '../../../electron/core/ports/project-file.ts';
import { type Disk, realDisk } from '../../../electron/node/project-file/disk.ts';
import { Refusal } from '../../../electron/shared/contract/problem.ts';
import {
  PROJECT_ID,
  quickFiles,
  quickKeys,
  quickUnlock,
  temporaryFolder,
} from '../../helpers/project-files.ts';
import { hashOf, noise } from './content.ts';

const files = quickFiles();
/** The originals of actions 1 and 2. */
export const ORIGINALS = [noise('first', 3000), noise('second', 1_050_000)] as const;
const IMAGE = Buffer.concat([noise('image', 70_000), Buffer.alloc(70_000, 'rows ')]);

/** A project file and its bytes. */
export interface Sample {
  readonly path: string;
  readonly bytes: Buffer;
  /** File length after each whole commit, and how many actions the project has then. */
  readonly commits: readonly { readonly length: number; readonly actions: number }[];
}

/** A project with two originals, five actions and an image after the third. */
export async function sampleProject(t: TestContext): Promise<Sample> {
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  const commits = [{ length: file.bytes(), actions: 0 }];
  for (let seq = 1; seq <= 5; seq++) {
    const original = ORIGINALS[seq - 1];
    if (original !== undefined) file.putOriginal(hashOf(original), original);
    file.append({ seq, payload: noise(`action ${seq}`, 100) });
    commits.push({ length: file.bytes(), actions: seq });
    if (seq !== 3) continue;
    file.putImage(3, IMAGE);
    commits.push({ length: file.bytes(), actions: 3 });
  }
  file.close();
  return { path, bytes: readFileSync(path), commits };
}

/** Where a record lies, and its kind. */
export interface Place {
  readonly offset: number;
  readonly size: number;
  readonly kind: number;
}

/** Where the records lie, found from the clear headers alone. */
export function placesOf(bytes: Buffer): Place[] {
  const places: Place[] = [];
  for (let offset = bytes.readUInt32LE(12); offset < bytes.length; ) {
    const size = 68 + bytes.readUInt32LE(offset + 8) + 16;
    places.push({ offset, size, kind: bytes.readUInt8(offset + 4) });
    offset += size;
  }
  return places;
}

/** Checks that what an opened file shows is what was written, and counts what it says is damaged. */
export function checkContents(opened: Opened, expectedActions: number): number {
  const { file, image, imageSeq, actions } = opened;
  let seq = imageSeq;
  for (const action of actions) {
    seq += 1;
    assert.equal(action.seq, seq);
    assert.deepEqual(action.payload, noise(`action ${seq}`, 100));
  }
  assert.equal(seq, expectedActions);
  assert.ok(imageSeq === 0 ? image === null : imageSeq === 3 && image !== null && IMAGE.equals(image));
  let unreadable = 0;
  for (const [i, original] of ORIGINALS.entries()) {
    if (expectedActions <= i) continue;
    try {
      assert.deepEqual(file.readOriginal(hashOf(original)), original);
    } catch (error) {
      assert.ok(error instanceof Refusal && error.problem.code === 'damaged', String(error));
      unreadable += 1;
    }
  }
  return unreadable;
}

/** Matches a refusal that a damaged file may give. */
export const wasDamaged = (error: unknown): true => {
  assert.ok(error instanceof Refusal, String(error));
  assert.ok(error.problem.code === 'damaged' || error.problem.code === 'not-a-project', error.problem.code);
  return true;
};

/** The real disk, on which every file that is opened for reading holds these bytes instead of its own. */
const diskWith = (bytes: Buffer): Disk => ({
  ...realDisk,
  open: (path, flags) => ({
    ...realDisk.open(path, flags),
    size: () => bytes.length,
    read: (offset, length) => Buffer.from(bytes.subarray(offset, offset + length)),
    readInto: (into, offset, length) => bytes.copy(into, 0, offset, offset + length),
  }),
});

/** Opens a sample whose bytes are others, for reading; null when it is refused as damaged. */
export async function openAltered(sample: Sample, altered: Buffer): Promise<Opened | null> {
  try {
    return await quickFiles({ disk: diskWith(altered) }).open(sample.path, quickUnlock, true);
  } catch (error) {
    wasDamaged(error);
    return null;
  }
}

/** Opens altered bytes: refused as damaged, or all that is shown is true and verify names the rest. */
export async function expectNoticed(
  sample: Sample,
  altered: Buffer,
  what: string,
): Promise<'refused' | 'named'> {
  const opened = await openAltered(sample, altered);
  const examined = await quickFiles({ disk: diskWith(altered) })
    .examine(sample.path, quickUnlock, () => undefined)
    .catch(wasDamaged);
  if (examined !== true) assert.notDeepEqual(examined, [], `${what}: examine is silent`);
  if (opened === null) return 'refused';
  try {
    const unreadable = checkContents(opened, 5);
    assert.ok(unreadable <= 1, `${what}: harmed more than one original`);
    const damage = opened.file.verify(() => undefined);
    assert.notDeepEqual(damage, [], `${what}: verify is silent`);
    return 'named';
  } finally {
    opened.file.close();
  }
}
