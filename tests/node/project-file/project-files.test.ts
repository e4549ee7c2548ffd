import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import { Refusal } from '../../../electron/shared/contract/problem.ts';
import {
  PROJECT_ID,
  quickFiles,
  quickKeys,
  quickUnlock,
  temporaryFolder,
} from '../../helpers/project-files.ts';

const files = quickFiles();
const text = (words: string): Buffer => Buffer.from(words, 'utf8');
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Matches a refusal with this code. */
const refusal = (code: Problem['code']) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.problem.code, code);
  return true;
};

/** Makes the rest of a test run as a user whom file modes bind, even for root; false where there are none. */
function bindToModes(t: TestContext, folder: string): boolean {
  if (process.platform === 'win32') return false;
  if (process.getuid?.() !== 0) return true;
  const nobody = 65534;
  chownSync(folder, nobody, nobody);
  process.seteuid?.(nobody);
  t.after(() => process.seteuid?.(0));
  return true;
}

test('A1 what is appended, put and imaged is there on reopening', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const original = randomBytes(3_000_000);
  const image = Buffer.alloc(200_000, 'table ');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  file.putOriginal(hashOf(original), original);
  file.putOriginal(hashOf(original), original);
  file.append({ seq: 1, payload: text('one') });
  file.putImage(1, image);
  assert.equal(file.bytesSinceImage(), 0);
  file.append({ seq: 2, payload: text('two') });
  assert.ok(file.bytesSinceImage() > 0);
  assert.ok(file.bytes() < 3_100_000, 'storing twice stored once');
  file.close();

  const opened = await files.open(path, quickUnlock, false);
  t.after(() => opened.file.close());
  assert.equal(opened.recovered, null);
  assert.equal(opened.imageSeq, 1);
  assert.deepEqual(opened.image, image);
  assert.deepEqual(opened.actions, [{ seq: 2, payload: text('two') }]);
  assert.equal(opened.file.hasOriginal(hashOf(original)), true);
  assert.equal(opened.file.hasOriginal(hashOf(image)), false);
  assert.equal(opened.file.originalBytes(hashOf(original)), original.length);
  assert.deepEqual(opened.file.readOriginal(hashOf(original)), original);
  assert.deepEqual(
    opened.file.readOriginal(hashOf(original), { start: 1_048_570, end: 2_097_160 }),
    original.subarray(1_048_570, 2_097_160),
  );
  assert.equal(opened.file.bytes(), statSync(path).size);
  assert.ok(opened.file.bytesSinceImage() > 0);
});

test('A1 an action longer than one record, and an empty original and image, come back whole', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const long = randomBytes(17 * 1024 * 1024 + 5);
  const file = await files.create(path, PROJECT_ID, quickKeys);
  file.putOriginal(hashOf(Buffer.alloc(0)), Buffer.alloc(0));
  file.putImage(0, Buffer.alloc(0));
  file.append({ seq: 5, payload: long });
  file.append({ seq: 9, payload: Buffer.alloc(0) });
  file.close();
  const opened = await files.open(path, quickUnlock, true);
  t.after(() => opened.file.close());
  assert.equal(opened.image?.length, 0);
  assert.deepEqual(
    opened.actions.map(action => [action.seq, hashOf(action.payload)]),
    [
      [5, hashOf(long)],
      [9, hashOf(Buffer.alloc(0))],
    ],
  );
  assert.equal(opened.file.readOriginal(hashOf(Buffer.alloc(0))).length, 0);
  assert.deepEqual(
    opened.file.verify(() => undefined),
    [],
  );
});

test('P4 an image adds only the pieces that changed', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const image = randomBytes(4 * 1024 * 1024);
  const file = await files.create(path, PROJECT_ID, quickKeys);
  t.after(() => file.close());
  file.putImage(0, image);
  const before = file.bytes();
  image[1_000_000] = (image[1_000_000] ?? 0) ^ 1;
  file.putImage(0, image);
  const grown = file.bytes() - before;
  assert.ok(grown > 64 * 1024 && grown < 70 * 1024, `${grown} bytes for one changed piece`);
});

test('P5 actions that follow the image as of an older action are replayed', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  for (const seq of [1, 2, 3]) file.append({ seq, payload: text(`action ${seq}`) });
  file.putImage(1, text('image'));
  file.close();
  const opened = await files.open(path, quickUnlock, true);
  t.after(() => opened.file.close());
  assert.equal(opened.imageSeq, 1);
  assert.deepEqual(
    opened.actions.map(action => action.seq),
    [2, 3],
  );
});

