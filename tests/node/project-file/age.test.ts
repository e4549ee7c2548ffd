import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { identitiesIn, makeIdentity } from '../../../electron/node/project-file/keys.ts';
import { deriveSeals } from '../../../electron/node/project-file/seal.ts';
import {
  PROJECT_ID,
  quickFiles,
  quickKeys,
  TEST_IDENTITY,
  temporaryFolder,
} from '../../helpers/project-files.ts';

function hasAge(t: TestContext): boolean {
  if (spawnSync('age', ['--version']).status === 0) return true;
  t.skip('the program age is not installed');
  return false;
}

/** The key slots, cut out as docs/project-file.md (H1) says, without our reader. */
function slotsOf(bytes: Buffer): { kind: number; age: Buffer }[] {
  let at = 34 + bytes.readUInt16LE(32);
  at += 2 + bytes.readUInt16LE(at) * 56;
  const count = bytes.readUInt16LE(at);
  at += 2;
  return Array.from({ length: count }, () => {
    const length = bytes.readUInt32LE(at + 2);
    const slot = { kind: bytes.readUInt8(at), age: bytes.subarray(at + 6, at + 6 + length) };
    at += 6 + length;
    return slot;
  });
}

test('K1 the program age opens a recipient slot cut out of a file', async t => {
  if (!hasAge(t)) return;
  const folder = temporaryFolder(t);
  const path = join(folder, 'a.plumb');
  const { identity, recipient } = await makeIdentity(new Date());
  const keys = { passphrase: 'correct horse', recipients: [...quickKeys.recipients, recipient] };
  (await quickFiles().create(path, PROJECT_ID, keys)).close();
  const bytes = readFileSync(path);
  const slots = slotsOf(bytes);
  assert.deepEqual(
    slots.map(({ kind }) => kind),
    [1, 2, 2],
  );
  const length = bytes.readUInt32LE(12);
  for (const [i, key] of [TEST_IDENTITY, identity].entries()) {
    writeFileSync(join(folder, 'key.txt'), `${key}\n`);
    const child = spawnSync('age', ['-d', '-i', join(folder, 'key.txt')], { input: slots[i + 1]?.age ?? '' });
    assert.equal(child.status, 0, child.stderr.toString());
    assert.equal(child.stdout.length, 32);
    const seals = deriveSeals(child.stdout, bytes.subarray(16, 32));
    assert.ok(seals.proves(bytes.subarray(0, length - 64), bytes.subarray(length - 64, length - 32)));
  }
  assert.match(slots[0]?.age.toString('latin1') ?? '', /^age-encryption\.org\/v1\n-> scrypt \S+ 4\n/);
});

test('K4 an identity file made here is one that age and age-keygen read', async t => {
  const { identity, recipient, text } = await makeIdentity(new Date('2026-03-14T10:02:31.004Z'));
  assert.equal(text, `# created: 2026-03-14T10:02:31Z\n# public key: ${recipient}\n${identity}\n`);
  assert.match(identity, /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/);
  assert.deepEqual(identitiesIn(text.replaceAll('\n', '\r\n')), [identity]);
  assert.notEqual((await makeIdentity(new Date())).identity, identity);
  if (!hasAge(t)) return;
  const child = spawnSync('age-keygen', ['-y'], { input: text, encoding: 'utf8' });
  assert.equal(child.stdout.trim(), recipient);
});
