/** What a child that is going to be killed does with a project file, and what it must hold afterwards. */
import assert from 'node:assert/strict';
import type { Opened, ProjectFile } from '../../../electron/core/ports/project-file.ts';
import { quickKeys } from '../../helpers/project-files.ts';
import { hashOf, noise } from './content.ts';

/** The payload of an action. */
export const payloadOf = (seq: number): Buffer => noise(`action ${seq}`, (seq * 37) % 900);

/** The image as of an action: much of it is as in the one before. */
export const imageOf = (seq: number): Buffer =>
  Buffer.concat([noise('image', 150_000), noise(`image ${seq}`, 10_000), Buffer.alloc(40_000, 'row ')]);

/** The original that an action imports; null for one that imports nothing. */
export const originalOf = (seq: number): Buffer | null =>
  seq % 3 === 0 ? noise(`original ${seq}`, seq % 60 === 0 ? 1_100_000 : (seq * 997) % 60_000) : null;

/** Tells that something is saved. */
export type Tell = (what: 'action' | 'copy', seq: number) => void;

/** One edit or import. */
function act(file: ProjectFile, seq: number, tell: Tell): void {
  const original = originalOf(seq);
  if (original !== null) file.putOriginal(hashOf(original), original);
  file.append({ seq, payload: payloadOf(seq) });
  tell('action', seq);
}

/** Edits, imports, images, compactions, re-keyings and copies, in an order that `random` makes, for ever. */
export async function workOn(
  file: ProjectFile,
  last: number,
  random: () => number,
  tell: Tell,
): Promise<never> {
  let seq = last;
  let copied = 0;
  const rewrite = async (keys: 'same' | 'new', path?: string): Promise<void> => {
    const rewriting = await file.rewrite({
      keys: keys === 'same' ? { kind: 'same' } : { kind: 'new', keys: quickKeys },
      path,
    });
    for (let more = true; more; ) {
      if (path === undefined && random() < 0.5) act(file, ++seq, tell);
      more = rewriting.step();
      await rewriting.settle();
    }
    rewriting.finish();
    if (path !== undefined) tell('copy', seq);
  };
  for (;;) {
    const chance = random();
    if (chance < 0.7 || seq === 0) act(file, ++seq, tell);
    else if (chance < 0.82) file.putImage(seq, imageOf(seq));
    else if (chance < 0.9) await rewrite('same');
    else if (chance < 0.95) await rewrite('new');
    else if (seq > copied) {
      copied = seq;
      await rewrite('same', `${file.path}.copy-${seq}`);
    }
  }
}

/** Holds a reopened file against what was told of it; returns its newest action. */
export function checkWork({ file, image, imageSeq, actions }: Opened, told: number, most: number): number {
  const last = actions.at(-1)?.seq ?? imageSeq;
  assert.ok(last >= told && last <= most, `${last} after ${told} was told`);
  for (const [i, { seq, payload }] of actions.entries()) {
    assert.equal(seq, imageSeq + 1 + i);
    assert.ok(payloadOf(seq).equals(payload), `action ${seq}`);
  }
  if (image !== null) assert.ok(imageOf(imageSeq).equals(image), `image ${imageSeq}`);
  for (let seq = 1; seq <= last; seq++) {
    const original = originalOf(seq);
    if (original !== null) assert.ok(original.equals(file.readOriginal(hashOf(original))), `original ${seq}`);
  }
  assert.deepEqual(
    file.verify(() => undefined),
    [],
  );
  return last;
}
