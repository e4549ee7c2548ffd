// Tables as they come: damaged, dirty, hostile, or of something else.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createEngine } from '../../../../electron/core/app/engine.ts';
import { MOST_TABLE_BYTES, noRoomFor } from '../../../../electron/core/features/trade/room.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import { createClient } from '../../../../electron/shared/contract/client.ts';
import { anEngine, testPorts } from '../../../helpers/engine.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

const HEADER = 'Номер декларации;Дата регистрации;Отправитель;Код ТН ВЭД;Вес нетто;Статистическая стоимость';
const GOOD = '1;14.03.2024;NORVANE;8542319000;1,5;10,50';

async function read(t: TestContext, text: string) {
  const { api, write } = await anEngine(t);
  write('/table.csv', text);
  const source = { kind: 'path', path: '/table.csv' } as const;
  const { entries, sets } = await api.get('trade.import', { sources: [source] });
  const [set] = sets;
  const rejects = set && (await api.get('trade.rejects', { setId: set.id }));
  const rows = (await api.get('trade.rows', { count: 1000 })).rows;
  return { api, source, entry: entries[0], set, rejected: rejects?.rejected ?? [], rows };
}

test('rows with too many or too few cells are rejected with their numbers, the others are read', async t => {
  const good = GOOD.replaceAll(',', '.');
  const { rejected, rows } = await read(
    t,
    [HEADER, good, `${good};more`, '1;2', `${good};;`, good, good, good].join('\n'),
  );
  assert.deepEqual(
    rejected.map(({ row, reason }) => [row, reason]),
    [
      [2, 'It has 7 cells, the header has 6.'],
      [3, 'It has 2 cells, the header has 6.'],
    ],
  );
  assert.deepEqual(
    rows.map(({ row }) => row),
    [1, 4, 5, 6, 7],
  );
});

test('NULs stay in raw cells and do no harm; a quote that never closes costs its own row at most', async t => {
  const open = '2;14.03.2024;"NORVANE;8542319000;1,5;10,50';
  const { rows, rejected } = await read(
    t,
    [HEADER, GOOD, GOOD.replace('NORVANE', 'NOR\u0000VANE'), open, GOOD].join('\n'),
  );
  assert.deepEqual(
    rows.map(({ row }) => row),
    [1, 2, 3, 4],
  );
  assert.equal(rows[2]?.cells[2], '"NORVANE');
  assert.equal(rows[3]?.cells[2], 'NORVANE');
  assert.deepEqual(rejected, []);
});

test('a table of 100,000 columns is said to be no trade records, at once', async t => {
  const wide = Array.from({ length: 100_000 }, (_, index) => `c${index}`).join(';');
  const { entry, set } = await read(t, `${wide}\n${wide}\n`);
  assert.equal(set, undefined);
  assert.match(entry?.reason ?? '', /do not make trade records/);
});

test('letters that a vendor broke stay as they are, and formulas are never more than text', async t => {
  const broken = '1;14.03.2024;ÐÐžÐ Ð’Ð•Ð™Ð;8542319000;1,5;10,50';
  const formula = "1;14.03.2024;=cmd|' /C calc'!A0;8542319000;1,5;10,50";
  const { api, rows } = await read(t, [HEADER, broken, formula].join('\n'));
  assert.deepEqual(
    rows.map(({ values }) => values.sender),
    ['ÐÐžÐ Ð’Ð•Ð™Ð', "=cmd|' /C calc'!A0"],
  );
  const exported = await api.get('trade.export', { fields: ['sender', 'valueUsd'] });
  assert.equal(exported.rows, 2);
});

test('headers that are missing, stand twice or are merged leave their columns raw, and the first of two is taken', async t => {
  const header = `${HEADER};;Отправитель`;
  const { rows } = await read(t, [header, `${GOOD};x;SECOND`].join('\n'));
  assert.equal(rows[0]?.values.sender, 'NORVANE');
  assert.deepEqual(rows[0]?.cells.slice(-2), ['x', 'SECOND']);
  const merged = ['Декларация;;Участники;Товар;;', HEADER, GOOD].join('\n');
  const second = await read(t, merged);
  assert.deepEqual(
    second.rows.map(({ values }) => values.valueUsd),
    ['10.5'],
  );
});

test('lines of totals at the end are no records', async t => {
  const totals = ['Итого:;;;;3;21', 'TOTAL;;;;3;21', '合计;;;;3;21'];
  const { rows, rejected } = await read(t, [HEADER, GOOD, GOOD, ...totals].join('\n'));
  assert.equal(rows.length, 2);
  assert.ok(rejected.every(({ reason }) => reason === 'It is a line of totals.') && rejected.length === 3);
});

test('a file of nothing, of blanks, or of a header alone is refused or empty, never a bug', async t => {
  for (const text of ['', '\n\n', ' ; \n ; ', '\ufeff']) {
    const { entry, set } = await read(t, text);
    assert.equal(set, undefined);
    assert.ok(entry?.state === 'refused' && entry.reason, JSON.stringify(text));
  }
  const { set } = await read(t, HEADER);
  assert.equal(set?.rows, 0);
});

test('empty rows below the last one, as sheets with swollen dimensions have them, are no records', async t => {
  const { rows, set } = await read(
    t,
    [HEADER, GOOD, ...Array.from({ length: 5000 }, () => ';;;;;')].join('\n'),
  );
  assert.deepEqual([rows.length, set?.rejectedCount], [1, 0]);
});

test('what a person sees before the import is what is imported', async t => {
  const text = [HEADER, GOOD, '1;31.02.2024;NORVANE;8542319000;1,5;10,50'].join('\n');
  const { api, source, set, rejected } = await read(t, text);
  const preview = await api.get('trade.preview', { source });
  assert.deepEqual([preview.rows, preview.rejectedCount], [set?.rows, set?.rejectedCount]);
  assert.deepEqual(preview.rejected, rejected);
});

