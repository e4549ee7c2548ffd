import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUnsaved } from '../../../renderer/bridge/unsaved.ts';
import { anEngine } from '../../helpers/engine.ts';

const answered = Symbol('not answered yet');

/** An engine whose next append fails as a full disk does, and the client that waits. */
async function aFullDisk(t: Parameters<typeof anEngine>[0]) {
  const { api, files } = await anEngine(t);
  const unsaved = createUnsaved(api);
  const fill = () => {
    const disk = files.disks.get('/case.plumb');
    assert.ok(disk);
    disk.failNext = true;
  };
  return { api, unsaved, fill };
}

const shown = ({ store }: ReturnType<typeof createUnsaved>) => {
  const { problem, waiting, busy } = store.getState();
  return [problem?.code ?? null, waiting, busy];
};

test('an action that the disk refuses waits, and is answered once trying again has saved it', async t => {
  const { api, unsaved, fill } = await aFullDisk(t);
  fill();
  const first = unsaved.api.call('claims.create', { text: 'One.' });
  assert.equal(await Promise.race([first, api.call('claims.list', {}).then(() => answered)]), answered);
  assert.deepEqual(shown(unsaved), ['disk-full', 1, false]);
  fill();
  await unsaved.retry();
  assert.deepEqual(shown(unsaved), ['disk-full', 1, false], 'still full');
  await unsaved.retry();
  const result = await first;
  assert.equal(result.ok && result.value.text, 'One.');
  assert.deepEqual(shown(unsaved), [null, 0, false]);
  assert.deepEqual(
    (await api.get('claims.list', {})).map(({ text }) => text),
    ['One.'],
  );
});

test('what waits is tried in order, and each asker gets its own answer', async t => {
  const { api, unsaved, fill } = await aFullDisk(t);
  fill();
  const first = unsaved.api.call('claims.create', { text: 'One.' });
  await api.call('claims.list', {});
  fill();
  const second = unsaved.api.get('claims.create', { text: 'Two.' });
  await api.call('claims.list', {});
  assert.deepEqual(shown(unsaved), ['disk-full', 2, false]);
  await unsaved.retry();
  assert.ok((await first).ok);
  assert.deepEqual([(await second).text, (await second).number], ['Two.', 2]);
});

test('giving up answers the problem, so that the form keeps what was typed', async t => {
  const { api, unsaved, fill } = await aFullDisk(t);
  fill();
  const first = unsaved.api.call('claims.create', { text: 'One.' });
  await api.call('claims.list', {});
  unsaved.giveUp();
  const result = await first;
  assert.equal(!result.ok && result.problem.code, 'disk-full');
  assert.deepEqual(shown(unsaved), [null, 0, false]);
});

test('other problems, and problems of work that is no action, are answered at once', async t => {
  const { unsaved } = await aFullDisk(t);
  const undone = await unsaved.api.call('history.redo', {});
  assert.equal(!undone.ok && undone.problem.code, 'nothing-to-redo');
  await assert.rejects(unsaved.api.get('history.redo', {}));
  assert.deepEqual(shown(unsaved), [null, 0, false]);
});

test('settling tells whether everything that ran is on disk, and does not wait for ever', async t => {
  const { unsaved, fill } = await aFullDisk(t);
  assert.equal(await unsaved.settled(1000), true, 'nothing runs');
  void unsaved.api.call('claims.create', { text: 'One.' });
  assert.equal(await unsaved.settled(1000), true);
  fill();
  void unsaved.api.call('claims.create', { text: 'Two.' });
  assert.equal(await unsaved.settled(50), false, 'it waits for the disk');
  const given = unsaved.settled(60_000);
  unsaved.giveUp();
  assert.equal(await given, false);
});
