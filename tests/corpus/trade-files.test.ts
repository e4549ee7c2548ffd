// Every file of the corpus of trade tables, offered as trade records: what is one becomes a set as the expectations say, what is none says so.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { createEngine } from '../../electron/core/app/engine.ts';
import { createPorts } from '../../electron/node/ports.ts';
import { inProcessWire } from '../../electron/node/wires/in-process.ts';
import { createClient } from '../../electron/shared/contract/client.ts';
import { memoryFiles } from '../helpers/memory-files.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const list = join(corpus, 'expectations.jsonl');
const absent = existsSync(list) ? false : 'the corpus is not here';

interface Expected {
  readonly file: string;
  readonly group: string;
  readonly rows?: number;
  readonly columns?: number;
  readonly phrase?: string;
}

const expected: Expected[] = absent
  ? []
  : readFileSync(list, 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Expected)
      .filter(({ group }) => group === 'trade');

/** Tables of the corpus that are of something else. */
const OTHERS = /^(cn_countermeasures|ofac_sdn|ref_|ru_tnved|us_consolidated|us_schedule_k)/;
/** What a person has to say of a table before it is read. */
const ANSWERS: Readonly<Record<string, object>> = {
  'vendor_india_import_short_1000_rows.xlsx': { moveDays: 1 },
};

test('every table of the corpus becomes trade records as is expected of it, or says that it is none', {
  skip: absent,
}, async t => {
  const ports = await createPorts();
  const engine = createEngine({ ...ports, projectFiles: memoryFiles() });
  t.after(async () => {
    await engine.close();
    await ports.close();
  });
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', { path: '/trade.plumb', title: 'Trade', passphrase: 'p' });
  for (const { file, rows, columns, phrase } of expected) {
    const name = basename(file);
    const source = { kind: 'path', path: join(corpus, file) } as const;
    const mapping = ANSWERS[name];
    const { entries, sets } = await api.get('trade.import', {
      sources: [source],
      ...(mapping && { mapping }),
    });
    if (OTHERS.test(name)) {
      assert.match(entries[0]?.reason ?? '', /do not make trade records|no table/, name);
      continue;
    }
    const [set] = sets;
    assert.ok(set, `${name}: ${entries[0]?.reason}`);
    if (rows !== undefined) assert.equal(set.rows + set.rejectedCount, rows, name);
    const { headers = [] } = await api.get('trade.rejects', { setId: set.id, headers: true });
    if (columns !== undefined) assert.equal(headers.length, columns, name);
    if (!phrase) continue;
    const all = await api.get('trade.rows', { sets: [set.id], count: 1000 });
    const words = [...headers, ...all.rows.flatMap(({ cells }) => cells)];
    assert.ok(
      words.some(cell => cell.includes(phrase)),
      `${name}: ${phrase}`,
    );
  }
});
