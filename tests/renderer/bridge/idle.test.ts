import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIdleLock, TICK_MS } from '../../../renderer/bridge/idle.ts';

const MINUTE = 60_000;

/** An idle lock on a clock that the test turns. */
function aLock({ minutes = 15, open = true } = {}) {
  const state = { now: 1_000_000, locked: 0, open, minutes };
  const idle = createIdleLock({
    now: () => state.now,
    minutes: () => state.minutes,
    open: () => state.open,
    lock: () => {
      state.locked++;
      state.open = false;
    },
  });
  const pass = (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += TICK_MS) {
      state.now += TICK_MS;
      idle.tick();
    }
  };
  const left = () => idle.store.getState().left;
  return { state, idle, pass, left };
}

test('the project locks after the minutes without input, and the bar counts them down', () => {
  const { state, pass, left } = aLock();
  pass(MINUTE - TICK_MS);
  assert.equal(left(), null);
  pass(TICK_MS);
  assert.equal(left(), 14);
  pass(13 * MINUTE);
  assert.equal(left(), 1);
  pass(MINUTE - TICK_MS);
  assert.equal(state.locked, 0);
  pass(TICK_MS);
  assert.deepEqual([state.locked, left()], [1, null]);
});

test('input starts the time anew', () => {
  const { state, idle, pass, left } = aLock();
  pass(14 * MINUTE);
  idle.touched();
  assert.equal(left(), null);
  pass(14 * MINUTE);
  assert.equal(state.locked, 0);
  pass(MINUTE);
  assert.equal(state.locked, 1);
});

test('0 minutes never locks, and nothing is locked when no project is open', () => {
  const never = aLock({ minutes: 0 });
  never.pass(600 * MINUTE);
  assert.deepEqual([never.state.locked, never.left()], [0, null]);
  const closed = aLock({ open: false });
  closed.pass(60 * MINUTE);
  assert.deepEqual([closed.state.locked, closed.left()], [0, null]);
  closed.state.open = true;
  closed.pass(14 * MINUTE);
  assert.equal(closed.state.locked, 0, 'the time before it was opened does not count');
});

test('a machine that slept locks, even if the first thing after waking is a movement', () => {
  const byTick = aLock({ minutes: 0 });
  byTick.state.now += 10 * MINUTE;
  byTick.idle.tick();
  assert.equal(byTick.state.locked, 1);
  const byInput = aLock();
  byInput.state.now += 10 * MINUTE;
  byInput.idle.touched();
  assert.equal(byInput.state.locked, 1);
});

test('a window that is woken once a minute has not slept', () => {
  const { state, idle } = aLock({ minutes: 0 });
  for (let minute = 0; minute < 30; minute++) {
    state.now += MINUTE + 900;
    idle.tick();
  }
  assert.equal(state.locked, 0);
});

test('a clock that is turned back does not put the lock off', () => {
  const { state, idle, pass } = aLock();
  pass(10 * MINUTE);
  state.now -= 600 * MINUTE;
  idle.tick();
  pass(15 * MINUTE);
  assert.equal(state.locked, 1);
});