test('K1 any slot opens the file, a wrong passphrase or identity does not', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await files.create(path, PROJECT_ID, { passphrase: 'пароль й', ...quickKeys });
  file.append({ seq: 1, payload: text('x') });
  file.close();
  for (const unlock of [
    quickUnlock,
    { passphrase: 'пароль й' },
    { passphrase: 'пароль й'.normalize('NFD') },
  ]) {
    const opened = await files.open(path, unlock, true);
    assert.equal(opened.actions.length, 1);
    opened.file.close();
  }
  const other = 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX';
  for (const unlock of [{}, { passphrase: 'пароль' }, { identities: [other] }, { identities: ['nonsense'] }])
    await assert.rejects(files.open(path, unlock, false), refusal('wrong-key'));
  assert.equal(existsSync(`${path}.lock`), false);
});

test('K2 keys that cannot protect a project are refused and leave no file', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const create = (passphrase: string | undefined, recipients: string[]) =>
    files.create(path, PROJECT_ID, { passphrase, recipients });
  await assert.rejects(create('', []), refusal('weak-passphrase'));
  await assert.rejects(create(undefined, []), refusal('weak-passphrase'));
  await assert.rejects(create('good one', ['age1nonsense']), refusal('bad-recipient'));
  const lastFlipped = quickKeys.recipients.map(key => key.slice(0, -1) + (key.endsWith('q') ? 'p' : 'q'));
  await assert.rejects(create(undefined, lastFlipped), refusal('bad-recipient'));
  assert.equal(existsSync(path), false);
});

test('H1 what is not a project is refused as such', async t => {
  const folder = temporaryFolder(t);
  const path = join(folder, 'a.plumb');
  for (const bytes of [
    text(''),
    text('short'),
    Buffer.alloc(5000),
    text('age-encryption.org/v1\n-> scrypt AAAA 18\n'),
  ]) {
    writeFileSync(path, bytes);
    await assert.rejects(files.open(path, quickUnlock, false), refusal('not-a-project'));
  }
  await assert.rejects(files.open(join(folder, 'none.plumb'), quickUnlock, false), refusal('no-such-file'));
  await assert.rejects(files.open(folder, quickUnlock, true), refusal('cannot-read'));
});

test('H2 a newer format is refused with its number, an altered header as damaged', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  (await files.create(path, PROJECT_ID, quickKeys)).close();
  const whole = readFileSync(path);
  const newer = Buffer.from(whole);
  newer.writeUInt16LE(2, 8);
  writeFileSync(path, newer);
  await assert.rejects(files.open(path, quickUnlock, false), refusal('damaged'));
  const length = whole.readUInt32LE(12);
  createHash('sha256')
    .update(newer.subarray(0, length - 32))
    .digest()
    .copy(newer, length - 32);
  writeFileSync(path, newer);
  await assert.rejects(files.open(path, quickUnlock, false), (error: unknown) => {
    assert.ok(error instanceof Refusal);
    assert.deepEqual(error.problem, { code: 'newer-project', path, version: 2 });
    return true;
  });
});

test('H3 a header whose fields were changed and check mended does not pass for the real one', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  (await files.create(path, PROJECT_ID, quickKeys)).close();
  const bytes = readFileSync(path);
  const length = bytes.readUInt32LE(12);
  bytes.write('prj_99', 34, 'latin1');
  createHash('sha256')
    .update(bytes.subarray(0, length - 32))
    .digest()
    .copy(bytes, length - 32);
  writeFileSync(path, bytes);
  await assert.rejects(files.open(path, quickUnlock, false), refusal('damaged'));
});

test('A4 creating never overwrites, and failing to create leaves nothing', async t => {
  const folder = temporaryFolder(t);
  const path = join(folder, 'a.plumb');
  (await files.create(path, PROJECT_ID, quickKeys)).close();
  const before = readFileSync(path);
  await assert.rejects(files.create(path, PROJECT_ID, quickKeys), refusal('file-exists'));
  assert.deepEqual(readFileSync(path), before);
  await assert.rejects(
    files.create(join(folder, 'no/a.plumb'), PROJECT_ID, quickKeys),
    refusal('cannot-write'),
  );
  if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o077, 0, 'for its owner only');
});

