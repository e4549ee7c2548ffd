import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { corpusMissing } from '../corpus/corpus.ts';
import { randomFrom } from '../helpers/random.ts';
import { importMutants } from './import.ts';
import { mutate } from './mutate.ts';

test('a mutant is the same for the same seed, and not the file it came from', () => {
  const bytes = fc.uint8Array({ minLength: 20, maxLength: 300 });
  let same = 0;
  fc.assert(
    fc.property(bytes, bytes, fc.integer(), (file, other, seed) => {
      const kept = file.slice();
      const mutant = mutate(file, other, randomFrom(seed));
      assert.deepEqual(mutate(file, other, randomFrom(seed)), mutant);
      assert.deepEqual(file, kept);
      if (Buffer.from(mutant).equals(file)) same++;
    }),
  );
  assert.ok(same < 20, `${same} of 100 mutants were no mutants`);
});

test('mutants break nothing: each ends in a state with its reason, without a write or a connection', t => {
  const seed = Math.floor(Math.random() * 1e6);
  const report = importMutants(120, seed, 'small');
  t.diagnostic(`seed ${seed}: ${JSON.stringify(report.states)}`);
  assert.deepEqual(
    { faults: report.faults, attempts: report.attempts },
    { faults: [], attempts: [] },
    `${seed}`,
  );
  assert.equal(report.mutants, 120);
});

test('the watch tells of what is tried in any thread', () => {
  const script = `
    import { Worker } from 'node:worker_threads';
    const channel = new BroadcastChannel('attempts');
    channel.onmessage = ({ data }) => { console.log(data); channel.close(); };
    const tries = "import { lookup } from 'node:dns'; try { lookup('canary.invalid', () => {}); } catch {}";
    new Worker(new URL('data:text/javascript,' + encodeURIComponent(tries)));`;
  const watch = new URL('./watch.ts', import.meta.url).href;
  const found = spawnSync(process.execPath, ['--import', watch, '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  assert.equal(found.stdout, 'lookup\n', found.stderr);
});

test('mutants that once broke the reader are read or refused', { skip: corpusMissing }, () => {
  for (const number of [723, 1110]) {
    const { stopped, faults } = importMutants(1, 1, 'corpus', number);
    assert.deepEqual({ stopped, faults }, { stopped: [], faults: [] }, `mutant ${number}`);
  }
});
