import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { anEngine } from '../../../helpers/engine.ts';

test('the matrix as CSV has every element with what answers it, and no cell is a formula', async t => {
  const { api, engine } = await anEngine(t);
  const { id: regimeId } = await api.get('regimes.use', { code: 'us-eo14024-s11' });
  const [regime] = (await api.get('elements.matrix', { regimeId })).regimes;
  const first = regime?.elements[0];
  assert.ok(regime && first);
  await api.get('claims.create', { text: 'It is a bank.', elementIds: [first.id] });
  await api.get('gaps.add', { elementId: first.id, what: '=HYPERLINK("x")', assignee: 'Ann' });
  const made = await api.get('elements.export', { regimeId });
  assert.deepEqual([made.fileName, made.elements], ['matrix-us-eo14024-s11.csv', regime.elements.length]);
  const { bytes } = engine.readBytes(made.ref);
  const rows: Record<string, string>[] = parse(Buffer.from(bytes), { bom: true, columns: true });
  assert.deepEqual(
    rows.map(({ element }) => element),
    regime.elements.map(({ code }) => code),
  );
  const row = rows[0];
  assert.deepEqual(
    [row?.claims, row?.coverage, row?.['independent origins'], row?.['open tasks']],
    ['C1 (draft)', 'empty', '0', `'=HYPERLINK("x") (Ann)`],
  );
});
