import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSession } from '../../../renderer/bridge/session.ts';
import { anEngine } from '../../helpers/engine.ts';

test('the session follows what is open and when it was saved', async t => {
  const { api } = await anEngine(t);
  const session = createSession(api, () => undefined);
  assert.equal(session.store.getState().state.kind, 'starting');
  await session.refresh();
  const { state } = session.store.getState();
  assert.equal(state.kind === 'open' && state.project.title, 'A case');
  await api.get('claims.create', { text: 'The bank kept the account.' });
  const { savedAt, lastSentence } = session.store.getState().saved;
  assert.match(savedAt ?? '', /^\d{4}-/);
  assert.match(lastSentence ?? '', /C1/);
});

test('locking drops everything before the engine answers, and keeps only the path', async t => {
  const { api } = await anEngine(t);
  let dropped = 0;
  const session = createSession(api, () => dropped++);
  await session.refresh();
  const locked = session.lock();
  const { state, saved } = session.store.getState();
  assert.equal(state.kind === 'locked' && state.path, '/case.plumb');
  assert.deepEqual([dropped, saved.lastSentence], [1, null]);
  await locked;
  assert.equal((await api.get('project.status', {})) ?? null, null);
  assert.equal(session.store.getState().state.kind, 'locked');
  await api.get('project.open', { path: '/case.plumb', passphrase: 'p' });
  await session.refresh();
  assert.equal(session.store.getState().state.kind, 'open');
});

test('locking waits for what was typed last, and says when it could not be saved', async t => {
  const { api } = await anEngine(t);
  const session = createSession(
    api,
    () => undefined,
    async () => {
      const made = await api.call('claims.create', { text: 'Typed last.' });
      return made.ok;
    },
  );
  await session.refresh();
  const locked = session.lock();
  const { state: before } = session.store.getState();
  assert.equal(before.kind === 'locked' && before.work, 'saving');
  await session.refresh();
  assert.equal(
    session.store.getState().state.kind,
    'locked',
    'nothing opens the page while it is being locked',
  );
  await locked;
  const { state, saved } = session.store.getState();
  assert.equal(state.kind === 'locked' && state.work, 'saved');
  assert.equal(saved.lastSentence, null);
  await api.get('project.open', { path: '/case.plumb', passphrase: 'p' });
  assert.deepEqual(
    (await api.get('claims.list', {})).map(({ text }) => text),
    ['Typed last.'],
  );

  const failing = createSession(
    api,
    () => undefined,
    () => Promise.resolve(false),
  );
  await failing.refresh();
  await failing.lock();
  const { state: after } = failing.store.getState();
  assert.equal(after.kind === 'locked' && after.work, 'lost');
});

test('giving up the locked project leads to the welcome page', async t => {
  const { api } = await anEngine(t);
  const session = createSession(api, () => undefined);
  await session.refresh();
  await session.lock();
  session.forget();
  assert.deepEqual(session.store.getState().state, { kind: 'closed' });
});
