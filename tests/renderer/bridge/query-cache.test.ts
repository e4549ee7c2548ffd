import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createQueryCache, type Question } from '../../../renderer/bridge/query-cache.ts';
import { anEngine } from '../../helpers/engine.ts';

const CLAIMS: Question<'claims.list'> = { method: 'claims.list', input: {}, tables: ['claim'] };

/** Watches a question and answers the next state it gets. */
function watcher(cache: ReturnType<typeof createQueryCache>, question: Question) {
  let wake: () => void = () => undefined;
  const stop = cache.watch(question, () => wake());
  const next = () => new Promise<void>(resolve => (wake = resolve));
  return { stop, next };
}

test('a question is asked once it is watched, and again when its tables change', async t => {
  const { api } = await anEngine(t);
  const cache = createQueryCache(api);
  const { next } = watcher(cache, CLAIMS);
  assert.equal(cache.read(CLAIMS).status, 'loading');
  await next();
  assert.deepEqual(cache.read(CLAIMS), { status: 'ready', value: [] });
  const again = next();
  await api.get('claims.create', { text: 'The bank kept the account.' });
  await again;
  const state = cache.read(CLAIMS);
  assert.equal(state.status === 'ready' && state.value[0]?.text, 'The bank kept the account.');
});

test('changes of other tables do not ask again', async t => {
  const { api } = await anEngine(t);
  let asked = 0;
  const counting = {
    ...api,
    call: ((method, input, options) => {
      if (method === 'claims.list') asked++;
      return api.call(method, input, options);
    }) as typeof api.call,
  };
  const cache = createQueryCache(counting);
  const { next } = watcher(cache, CLAIMS);
  await next();
  const statements = [{ property: 'name', value: 'Harbour Bank' }];
  await api.get('entities.create', { schema: 'Company', statements });
  await api.get('claims.list', {});
  assert.equal(asked, 1);
});

test('an answer nobody watches is kept until its tables change', async t => {
  const { api } = await anEngine(t);
  const cache = createQueryCache(api);
  const { stop, next } = watcher(cache, CLAIMS);
  await next();
  stop();
  assert.equal(cache.read(CLAIMS).status, 'ready');
  await api.get('claims.create', { text: 'One.' });
  assert.equal(cache.read(CLAIMS).status, 'loading');
});

test('views that know of different tables share one answer, which any of these tables makes old', async t => {
  const { api } = await anEngine(t);
  const cache = createQueryCache(api);
  const { next } = watcher(cache, { ...CLAIMS, tables: ['link'] });
  await next();
  await api.get('claims.create', { text: 'One.' });
  const asked = next();
  // The answer may have missed what only the second view watches for: it is asked anew, and from then on for both.
  const wide = watcher(cache, CLAIMS);
  await asked;
  const seen = () => {
    const state = cache.read(CLAIMS);
    return state.status === 'ready' ? state.value.length : state.status;
  };
  assert.equal(seen(), 1);
  const again = wide.next();
  await api.get('claims.create', { text: 'Two.' });
  await again;
  assert.equal(seen(), 2);
});

test('what is still worked out when nobody watches any more is given up, and asked anew later', async t => {
  const { api } = await anEngine(t);
  const given: string[] = [];
  const listening = {
    ...api,
    call: ((method, input, options) => {
      options?.signal?.addEventListener('abort', () => given.push(method));
      return api.call(method, input, options);
    }) as typeof api.call,
  };
  const cache = createQueryCache(listening);
  // One part of the window takes a question over from another: it goes on.
  watcher(cache, CLAIMS).stop();
  const taken = watcher(cache, CLAIMS);
  await Promise.resolve();
  assert.deepEqual(given, []);
  taken.stop();
  await Promise.resolve();
  assert.deepEqual(given, ['claims.list']);
  await watcher(cache, CLAIMS).next();
  assert.equal(cache.read(CLAIMS).status, 'ready');
});

test('a problem is an answer too, and clearing drops everything', async t => {
  const { api } = await anEngine(t);
  const cache = createQueryCache(api);
  await api.get('project.close', {});
  const { next } = watcher(cache, CLAIMS);
  await next();
  assert.deepEqual(cache.read(CLAIMS), { status: 'failed', problem: { code: 'no-project-open' } });
  cache.clear();
  assert.equal(cache.read(CLAIMS).status, 'loading');
});
