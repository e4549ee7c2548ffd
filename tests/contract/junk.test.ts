import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createClient } from '../../electron/shared/contract/client.ts';
import { contract, type Method } from '../../electron/shared/contract/index.ts';
import type { CallerFrame } from '../../electron/shared/contract/wire.ts';
import { inProcess, workerThread } from './engines.ts';

const METHODS = Object.keys(contract) as Method[];

for (const under of [inProcess, workerThread]) {
  test(`${under.name}: no frame whatever brings the engine down`, async t => {
    const opened = await under.open(t);
    t.after(() => opened.stop());
    const frame = fc.oneof(
      fc.jsonValue(),
      fc.record({
        type: fc.constantFrom('call', 'cancel', 'reply', ''),
        id: fc.jsonValue(),
        method: fc.jsonValue(),
      }),
    );
    fc.assert(
      fc.property(frame, junk => opened.wire.send(junk as unknown as CallerFrame)),
      { numRuns: 300 },
    );
    assert.equal(await createClient(await opened.another()).get('project.status', {}), null);
  });

  test(`${under.name}: any input to any method is answered, and never as a bug`, async t => {
    const opened = await under.open(t);
    t.after(() => opened.stop());
    const api = createClient(opened.wire);
    // Inputs that fit would open projects on the disk of whoever runs this: no paths.
    const input = fc.jsonValue().filter(value => !JSON.stringify(value).includes('path'));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...METHODS), input, async (method, junk) => {
        const answer = await api.call(method, junk as never);
        if (!answer.ok) assert.notEqual(answer.problem.code, 'internal');
      }),
      { numRuns: 300 },
    );
  });
}
