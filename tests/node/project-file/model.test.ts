import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ProjectFile } from '../../../electron/core/ports/project-file.ts';
import {
  PROJECT_ID,
  quickFiles,
  quickKeys,
  quickUnlock,
  temporaryFolder,
} from '../../helpers/project-files.ts';

const files = quickFiles();
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

type Step =
  | { readonly kind: 'append'; readonly skip: number; readonly payload: Uint8Array }
  | { readonly kind: 'original'; readonly seed: number; readonly length: number }
  | {
      readonly kind: 'image';
      readonly back: number;
      readonly edits: readonly (readonly [number, number])[];
      readonly length: number;
    }
  | { readonly kind: 'reopen'; readonly readOnlyFirst: boolean };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      skip: fc.nat(2),
      payload: fc.uint8Array({ maxLength: 300 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('original' as const),
      seed: fc.nat(5),
      length: fc.oneof(fc.nat(100), fc.integer({ min: 1_048_570, max: 2_100_000 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('image' as const),
      back: fc.nat(3),
      length: fc.oneof(fc.nat(10), fc.integer({ min: 65_530, max: 300_000 })),
      edits: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reopen' as const), readOnlyFirst: fc.boolean() }) },
);

/** What the file should hold. */
class Model {
  readonly actions: { seq: number; payload: Uint8Array }[] = [];
  readonly originals = new Map<string, Uint8Array>();
  readonly pending = new Map<string, Uint8Array>();
  image: Buffer | null = null;
  imageSeq = 0;

  get seq(): number {
    return this.actions.at(-1)?.seq ?? 0;
  }

  commit(): void {
    for (const [hash, bytes] of this.pending) this.originals.set(hash, bytes);
    this.pending.clear();
  }
}

function change(model: Model, file: ProjectFile, step: Exclude<Step, { kind: 'reopen' }>): void {
  if (step.kind === 'append') {
    const action = { seq: model.seq + 1 + step.skip, payload: step.payload };
    file.append(action);
    model.actions.push(action);
    model.commit();
  } else if (step.kind === 'original') {
    const bytes = Buffer.alloc(step.length, step.seed);
    file.putOriginal(hashOf(bytes), bytes);
    if (!model.originals.has(hashOf(bytes))) model.pending.set(hashOf(bytes), bytes);
  } else {
    const older = model.actions.at(-1 - step.back)?.seq ?? 0;
    const image = Buffer.alloc(step.length);
    model.image?.copy(image);
    for (const [at, value] of step.edits) if (image.length > 0) image[at % image.length] = value;
    const seq = Math.max(model.imageSeq, older);
    file.putImage(seq, image);
    model.image = image;
    model.imageSeq = seq;
    model.commit();
  }
}

function checkOriginals(model: Model, file: ProjectFile): void {
  for (const [hash, bytes] of [...model.originals, ...model.pending]) {
    assert.equal(file.originalBytes(hash), bytes.length);
    assert.ok(Buffer.from(file.readOriginal(hash)).equals(bytes));
    const start = Math.floor(bytes.length / 3);
    const end = Math.floor((bytes.length * 2) / 3);
    assert.ok(Buffer.from(file.readOriginal(hash, { start, end })).equals(bytes.subarray(start, end)));
  }
}

async function reopen(model: Model, path: string, readOnly: boolean): Promise<ProjectFile> {
  const opened = await files.open(path, quickUnlock, readOnly);
  assert.equal(opened.recovered, null);
  assert.equal(opened.imageSeq, model.imageSeq);
  assert.ok(
    model.image === null ? opened.image === null : model.image.equals(opened.image ?? Buffer.alloc(1)),
  );
  assert.deepEqual(
    opened.actions.map(({ seq, payload }) => ({ seq, payload: Buffer.from(payload) })),
    model.actions
      .filter(({ seq }) => seq > model.imageSeq)
      .map(({ seq, payload }) => ({ seq, payload: Buffer.from(payload) })),
  );
  assert.equal(opened.file.bytesSinceImage() > 0, opened.actions.length > 0);
  for (const hash of model.pending.keys()) assert.equal(opened.file.hasOriginal(hash), false);
  model.pending.clear();
  checkOriginals(model, opened.file);
  return opened.file;
}

async function runSteps(folder: string, steps: readonly Step[]): Promise<void> {
  const path = join(folder, 'a.plumb');
  const model = new Model();
  let file = await files.create(path, PROJECT_ID, quickKeys);
  try {
    for (const step of steps) {
      if (step.kind !== 'reopen') {
        change(model, file, step);
        continue;
      }
      const since = file.bytesSinceImage();
      file.close();
      if (step.readOnlyFirst) (await reopen(model, path, true)).close();
      file = await reopen(model, path, false);
      assert.equal(file.bytesSinceImage(), since);
    }
    checkOriginals(model, file);
    assert.deepEqual(
      file.verify(() => undefined),
      [],
    );
  } finally {
    file.close();
    rmSync(path, { force: true });
  }
  assert.deepEqual(readdirSync(folder), [], 'no other file is left');
}

test('A1 any order of appends, originals, images and reopenings gives what a plain list would', async t => {
  const folder = temporaryFolder(t);
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 15 }), steps => runSteps(folder, steps)),
    { numRuns: 60 },
  );
});
