import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTypingRest } from '../../../renderer/viewer/typing-rest.ts';

const settled = () => new Promise(resolve => setImmediate(resolve));

test('what follows a text waits until its keys rest, and keys elsewhere hold up nothing', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const keys = new EventTarget();
  let inText = true;
  const rest = createTypingRest(keys, () => inText);
  const gone: string[] = [];
  const wait = async (name: string) => {
    void rest.wait().then(() => gone.push(name));
    await settled();
  };
  await wait('at once');
  assert.deepEqual(gone, ['at once']);

  keys.dispatchEvent(new Event('keydown'));
  await wait('first');
  t.mock.timers.tick(300);
  keys.dispatchEvent(new Event('keydown'));
  t.mock.timers.tick(300);
  await wait('second');
  assert.deepEqual(gone, ['at once']);
  t.mock.timers.tick(60);
  await settled();
  assert.deepEqual(gone, ['at once', 'first', 'second']);

  inText = false;
  keys.dispatchEvent(new Event('keydown'));
  await wait('elsewhere');
  assert.equal(gone.at(-1), 'elsewhere');
});
