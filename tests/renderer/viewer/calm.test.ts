import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCalm } from '../../../renderer/viewer/calm.ts';

/** Whether a promise has resolved by the next turn of the event loop. */
async function settled(promise: Promise<void>): Promise<boolean> {
  const turn = new Promise<boolean>(resolve => setImmediate(() => resolve(false)));
  return Promise.race([promise.then(() => true), turn]);
}

test('pages that fly past wait; a slow scroll and a jump do not', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const calm = createCalm();
  calm.moved(10, 1000);
  calm.moved(30, 1016);
  assert.equal(await settled(calm.wait()), true, 'slow');
  calm.moved(500_000, 3000);
  assert.equal(await settled(calm.wait()), true, 'a jump');
  calm.moved(500_400, 3016);
  const waiting = calm.wait();
  assert.equal(await settled(waiting), false, 'fast');
  calm.moved(500_420, 3032);
  assert.equal(await settled(waiting), true, 'slowed down');
  calm.moved(501_000, 3048);
  const last = calm.wait();
  t.mock.timers.tick(100);
  assert.equal(await settled(last), true, 'stands still');
});
