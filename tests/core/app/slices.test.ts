import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce, inSlices, KeptWork, Line, type Sliced } from '../../../electron/core/app/slices.ts';

/** Work of some steps, each longer than a slice may be; notes what it does. */
function* work(name: string, steps: number, done: string[]): Sliced<string> {
  for (let step = 1; step <= steps; step++) {
    const began = Date.now();
    while (Date.now() - began < 12);
    done.push(`${name}${step}`);
    yield;
  }
  return name;
}

/** Gives the others their turn, and notes that it did. */
const breathing = (done: string[]) => async () => {
  done.push('·');
  await new Promise(resolve => setImmediate(resolve));
};

test('others have their turn between the slices of a long question', async () => {
  const done: string[] = [];
  assert.equal(await inSlices(work('a', 3, done), breathing(done)), 'a');
  assert.deepEqual(done, ['a1', '·', 'a2', '·', 'a3', '·']);
});

test('questions wait for one another, so that an edit waits for a slice of one; short ones pass', async () => {
  const line = new Line();
  const done: string[] = [];
  const quiet = () => new Promise<void>(resolve => setImmediate(resolve));
  const long = line.run(work('a', 4, done), quiet);
  const next = line.run(work('b', 2, done), quiet);
  const short = line.run(work('c', 0, done), quiet);
  assert.equal(await short, 'c');
  assert.deepEqual(done, ['a1', 'b1']);
  assert.deepEqual(await Promise.all([long, next]), ['a', 'b']);
  assert.deepEqual(done, ['a1', 'b1', 'a2', 'a3', 'a4', 'b2']);
});

test('a question that nobody waits for any more stops, and those behind it go on', async () => {
  const line = new Line();
  const done: string[] = [];
  let wanted = true;
  const given = line.run(work('a', 9, done), async () => {
    await Promise.resolve();
    if (!wanted) throw new Error('cancelled');
  });
  const next = line.run(work('b', 2, done), () => new Promise(resolve => setImmediate(resolve)));
  wanted = false;
  await assert.rejects(given, /cancelled/);
  assert.equal(await next, 'b');
  assert.deepEqual(done, ['a1', 'b1', 'b2']);
});

test('what several ask for is worked out once, whoever gives up; what fails is not kept', () => {
  const kept = new KeptWork<string>(2);
  const done: string[] = [];
  const one = kept.take('a', () => work('a', 2, done));
  const other = kept.take('a', () => work('again', 2, done));
  one.next();
  assert.equal(atOnce(other), 'a');
  assert.equal(atOnce(one), 'a');
  assert.deepEqual(done, ['a1', 'a2']);

  const fails = function* (): Sliced<string> {
    yield;
    throw new Error('no such thing');
  };
  const [first, second] = [kept.take('b', fails), kept.take('b', fails)];
  first.next();
  assert.throws(() => atOnce(first), /no such thing/);
  assert.throws(() => atOnce(second), /no such thing/);
  assert.equal(atOnce(kept.take('b', () => work('b', 0, done))), 'b');
});
