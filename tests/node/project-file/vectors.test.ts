import assert from 'node:assert/strict';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Decrypter } from 'age-encryption';
import { createProjectFiles } from '../../../electron/node/project-file/project-files.ts';
import {
  PROJECT_ID,
  quickFiles,
  quickKeys,
  TEST_IDENTITY,
  temporaryFolder,
} from '../../helpers/project-files.ts';
import { hashOf, noise } from './content.ts';
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

test('F2 a reader written from the page alone reads what is written today, before and after it is written anew', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const quick = quickFiles();
  const file = await quick.create(path, PROJECT_ID, quickKeys);
  const originals = [noise('long', 2_300_000), Buffer.alloc(900, 'text '), Buffer.alloc(0)];
  // Many ends of appends, so that some are followed by a commit of nothing (A7); one action goes on in a second record.
  for (let seq = 1; seq <= 80; seq++) {
    const original = originals[seq - 1];
    if (original !== undefined) file.putOriginal(hashOf(original), original);
    file.append({ seq, payload: noise(`action ${seq}`, seq === 9 ? 8_400_000 : seq * 11) });
  }
  const image = noise('image', 150_000);
  file.putImage(70, image);
  const read = async (kinds: readonly number[]) => {
    const bytes = readFileSync(path);
    const [slot] = slotsIn(bytes);
    assert.ok(slot !== undefined);
    const decrypter = new Decrypter();
    decrypter.addIdentity(TEST_IDENTITY);
    const contents = readWithKey(bytes, Buffer.from(await decrypter.decrypt(slot)));
    assert.equal(contents.projectId, PROJECT_ID);
    assert.deepEqual([...new Set(contents.records.map(({ kind }) => kind))].sort(), kinds);
    for (const original of originals) assert.ok(contents.originals.get(hashOf(original))?.equals(original));
    for (const [seq, payload] of contents.actions)
      assert.ok(payload.equals(noise(`action ${seq}`, seq === 9 ? 8_400_000 : seq * 11)));
    assert.equal(contents.imageSeq, 70);
    assert.ok(contents.image?.equals(image));
    return contents;
  };
  const { actions, records } = await read([1, 2, 3, 4, 5, 6]);
  assert.deepEqual(
    [...actions.keys()],
    Array.from({ length: 80 }, (_, i) => i + 1),
  );
  const commits = records.filter(({ kind }) => kind === 6).length;
  assert.ok(commits > 1 + 80 + 1, `${commits} commits`);
  const rewriting = await file.rewrite({ keys: { kind: 'same' } });
  rewriting.finish();
  file.close();
  const anew = await read([1, 2, 3, 4, 5, 6]);
  assert.deepEqual(
    [...anew.actions.keys()],
    Array.from({ length: 10 }, (_, i) => 71 + i),
  );
});
