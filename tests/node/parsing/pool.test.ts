import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { type TestContext } from 'node:test';
import { createParser, type ParserOptions } from '../../../electron/node/parsing/pool.ts';
import { Refusal } from '../../../electron/shared/contract/problem.ts';
import { aPdf, writes } from '../../core/importers/pdf-builder.ts';

const how = { ocr: 'off', languages: [] } as const;
const some = new TextEncoder().encode('some bytes');

function open(t: TestContext, options: ParserOptions = {}) {
  const parser = createParser(options);
  t.after(() => parser.close());
  return {
    parser,
    parse: (name: string, bytes: Uint8Array = some, signal = new AbortController().signal) =>
      parser.parse(name, bytes, how, signal),
  };
}

const misbehaving = { worker: new URL('./misbehaving-worker.ts', import.meta.url), workers: 1 };
const isCancelled = (error: unknown): boolean =>
  error instanceof Refusal && error.problem.code === 'cancelled';

test('a real PDF comes back with text, runs and hash', async t => {
  const bytes = aPdf([{ content: writes('One') }, { content: writes('Two') }]);
  const { parse } = open(t, { workers: 1 });
  const outcome = await parse('a.pdf', bytes);
  assert.equal(outcome.state, 'imported');
  assert.equal(outcome.sha256, createHash('sha256').update(bytes).digest('hex'));
  assert.deepEqual(
    outcome.reading?.pages.map(page => [page.text, page.runs.length]),
    [
      ['One', 7],
      ['Two', 7],
    ],
  );
  assert.ok(bytes.length > 0, 'the caller keeps its bytes');
});

test('many files at once all come back, each with its own outcome', async t => {
  const { parse } = open(t, { workers: 2 });
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) => parse('a.txt', new TextEncoder().encode(`file ${index}`))),
  );
  assert.deepEqual(
    outcomes.map(({ reading }) => reading?.pages[0]?.text),
    Array.from({ length: 20 }, (_, index) => `file ${index}`),
  );
});

test('a large PDF is shared among workers and comes back whole and in order', async t => {
  const filler = `% ${'x'.repeat(20_000)}\n`;
  const bytes = aPdf(
    Array.from({ length: 30 }, (_, index) => ({ content: filler + writes(`Page ${index + 1}`) })),
  );
  assert.ok(bytes.length > 500_000);
  const shared = await open(t, { workers: 2 }).parse('a.pdf', bytes);
  assert.deepEqual(
    shared.reading?.pages.map(page => [page.number, page.text, page.runs.length]),
    Array.from({ length: 30 }, (_, index) => [index + 1, `Page ${index + 1}`, 7]),
  );
  assert.deepEqual(shared, await open(t, { workers: 1 }).parse('a.pdf', bytes));
});

for (const name of ['throws', 'exits'])
  test(`a file at which the reader ${name} is refused, and the next one is read`, async t => {
    const { parse } = open(t, misbehaving);
    const [bad, good] = await Promise.all([parse(name), parse('next')]);
    assert.equal(bad.state, 'refused');
    assert.match(bad.reason ?? '', /broke on this file/);
    assert.equal(bad.sha256, createHash('sha256').update(some).digest('hex'));
    assert.equal(good.reason, 'read next');
  });

test('a file that never ends is stopped, and the next one is read', async t => {
  const { parse } = open(t, {
    ...misbehaving,
    timeLimit: bytes => (bytes === some.length ? 300 : 60_000),
  });
  const [bad, good] = await Promise.all([parse('never ends'), parse('next', new Uint8Array(1000))]);
  assert.match(bad.reason ?? '', /took too long/);
  assert.equal(good.reason, 'read next');
});

test('a file that eats memory is stopped, and the next one is read', { timeout: 60_000 }, async t => {
  const { parse } = open(t, { ...misbehaving, memoryLimit: 32 });
  const [bad, good] = await Promise.all([parse('eats memory'), parse('next')]);
  assert.match(bad.reason ?? '', /more memory/);
  assert.equal(good.reason, 'read next');
});

test('cancelling ends the file that is being read and takes waiting ones out', async t => {
  const { parse } = open(t, misbehaving);
  const cancel = new AbortController();
  const running = parse('never ends', some, cancel.signal);
  const waiting = parse('waiting', some, cancel.signal);
  const next = parse('next');
  cancel.abort();
  await assert.rejects(running, isCancelled);
  await assert.rejects(waiting, isCancelled);
  assert.equal((await next).reason, 'read next');
  await assert.rejects(parse('later', some, cancel.signal), isCancelled);
});

test('closing ends what is being read', async t => {
  const { parser, parse } = open(t, misbehaving);
  const running = parse('never ends');
  await parser.close();
  assert.equal((await running).state, 'refused');
});

test('a worker that read very many pages is replaced, and the next file is read', async () => {
  const parser = createParser({ workers: 2 });
  const long = aPdf(Array.from({ length: 2_100 }, (_, page) => ({ content: writes(`Page ${page + 1}`) })));
  const read = (name: string, bytes: Uint8Array) =>
    parser.parse(name, bytes, { ocr: 'off', languages: [] }, new AbortController().signal);
  const outcome = await read('long.pdf', long);
  assert.equal(outcome.state, 'imported');
  assert.equal(outcome.reading?.pages[2_099]?.text, 'Page 2100');
  assert.equal((await read('a.txt', new TextEncoder().encode('Words.'))).state, 'imported');
  await parser.close();
});