test('A4 a folder or file without rights is refused as such', async t => {
  const top = temporaryFolder(t);
  if (!bindToModes(t, top)) return t.skip('needs a system with file modes');
  const folder = join(top, 'locked');
  mkdirSync(folder);
  const path = join(folder, 'a.plumb');
  (await files.create(path, PROJECT_ID, quickKeys)).close();
  chmodSync(folder, 0o500);
  try {
    await assert.rejects(
      files.create(join(folder, 'b.plumb'), PROJECT_ID, quickKeys),
      refusal('cannot-write'),
    );
    await assert.rejects(files.open(path, quickUnlock, false), refusal('cannot-write'));
    (await files.open(path, quickUnlock, true)).file.close();
    chmodSync(path, 0);
    await assert.rejects(files.open(path, quickUnlock, true), refusal('cannot-read'));
    chmodSync(folder, 0);
    await assert.rejects(files.open(path, quickUnlock, true), refusal('cannot-read'));
    await assert.rejects(
      files.create(join(folder, 'b.plumb'), PROJECT_ID, quickKeys),
      refusal('cannot-write'),
    );
  } finally {
    chmodSync(folder, 0o700);
  }
});

test('A6 a folder that loses its rights while a project is open: edits go on, a rewriting is refused whole', async t => {
  const top = temporaryFolder(t);
  if (!bindToModes(t, top)) return t.skip('needs a system with file modes');
  const folder = join(top, 'locked');
  mkdirSync(folder);
  const path = join(folder, 'a.plumb');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  file.append({ seq: 1, payload: text('one') });
  chmodSync(folder, 0o500);
  try {
    file.append({ seq: 2, payload: text('two') });
    await assert.rejects(file.rewrite({ keys: { kind: 'same' } }), refusal('cannot-write'));
    const saved = await file.rewrite({ keys: { kind: 'same' }, path: join(top, 'b.plumb'), follow: true });
    saved.finish();
    file.append({ seq: 3, payload: text('three') });
    file.close();
  } finally {
    chmodSync(folder, 0o700);
  }
  assert.deepEqual(readdirSync(folder), ['a.plumb', 'a.plumb.lock'], 'only the lock could not be removed');
  const seqsOf = async (file: string) => {
    const opened = await files.open(file, quickUnlock, false);
    opened.file.close();
    return opened.actions.map(({ seq }) => seq);
  };
  assert.deepEqual(await seqsOf(join(top, 'b.plumb')), [1, 2, 3]);
});

test('O5 a file open for reading refuses every change and needs no lock', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const writer = await files.create(path, PROJECT_ID, quickKeys);
  t.after(() => writer.close());
  writer.append({ seq: 1, payload: text('x') });
  const { file } = await files.open(path, quickUnlock, true);
  t.after(() => file.close());
  assert.equal(file.readOnly, true);
  assert.throws(() => file.append({ seq: 2, payload: text('y') }), refusal('read-only'));
  assert.throws(() => file.putImage(1, text('y')), refusal('read-only'));
  assert.throws(() => file.putOriginal(hashOf(text('y')), text('y')), refusal('read-only'));
});

test('A5 originals that no action followed are gone after closing, without a word about damage', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  const length = file.bytes();
  file.putOriginal(hashOf(text('orphan')), text('orphan'));
  file.close();
  assert.equal(statSync(path).size, length);
  const opened = await files.open(path, quickUnlock, true);
  t.after(() => opened.file.close());
  assert.equal(opened.recovered, null);
  assert.equal(opened.file.hasOriginal(hashOf(text('orphan'))), false);
});

test('S4 nothing that was stored can be found in the file', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const secret = 'Mallory Shipping, account 40702';
  const file = await files.create(path, PROJECT_ID, { passphrase: secret, recipients: [] });
  file.putOriginal(hashOf(text(secret)), text(secret));
  file.append({ seq: 1, payload: text(secret) });
  file.putImage(1, text(secret));
  const lock = readFileSync(`${path}.lock`);
  file.close();
  for (const bytes of [readFileSync(path), lock]) {
    assert.equal(bytes.indexOf(text('Mallory')), -1);
    assert.equal(bytes.indexOf(Buffer.from(hashOf(text(secret)), 'hex')), -1);
  }
});

test('a closed file can be closed again and does nothing else', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  file.close();
  file.close();
  assert.throws(() => file.append({ seq: 1, payload: text('x') }), /closed/);
  assert.throws(() => file.verify(() => undefined), /closed/);
});

test('bugs of the caller are bugs, not problems of the person', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  t.after(() => file.close());
  file.append({ seq: 2, payload: text('x') });
  const length = file.bytes();
  assert.throws(() => file.append({ seq: 2, payload: text('x') }), RangeError);
  assert.throws(() => file.putImage(3, text('x')), RangeError);
  assert.throws(() => file.putOriginal(hashOf(text('x')), text('y')), /SHA-256/);
  assert.equal(file.bytes(), length);
  assert.equal(statSync(path).size, length);
});
