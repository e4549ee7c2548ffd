// Trade records: importing a large table beside what `sqlite3` needs to load, index and FTS-index the same file, the memory
// and size that it takes, and the time of filters, groups, orders and words over all of it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine } from '../../electron/core/app/engine.ts';
import { createPorts } from '../../electron/node/ports.ts';
import { inProcessWire } from '../../electron/node/wires/in-process.ts';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import type { Measurement } from './run.ts';

/** 1 is what the targets are set for: 1,000,000 rows. */
const ROWS = Math.round(1_000_000 * Number(process.env.PLUMB_BENCH_SCALE ?? 1));
const GENERATOR = join(import.meta.dirname, '../../../shared/corpus/scripts/gen_trade.py');
/** A table that was generated before; made anew when left out. */
const TABLE = process.env.PLUMB_BENCH_TABLE;
const MOST_MEGABYTES = 1_800;
const MOST_SHARE = 0.4;
const MOST_MS = 1_000;
const FIRST_MS = 200;

interface Measured {
  readonly rows: number;
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly bytes: number;
  readonly open: number;
  readonly first: number;
  readonly queries: Readonly<Record<string, number>>;
}

/** Everything about one large table. */
export async function bench(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-bench-trade-'));
  try {
    const table = TABLE ?? generated(folder);
    const csv = statSync(table).size;
    const ours = measured(folder, table);
    const theirs = bySqlite(folder, table);
    const times = Object.values(ours.queries).sort((left, right) => left - right);
    const p95 = times[Math.ceil(times.length * 0.95) - 1] ?? 0;
    const name = `${ours.rows.toLocaleString('en-GB')} trade records`;
    for (const [query, ms] of Object.entries(ours.queries))
      process.stderr.write(`  ${query}: ${Math.round(ms)} ms\n`);
    process.stderr.write(
      `  CPU time of the import: ${ours.cpu.toFixed(1)} s; opened in ${ours.open.toFixed(1)} s\n`,
    );
    return [
      ...(theirs === undefined
        ? []
        : [line(`${name}: import`, ours.seconds, theirs, 's', 'sqlite3: .import, four indexes, FTS4')]),
      line(`${name}: peak memory`, ours.megabytes, MOST_MEGABYTES, 'MB', 'the memory it may take'),
      line(
        `${name}: project file`,
        ours.bytes / 2 ** 20,
        (csv * MOST_SHARE) / 2 ** 20,
        'MB',
        '40 % of the CSV',
      ),
      line(`${name}: first rows`, ours.first, FIRST_MS, 'ms', 'the time it may take'),
      ...slowestOfKinds(ours.queries).map(([kind, ms]) =>
        line(`${name}: ${kind}, slowest`, ms, MOST_MS, 'ms', 'the time it may take'),
      ),
      line(`${name}: any question, p95`, p95, MOST_MS, 'ms', 'the time it may take'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const line = (name: string, ours: number, theirs: number, unit: string, against: string): Measurement => ({
  name,
  ours,
  theirs,
  unit,
  against,
});

function generated(folder: string): string {
  if (!existsSync(GENERATOR))
    throw new Error('The generator of trade data is not here: name a table in PLUMB_BENCH_TABLE.');
  const table = join(folder, 'table.csv');
  const args = ['--rows', String(ROWS), '--seed', '5', '--out', table, '--truth', join(folder, 'truth.json')];
  const made = spawnSync('python3', [GENERATOR, ...args]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  return table;
}

/** The slowest question of each kind, in milliseconds. */
function slowestOfKinds(queries: Measured['queries']): [string, number][] {
  const kinds = new Map<string, number>();
  for (const [name, ms] of Object.entries(queries)) {
    const [kind = ''] = name.split(':');
    kinds.set(kind, Math.max(kinds.get(kind) ?? 0, ms));
  }
  return [...kinds];
}

/** Measures in a process of its own, so that its memory is its own. */
function measured(folder: string, table: string): Measured {
  const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), folder, table], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error('the import failed');
  return JSON.parse(run.stdout) as Measured;
}

function bySqlite(folder: string, table: string): number | undefined {
  const script = join(folder, 'load.sql');
  writeFileSync(script, SCRIPT.replace('TABLE', table));
  const began = performance.now();
  const run = spawnSync('sqlite3', ['-init', '/dev/null', join(folder, 'theirs.db'), `.read ${script}`]);
  return run.status === 0 ? (performance.now() - began) / 1000 : undefined;
}

/** The columns of the generator's plain header: date, receiver, code, sender; sender, receiver and goods are searched. */
const SCRIPT = `.mode csv
.separator ;
.import "TABLE" declarations
CREATE INDEX by_date ON declarations("Дата регистрации");
CREATE INDEX by_sender ON declarations("Наименование отправителя");
CREATE INDEX by_receiver ON declarations("Наименование получателя");
CREATE INDEX by_code ON declarations("Код товара по ТН ВЭД");
CREATE VIRTUAL TABLE words USING fts4(sender, receiver, goods);
INSERT INTO words(rowid, sender, receiver, goods) SELECT rowid, "Наименование отправителя", "Наименование получателя",
  "Описание и характеристика товара" FROM declarations;
`;

const round = (value: number): number => Math.round(value * 1000) / 1000;

async function measure(folder: string, table: string): Promise<Measured> {
  const path = join(folder, 'ours.plumb');
  const ports = await createPorts();
  const engine = createEngine(ports);
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', { path, title: 'Bench', passphrase: 'a passphrase of a bench' });
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const { entries, sets } = await api.get('trade.import', { sources: [{ kind: 'path', path: table }] });
  const seconds = (performance.now() - began) / 1000;
  const used = process.cpuUsage(cpu);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const [set] = sets;
  if (!set) throw new Error(entries[0]?.reason ?? 'nothing was imported');
  const opening = performance.now();
  await api.get('trade.rows', { count: 1 });
  const open = (performance.now() - opening) / 1000;
  const first = await timed(() => api.get('trade.rows', { count: 100 }));
  const queries = await timeQueries(api);
  await engine.close();
  await ports.close();
  const bytes = statSync(path).size;
  return {
    rows: set.rows,
    seconds,
    cpu: (used.user + used.system) / 1e6,
    megabytes,
    bytes,
    open,
    first,
    queries,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return round(performance.now() - began);
}

/** What an investigator does with a grid, each for the first time; before the colon stands the kind of question. */
export async function timeQueries(api: ApiClient): Promise<Record<string, number>> {
  const facet = await api.get('trade.facets', { fields: ['sender', 'receiver'], limit: 3 });
  const [sender = '', receiver = ''] = facet.facets.map(({ values }) => values[0]?.value ?? '');
  const word = sender.split(/\W+/u).find(each => each.length > 3) ?? 'trading';
  const rows = (input: object) => () => api.get('trade.rows', { cells: false, ...input });
  const total = (input: object) => () =>
    api.get('trade.aggregate', { measures: ['count', 'sum:valueUsd', 'sum:netKg'], ...input });
  const asked: Record<string, () => Promise<unknown>> = {
    'filter: sender': rows({ filter: { sender } }),
    'filter: date and weight': rows({
      filter: { date: { from: '2023-03', to: '2024-02' }, netKg: { from: '100' } },
    }),
    'filter: tier': rows({ filter: { chplTier: ['1', '2'] } }),
    'letters: of a sender': rows({ filter: { sender: { contains: word } } }),
    'letters: of goods': rows({ filter: { goods: { contains: 'микро' } } }),
    'letters: other ones of goods': rows({ filter: { goods: { contains: 'одшипн' } } }),
    'words: the first': rows({ text: word }),
    'words: of goods': rows({ text: 'микросхемы' }),
    'words: that go on': rows({ text: 'процесс*' }),
    'order: date': rows({ sort: [{ field: 'date', descending: true }] }),
    'order: value': rows({ sort: [{ field: 'valueUsd', descending: true }] }),
    'order: sender and date': rows({ sort: [{ field: 'sender' }, { field: 'date' }] }),
    'order: declaration': rows({ sort: [{ field: 'declaration' }] }),
    'group: all': total({}),
    'group: month': total({ groupBy: ['month'] }),
    'group: sender': total({ groupBy: ['sender'] }),
    'group: receiver and code': total({ groupBy: ['receiver', 'hs6'] }),
    'group: month, tier and dispatch': total({ groupBy: ['month', 'chplTier', 'dispatch'] }),
    'group: a receiver by month': total({ filter: { receiver }, groupBy: ['month'] }),
    'group: facets of six fields': () =>
      api.get('trade.facets', { fields: ['sender', 'receiver', 'hs6', 'dispatch', 'month', 'bank'] }),
    'repetitions: all': () => api.get('trade.duplicates', { count: 10 }),
    'repetitions: left out of totals': total({ duplicates: 'exclude' }),
  };
  const times: Record<string, number> = {};
  for (const [name, work] of Object.entries(asked)) times[name] = await timed(work);
  return times;
}

if (import.meta.main) {
  const [, , folder = '', table = ''] = process.argv;
  process.stdout.write(JSON.stringify(await measure(folder, table)));
}