test('a table that has no room is refused before it is read, with the sizes', () => {
  assert.equal(noRoomFor(MOST_TABLE_BYTES, 0), undefined);
  assert.match(noRoomFor(MOST_TABLE_BYTES + 1, 0) ?? '', /^It has 3\.0 GB; a project has room for 3\.0 GB/);
  assert.match(
    noRoomFor(2 * 1024 ** 3, 1.5 * 1024 ** 3) ?? '',
    /2\.0 GB, beside 1\.5 GB of tables that are here/,
  );
});

test('a sign that several currencies share is asked about, and never guessed', async t => {
  const header = `${HEADER};Фактурная стоимость;Валюта`;
  const rows = ['$', 'USD', '¥', '$'].map(sign => `${GOOD};7,20;${sign}`);
  const { api, source, entry, set } = await read(t, [header, ...rows].join('\n'));
  assert.equal(set, undefined);
  assert.match(entry?.reason ?? '', /say “\$”, which several currencies share/);
  const preview = await api.get('trade.preview', { source });
  assert.deepEqual(
    preview.questions.map(({ ask, samples }) => [ask, samples]),
    [
      ['currency', ['$']],
      ['currency', ['¥']],
    ],
  );
  assert.match(preview.questions[1]?.answer ?? '', /^currencies: \{"¥": "CNY"\} or \{"¥": "JPY"\}$/);
  await api.get('trade.import', {
    sources: [source],
    mapping: { currencies: { $: 'CAD', '¥': 'JPY' } },
  });
  const found = await api.get('trade.rows', { count: 10 });
  assert.deepEqual(
    found.rows.map(({ values }) => values.currency),
    ['CAD', 'USD', 'JPY', 'CAD'],
  );
});

test('a mapping names the delimiter and the encoding', async t => {
  const text = [HEADER, GOOD].join('\n').replaceAll(';', '~').replaceAll(',', ';');
  const { api, set, source } = await read(t, `a;b;c;d;e;f;g\n${text}`);
  assert.equal(set, undefined);
  const mapping = { delimiter: '~', encoding: 'utf-8', headerRow: 2, marks: {} } as const;
  const preview = await api.get('trade.preview', { source, mapping });
  assert.equal(preview.headerRow, 2);
  assert.ok(preview.columns.some(({ field }) => field === 'sender'));
});

test('letters that are none in the encoding of the table are listed to be looked at', async t => {
  const { api, set } = await read(t, [HEADER, GOOD, GOOD.replace('NORVANE', 'NOR\ufffdANE')].join('\n'));
  assert.ok(set);
  const { troubles } = await api.get('trade.rejects', { setId: set.id });
  assert.deepEqual(
    troubles.map(({ row, field, what }) => [row, field, what]),
    [[2, 'sender', 'lost-letters']],
  );
});

test('a description with torn letters is listed too', async t => {
  const text = `${HEADER};Описание товара\n${GOOD};подшипники\n${GOOD};подшипник`;
  const ports = await testPorts(memoryFiles(), new Map());
  const torn = Buffer.from(text).subarray(0, -1);
  const files = { ...ports.files, readUpload: () => torn, takeUpload: () => torn };
  const engine = createEngine({ ...ports, files });
  t.after(() => engine.close());
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', { path: '/case.plumb', title: 'A case', passphrase: 'p' });
  const source = { kind: 'upload', upload: 'u', name: 'table.csv' } as const;
  const { sets } = await api.get('trade.import', { sources: [source] });
  const { troubles } = await api.get('trade.rejects', { setId: sets[0]?.id ?? ('' as never) });
  assert.deepEqual(
    troubles.map(({ row, field, what }) => [row, field, what]),
    [[2, 'goods', 'lost-letters']],
  );
});

test('a table that is changed while it is read is not taken', async t => {
  const text = [HEADER, GOOD].join('\n');
  const ports = await testPorts(memoryFiles(), new Map([['/table.csv', text]]));
  const open = async (path: string) => ({ ...(await ports.files.open(path)), isChanged: async () => true });
  const engine = createEngine({ ...ports, files: { ...ports.files, open } });
  t.after(() => engine.close());
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', { path: '/case.plumb', title: 'A case', passphrase: 'p' });
  const { entries, sets } = await api.get('trade.import', {
    sources: [{ kind: 'path', path: '/table.csv' }],
  });
  assert.deepEqual(sets, []);
  assert.match(entries[0]?.reason ?? '', /changed while it was read/);
});

test('a table that is here as a document, or waits as an upload, is still whole after it was looked at', async t => {
  const text = [HEADER, ...Array.from({ length: 400 }, () => GOOD)].join('\n');
  const ports = await testPorts(memoryFiles(), new Map([['/table.csv', text]]));
  const upload = Buffer.from(new TextEncoder().encode(text).buffer);
  const files = { ...ports.files, readUpload: () => upload, takeUpload: () => upload };
  const engine = createEngine({ ...ports, files });
  t.after(() => engine.close());
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', { path: '/case.plumb', title: 'A case', passphrase: 'p' });
  const source = { kind: 'upload', upload: 'u', name: 'table.csv' } as const;
  assert.equal((await api.get('trade.preview', { source })).rows, 400);
  const { sets } = await api.get('trade.import', { sources: [source] });
  const document = { kind: 'document', documentId: sets[0]?.documentId ?? '' } as const;
  for (const whole of [false, true])
    assert.equal((await api.get('trade.preview', { source: document as never, whole })).rows, 400);
});
