import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Decrypter } from 'age-encryption';
import { newAgeFile } from '../../electron/node/age-file.ts';
import { Refusal } from '../../electron/shared/contract/problem.ts';
import { TEST_IDENTITY, TEST_RECIPIENT, temporaryFolder } from '../helpers/project-files.ts';

const keys = { recipients: [TEST_RECIPIENT] };
const refusing = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problem.code === code;

test('what is written comes out with the key, and the answer is about the file as it lies there', async t => {
  const path = join(temporaryFolder(t), 'x.age');
  const out = await newAgeFile(path, keys);
  const pieces = [randomBytes(3), Buffer.alloc(0), randomBytes(200_000), randomBytes(65_536)];
  for (const piece of pieces) await out.write(piece);
  const { bytes, sha256 } = await out.finish();
  await out.abandon();
  const written = readFileSync(path);
  assert.equal(written.length, bytes);
  assert.equal(createHash('sha256').update(written).digest('hex'), sha256);
  const decrypter = new Decrypter();
  decrypter.addIdentity(TEST_IDENTITY);
  assert.deepEqual(Buffer.from(await decrypter.decrypt(written)), Buffer.concat(pieces));
});

test('what is given up, or stands in the way, leaves nothing behind', async t => {
  const folder = temporaryFolder(t);
  const path = join(folder, 'x.age');
  const out = await newAgeFile(path, keys);
  await out.write(randomBytes(100_000));
  await out.abandon();
  assert.deepEqual(readdirSync(folder), []);
  const late = await newAgeFile(path, keys);
  await late.write(Buffer.from('mine'));
  writeFileSync(path, 'theirs');
  await assert.rejects(late.finish(), refusing('file-exists'));
  await late.abandon();
  assert.deepEqual(readdirSync(folder), ['x.age']);
  assert.equal(readFileSync(path, 'utf8'), 'theirs');
  await assert.rejects(newAgeFile(path, keys), refusing('file-exists'));
  await assert.rejects(newAgeFile(join(folder, 'none', 'y'), keys), refusing('cannot-write'));
  await assert.rejects(newAgeFile(join(folder, 'y'), { recipients: [] }), refusing('weak-passphrase'));
  await assert.rejects(newAgeFile(join(folder, 'y'), { recipients: ['age1x'] }), refusing('bad-recipient'));
});
