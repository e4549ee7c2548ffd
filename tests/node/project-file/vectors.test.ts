import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Decrypter } from 'age-encryption';
import { createProjectFiles } from '../../../electron/node/project-file/project-files.ts';
import { temporaryFolder } from '../../helpers/project-files.ts';
import { readWithKey, slotsIn } from './second-reader.ts';

const VECTORS = new URL('../../vectors/project-file/', import.meta.url);

interface Vector {
  readonly projectId: string;
  readonly passphrase: string;
  readonly identity: string;
  readonly projectKey: string;
  readonly actions: Readonly<Record<string, string>>;
  readonly imageSeq: number;
  readonly image: { readonly bytes: number; readonly sha256: string };
  readonly originals: readonly { readonly sha256: string; readonly bytes: number }[];
}

const vector: Vector = JSON.parse(readFileSync(new URL('v1.json', VECTORS), 'utf8'));
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const files = createProjectFiles();

test('F1 the frozen file of format 1 opens, with the passphrase and with the identity', async t => {
  const path = join(temporaryFolder(t), 'v1.plumb');
  copyFileSync(new URL('v1.plumb', VECTORS), path);
  const before = hashOf(readFileSync(path));
  for (const unlock of [{ passphrase: vector.passphrase }, { identities: [vector.identity] }]) {
    const { file, image, imageSeq, actions, recovered } = await files.open(path, unlock, false);
    assert.equal(recovered, null);
    assert.equal(imageSeq, vector.imageSeq);
    assert.equal(hashOf(image ?? Buffer.alloc(0)), vector.image.sha256);
    const later = Object.entries(vector.actions).filter(([seq]) => Number(seq) > vector.imageSeq);
    assert.deepEqual(
      actions.map(({ seq, payload }) => [String(seq), Buffer.from(payload).toString()]),
      later,
    );
    for (const { sha256 } of vector.originals) assert.equal(hashOf(file.readOriginal(sha256)), sha256);
    assert.deepEqual(
      file.verify(() => undefined),
      [],
    );
    file.close();
    assert.equal(hashOf(readFileSync(path)), before, 'opening and closing changed nothing');
  }
});

test('F2 a reader written from the page alone reads the frozen file to the last byte', async () => {
  const bytes = readFileSync(new URL('v1.plumb', VECTORS));
  for (const slot of slotsIn(bytes)) {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(vector.passphrase);
    decrypter.addIdentity(vector.identity);
    assert.equal(Buffer.from(await decrypter.decrypt(slot)).toString('hex'), vector.projectKey);
  }
  const contents = readWithKey(bytes, Buffer.from(vector.projectKey, 'hex'));
  assert.equal(contents.projectId, vector.projectId);
  assert.deepEqual(
    [...contents.actions].map(([seq, payload]) => [String(seq), payload.toString()]),
    Object.entries(vector.actions),
  );
  assert.deepEqual(
    [...contents.originals].map(([sha256, original]) => ({ sha256, bytes: original.length })),
    vector.originals,
  );
  assert.equal(contents.imageSeq, vector.imageSeq);
  assert.equal(hashOf(contents.image ?? Buffer.alloc(0)), vector.image.sha256);
});
