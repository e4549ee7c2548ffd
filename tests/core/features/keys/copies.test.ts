// G2: what lies beside a project is a conflict only if it is the same line of files.
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { makeIdentity } from '../../../../electron/node/project-file/keys.ts';
import { aFileEngine, type FileEngine, KEY } from '../../../helpers/file-engine.ts';

interface Unlock {
  readonly identities: string[];
}

const CONFLICT = /beside this file is the same project with other changes/;

async function aDesk(t: TestContext) {
  const made = await aFileEngine(t);
  const friend = await makeIdentity(new Date(0));
  return { ...made, friend, theirs: { identities: [friend.identity] } };
}

/** What opening says of the files beside; with a text, a claim is added then. */
async function opened(
  { another }: FileEngine,
  path: string,
  unlock: Unlock,
  claim?: string,
): Promise<string | null> {
  const api = await another();
  const { recovered } = await api.get('project.open', { path, ...unlock, readOnly: claim === undefined });
  if (claim !== undefined) await api.get('claims.create', { text: claim });
  await api.get('project.close', {});
  return recovered;
}

test('G2 a copy for others and its source go on side by side, and neither is called a conflict', async t => {
  const desk = await aDesk(t);
  const { api, path, folder, friend, theirs } = desk;
  const copy = join(folder, 'copy.plumb');
  await api.get('share.make', { path: copy, recipients: [friend.recipient], unconfirmed: true });
  await api.get('project.close', {});
  assert.equal(await opened(desk, path, KEY), null, 'fresh, from the source');
  assert.equal(await opened(desk, copy, theirs), null, 'fresh, from the copy');
  await opened(desk, path, KEY, 'Ours');
  assert.equal(await opened(desk, copy, theirs, 'Theirs'), null, 'the source went on');
  assert.equal(await opened(desk, path, KEY), null, 'both went on');
  const again = await desk.another();
  await again.get('project.open', { path: copy, ...theirs });
  const other = await makeIdentity(new Date(1));
  const keys = await again.get('keys.add', { ...theirs, recipient: other.recipient });
  await again.get('keys.remove', { ...theirs, slot: keys[1]?.slot ?? '' });
  await again.get('project.close', {});
  assert.equal(await opened(desk, copy, theirs), null, 'the copy got other keys');
});

test('G2 copies of a copy for others that went separate ways are a conflict', async t => {
  const desk = await aDesk(t);
  const { api, folder, friend, theirs } = desk;
  const copy = join(folder, 'copy.plumb');
  const second = join(folder, 'copy (conflict).plumb');
  await api.get('share.make', { path: copy, recipients: [friend.recipient], unconfirmed: true });
  await api.get('project.close', {});
  copyFileSync(copy, second);
  await opened(desk, second, theirs, 'There');
  const again = await desk.another();
  await again.get('project.open', { path: copy, ...theirs });
  await again.get('project.compact', {});
  await again.get('project.close', {});
  assert.match((await opened(desk, copy, theirs)) ?? '', CONFLICT);
});

test('G2 an old copy that went on is a conflict, although the keys were changed here', async t => {
  const desk = await aDesk(t);
  const { api, path, folder, friend } = desk;
  const keys = await api.get('keys.add', { ...KEY, recipient: friend.recipient });
  const old = join(folder, 'case (conflict).plumb');
  copyFileSync(path, old);
  await api.get('keys.remove', { ...KEY, slot: keys[1]?.slot ?? '' });
  await api.get('project.close', {});
  assert.equal(await opened(desk, path, KEY), null, 'it did not go on');
  await opened(desk, old, KEY, 'There');
  assert.match((await opened(desk, path, KEY)) ?? '', CONFLICT);
});
