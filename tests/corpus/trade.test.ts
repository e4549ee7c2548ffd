// Generated customs tables with a known truth: every count and sum must agree with it, to the last digit.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createEngine } from '../../electron/core/app/engine.ts';
import { createPorts } from '../../electron/node/ports.ts';
import { inProcessWire } from '../../electron/node/wires/in-process.ts';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import { memoryFiles } from '../helpers/memory-files.ts';

const generator = join(import.meta.dirname, '../../../shared/corpus/scripts/gen_trade.py');
const python = spawnSync('python3', ['--version']).status === 0;
const absent =
  existsSync(generator) && python ? false : 'the generator of trade data, or Python, is not here';

interface Truth {
  readonly meta: {
    readonly rows: number;
    readonly sum_customs_usd: number;
    readonly sum_net_kg: number;
    readonly distinct_declarations: number;
    readonly encoding: string;
  };
  readonly definitions: { readonly cutoff: string; readonly western_origins: string[] };
  readonly sender_clusters: { readonly variants: { readonly name: string; readonly rows: number }[] }[];
  readonly transshipment: {
    readonly by_dispatch_country: Readonly<Record<string, { readonly rows: number; readonly usd: number }>>;
  };
  readonly near_duplicates: readonly unknown[];
}

async function imported(t: TestContext, args: readonly string[]): Promise<{ api: ApiClient; truth: Truth }> {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-trade-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [table, told] = [join(folder, 'table.csv'), join(folder, 'truth.json')];
  const made = spawnSync('python3', [generator, '--out', table, '--truth', told, ...args]);
  assert.equal(made.status, 0, String(made.stderr));
  const ports = await createPorts();
  const engine = createEngine({ ...ports, projectFiles: memoryFiles() });
  t.after(async () => {
    await engine.close();
    await ports.close();
  });
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', { path: '/trade.plumb', title: 'Trade', passphrase: 'p' });
  const { entries } = await api.get('trade.import', { sources: [{ kind: 'path', path: table }] });
  assert.equal(entries[0]?.state, 'imported', entries[0]?.reason);
  return { api, truth: JSON.parse(readFileSync(told, 'utf8')) as Truth };
}

async function agrees(api: ApiClient, truth: Truth): Promise<void> {
  const total = async (filter: Record<string, unknown>, duplicates: 'include' | 'exclude' = 'include') => {
    const measures = ['count', 'sum:valueUsd', 'sum:netKg'];
    const { rows } = await api.get('trade.aggregate', { filter: filter as never, measures, duplicates });
    return rows[0] ?? {};
  };
  const { meta, definitions } = truth;
  const all = await total({});
  assert.deepEqual(
    [all.count, Number(all['sum:valueUsd']), Number(all['sum:netKg'])],
    [meta.rows, meta.sum_customs_usd, meta.sum_net_kg],
  );
  const declarations = await api.get('trade.aggregate', { groupBy: ['declaration'] });
  assert.equal(declarations.rows.length, meta.distinct_declarations);
  for (const { name, rows } of truth.sender_clusters.flatMap(({ variants }) => variants))
    assert.equal((await total({ sender: name })).count, rows, name);
  const tiers = (await api.get('trade.aggregate', { groupBy: ['chplTier'] })).rows
    .map(({ chplTier }) => String(chplTier))
    .filter(tier => tier !== '');
  for (const [dispatch, { rows, usd }] of Object.entries(truth.transshipment.by_dispatch_country)) {
    const date = { from: dayAfter(definitions.cutoff) };
    const found = await total({ dispatch, origin: definitions.western_origins, chplTier: tiers, date });
    assert.deepEqual([found.count, Number(found['sum:valueUsd'])], [rows, usd], dispatch);
  }
  const once = await total({}, 'exclude');
  assert.equal(Number(all.count) - Number(once.count), truth.near_duplicates.length);
}

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

const variants: readonly (readonly string[])[] = [
  ['--seed', '7'],
  ['--seed', '8', '--encoding', 'windows-1251', '--headers', 'gcode'],
  ['--seed', '9', '--encoding', 'utf-16', '--headers', 'numeric'],
  ['--seed', '10', '--encoding', 'utf-8-bom', '--lang', 'en', '--en-style', 'panjiva'],
  ['--seed', '11', '--lang', 'en', '--en-style', 'importgenius', '--delimiter', '|'],
  ['--seed', '12', '--lang', 'en', '--en-style', 'upper', '--decimal', 'comma', '--delimiter', ';'],
  [
    '--seed',
    '13',
    '--encoding',
    'utf-8-bom',
    '--headers',
    'gcode',
    '--decimal',
    'point',
    '--delimiter',
    '\t',
  ],
  // A few rows a month: declarations are made again up to three months later.
  ['--seed', '22', '--rows', '800'],
  ['--seed', '14', '--encoding', 'utf-16', '--lang', 'en', '--en-style', 'panjiva', '--delimiter', ';'],
];

for (const args of variants)
  test(`counts and sums agree with the truth: ${args.join(' ')}`, { skip: absent }, async t => {
    const { api, truth } = await imported(t, ['--rows', '2000', ...args]);
    await agrees(api, truth);
  });
