import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeIdentity } from '../../../../electron/node/project-file/keys.ts';
import type { Key } from '../../../../electron/shared/contract/keys.ts';
import { aFileEngine, KEY } from '../../../helpers/file-engine.ts';
import { TEST_IDENTITY, TEST_RECIPIENT } from '../../../helpers/project-files.ts';
import { readWithKey, slotsIn } from '../../../node/project-file/second-reader.ts';

const PASSPHRASE = 'three geese over the harbour';
const code = (result: { ok: boolean; problem?: { code: string } }) =>
  result.ok ? 'ok' : result.problem?.code;

test('the fingerprint of a key is the first ten bytes of its SHA-256 as words', async t => {
  const { api } = await aFileEngine(t);
  const list = readFileSync(new URL('../../../../resources/words/fingerprint.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  assert.equal(new Set(list).size, 256);
  const bytes = createHash('sha256').update(TEST_RECIPIENT).digest().subarray(0, 10);
  const { words } = await api.get('keys.words', { recipient: TEST_RECIPIENT });
  assert.equal(words, [...bytes].map(byte => list[byte]).join(' '));
  const [key] = await api.get('keys.list', {});
  assert.equal(key?.words, words);
  assert.equal(key?.recipient, TEST_RECIPIENT);
});

test('K1 keys are added after unlocking again, and age opens every slot', async t => {
  const { api, folder, path, another } = await aFileEngine(t);
  const friend = await makeIdentity(new Date(0));
  const input = { recipient: friend.recipient, label: 'Friend' };
  assert.equal(code(await api.call('keys.add', input)), 'wrong-key');
  assert.equal(code(await api.call('keys.add', { ...input, passphrase: 'a guess' })), 'wrong-key');
  const keys = await api.get('keys.add', { ...input, ...KEY });
  assert.deepEqual(
    keys.map(({ label, recipient }) => [label, recipient]),
    [
      ['', TEST_RECIPIENT],
      ['Friend', friend.recipient],
    ],
  );
  assert.equal(code(await api.call('keys.add', { ...input, ...KEY })), 'not-allowed');
  await api.get('keys.add', { newPassphrase: PASSPHRASE, ...KEY });
  assert.equal(code(await api.call('keys.add', { newPassphrase: 'another', ...KEY })), 'not-allowed');
  await api.get('claims.create', { text: 'A claim' });
  const sentences = (await api.get('history.list', {})).map(({ sentence }) => sentence);
  assert.match(sentences[2] ?? '', /^Added the recipient Friend \((\w+ ){9}\w+\) to the keys/);
  assert.match((await api.get('history.undo', {})).sentence, /^Undid: .*claim/i);
  assert.equal(code(await api.call('history.undo', {})), 'nothing-to-undo', 'keys are not undone');
  await api.get('project.close', {});
  for (const unlock of [KEY, { identities: [friend.identity] }, { passphrase: PASSPHRASE }]) {
    const again = await another();
    await again.get('project.open', { path, ...unlock, readOnly: true });
    assert.deepEqual(await again.get('project.verify', {}), { ok: true, problems: [] });
    await again.get('project.close', {});
  }
  if (spawnSync('age', ['--version']).status !== 0) return t.diagnostic('age is not here');
  const slots = slotsIn(readFileSync(path));
  const identities = join(folder, 'identities.txt');
  writeFileSync(identities, `${TEST_IDENTITY}\n${friend.text}`);
  const opened = slots
    .slice(1)
    .map(slot => spawnSync('age', ['-d', '-i', identities], { input: slot }).stdout);
  assert.equal(opened.length, 2);
  for (const key of opened) assert.ok(readWithKey(readFileSync(path), key).actions.size >= 4);
});

test('removing a key gives the project a new one, and says that old copies still open', async t => {
  const { api, path, folder, another } = await aFileEngine(t, { passphrase: PASSPHRASE });
  const friend = await makeIdentity(new Date(0));
  const added = await api.get('keys.add', { recipient: friend.recipient, label: 'Friend', ...KEY });
  const [secret, first, theirs] = added;
  const old = join(folder, 'old.plumb');
  writeFileSync(old, readFileSync(path));
  const slot = first?.slot ?? '';
  assert.equal(first?.recipient, TEST_RECIPIENT);
  assert.equal(
    code(await api.call('keys.remove', { slot, ...KEY })),
    'not-allowed',
    'the passphrase is needed',
  );
  assert.equal(code(await api.call('keys.remove', { slot: 'none', passphrase: PASSPHRASE })), 'not-found');
  const { keys, warning } = await api.get('keys.remove', { slot, passphrase: PASSPHRASE });
  assert.match(warning, /made before.*still open with the old keys/);
  assert.deepEqual(
    keys.map(({ kind, label }) => [kind, label]),
    [
      ['passphrase', 'Passphrase'],
      ['recipient', 'Friend'],
    ],
  );
  const named = (key: Key | undefined) => [key?.slot, key?.label, key?.recipient, key?.addedAt];
  assert.deepEqual(keys.map(named), [secret, theirs].map(named), 'who stays keeps name, label and date');
  const changed = await api.get('keys.change', { newPassphrase: 'a better one', passphrase: PASSPHRASE });
  assert.deepEqual(named(changed.keys[1]), named(theirs));
  assert.ok((changed.keys[0]?.addedAt ?? '') > (secret?.addedAt ?? ''), 'a new passphrase has a new date');
  await api.get('project.close', {});
  const again = await another();
  for (const unlock of [KEY, { passphrase: PASSPHRASE }])
    assert.equal(code(await again.call('project.open', { path, ...unlock })), 'wrong-key');
  for (const unlock of [{ passphrase: 'a better one' }, { identities: [friend.identity] }]) {
    await again.get('project.open', { path, ...unlock });
    assert.deepEqual(await again.get('project.verify', {}), { ok: true, problems: [] });
    await again.get('project.close', {});
  }
  await again.get('project.open', { path: old, ...KEY, readOnly: true });
});

test('the only key stays', async t => {
  const { api } = await aFileEngine(t);
  const [key] = await api.get('keys.list', {});
  assert.equal(code(await api.call('keys.remove', { slot: key?.slot ?? '', ...KEY })), 'not-allowed');
});

test('a copy is shared with a confirmed recipient only, opens with that key alone, and both logs tell', async t => {
  const { api, folder, write, another } = await aFileEngine(t);
  write('/a.txt', 'The agreement was signed in Harbin.');
  await api.get('documents.import', { sources: [{ kind: 'path', path: '/a.txt' }] });
  const friend = await makeIdentity(new Date(0));
  const recipients = [friend.recipient];
  const path = join(folder, 'copy.plumb');
  assert.equal(code(await api.call('share.make', { path, recipients })), 'not-allowed');
  await api.get('recipients.add', { recipient: friend.recipient, label: 'Friend' });
  assert.equal(code(await api.call('share.make', { path, recipients })), 'not-allowed');
  assert.equal(existsSync(path), false);
  const entry = await api.get('recipients.confirm', { recipient: friend.recipient, confirmed: true });
  assert.equal(entry.confirmed, true);
  const preview = await api.get('share.preview', { recipients });
  assert.equal(preview.contents.documents, 1);
  assert.deepEqual(preview.contents.authors, ['Tester']);
  assert.equal(preview.recipients[0]?.label, 'Friend');
  const made = await api.get('share.make', { path, recipients });
  assert.equal(made.contents.actions, preview.contents.actions, 'the line about the copy was counted before');
  assert.equal(code(await api.call('share.make', { path, recipients })), 'file-exists');
  const theirs = await another();
  assert.equal(code(await theirs.call('project.open', { path, ...KEY })), 'wrong-key');
  const status = await theirs.get('project.open', { path, identities: [friend.identity] });
  assert.equal(status.id, (await api.get('project.status', {}))?.id);
  assert.deepEqual(await theirs.get('project.verify', {}), { ok: true, problems: [] });
  assert.equal((await theirs.get('keys.list', {}))[0]?.label, 'Friend');
  const said = (await theirs.get('history.list', {}))[0]?.sentence ?? '';
  assert.match(said, /^Shared a copy of the whole project, for Friend/);
  assert.equal((await api.get('history.list', {}))[0]?.sentence, said);
});
