import '../../../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createEngine } from '../../../../electron/core/app/engine.ts';
import type { Ports } from '../../../../electron/core/ports/index.ts';
import { createPorts } from '../../../../electron/node/ports.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import { createClient } from '../../../../electron/shared/contract/client.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';
import { recipe } from '../../../resources/sample-recipe.ts';

const log: Ports['log'] = { error: (_reference, error) => console.error(error), note: () => undefined };
const ports = await createPorts({ log });
after(() => ports.close());

test('the sample has trade records, and its figure counts what its text says', async t => {
  const engine = createEngine({ ...ports, projectFiles: memoryFiles() });
  t.after(() => engine.close());
  const api = createClient(inProcessWire(engine));
  await api.get('project.sample', { path: '/sample.plumb', passphrase: 'p', author: 'Tester' });
  const [set] = await api.get('trade.sets', {});
  assert.deepEqual([set?.rejectedCount, set?.mendedCount], [8, recipe.trade.rewritten.length]);
  const [figure] = await api.get('figures.list', {});
  assert.deepEqual(figure?.result, [{ count: 13, 'sum:valueUsd': '1001380.01' }]);
  assert.ok(figure.citations.some(({ text }) => text.includes('13 declarations')));
  const { rows } = await api.get('trade.aggregate', { groupBy: ['hs6', 'chplTier'], measures: ['count'] });
  assert.ok(rows.some(({ hs6, chplTier }) => hs6 === '854231' && chplTier === '1'));
  const [check] = await api.get('figures.check', {});
  assert.equal(check?.state, 'current');
});
