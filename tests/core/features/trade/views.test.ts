import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEngine } from '../../../helpers/engine.ts';
import { aTable } from './a-table.ts';

test('records are put in order by any field, in both ways, and those without a value come last', async t => {
  const { api } = await aTable(t);
  const rows = async (field: string, descending = false) =>
    (await api.get('trade.rows', { sort: [{ field, descending }], cells: false })).rows.map(({ row }) => row);
  assert.deepEqual(await rows('valueUsd'), [3, 4, 1, 2, 6]);
  assert.deepEqual(await rows('valueUsd', true), [6, 1, 2, 4, 3]);
  assert.deepEqual(await rows('bank'), [1, 2, 3, 6, 4]);
  assert.deepEqual(await rows('bank', true), [1, 2, 3, 6, 4]);
  assert.deepEqual(await rows('date', true), [6, 4, 3, 1, 2]);
});

test('records are narrowed by values, ranges, letters, words and what is missing', async t => {
  const { api } = await aTable(t);
  const rows = async (input: object) =>
    (await api.get('trade.rows', { ...input, cells: false })).rows.map(({ row }) => row);
  assert.deepEqual(await rows({ filter: { receiver: { contains: 'вектор' } } }), [1, 2, 3]);
  assert.deepEqual(await rows({ filter: { bank: { empty: true } } }), [4]);
  assert.deepEqual(await rows({ filter: { hs: { empty: true } } }), [4]);
  assert.deepEqual(await rows({ filter: { sender: { not: ['NORVANE TRADING CO LTD'] } } }), [4, 6]);
  assert.deepEqual(await rows({ filter: { valueUsd: { from: '1000.1', to: '1000.10' } } }), [1, 2]);
  assert.deepEqual(await rows({ filter: { goods: { contains: 'чип' } } }), [3]);
  assert.deepEqual(await rows({ text: 'norvane' }), [1, 2, 3, 4]);
  assert.deepEqual(await rows({ text: 'norvane микросхемы' }), [1, 2]);
  assert.deepEqual(await rows({ text: 'электрон*' }), []);
  assert.deepEqual(await rows({ text: 'микро*', duplicates: 'exclude' }), [1]);
  assert.deepEqual(await rows({ filter: { chplTier: '4.B' } }), [6]);
  assert.deepEqual(await rows({ filter: { chplInForce: 'no' } }), [1, 2]);
  assert.deepEqual(await rows({ filter: { criticalItem: 'machine tools' } }), [6]);
});

test('facets count values, and the condition of a field leaves its own values alone', async t => {
  const { api } = await aTable(t);
  const { facets, total } = await api.get('trade.facets', {
    fields: ['receiver', 'bank'],
    filter: { receiver: 'АО "ЗЕНИТ"' },
  });
  assert.equal(total, 2);
  assert.deepEqual(facets[0], {
    field: 'receiver',
    values: [
      { value: 'ООО "ВЕКТОР"', count: 3 },
      { value: 'АО "ЗЕНИТ"', count: 2 },
    ],
    distinct: 2,
    empty: 0,
  });
  assert.deepEqual(facets[1]?.values, [{ value: 'BANK OF LANSHI', count: 1 }]);
  assert.equal(facets[1]?.empty, 1);
});

test('a rejected row is mended and becomes a record, its cells stay, and undo takes it back', async t => {
  const { api, setId } = await aTable(t);
  const before = await api.get('trade.rejects', { setId, headers: true });
  const row = before.rejected.find(each => each.row === 5);
  assert.ok(row && before.headers);
  const cells = row.cells.with(2, '29.02.2024');
  const bad = await api.get('trade.mend', { setId, rows: [{ row: 5, cells: row.cells }] });
  assert.deepEqual([bad.mended, bad.rejected.length], [0, 1]);
  assert.deepEqual(await api.get('trade.mend', { setId, rows: [{ row: 5, cells }], note: 'leap year' }), {
    mended: 1,
    rejected: [],
  });
  const total = async () =>
    (await api.get('trade.aggregate', { measures: ['count', 'sum:valueUsd'] })).rows[0];
  assert.deepEqual(await total(), { count: 6, 'sum:valueUsd': '102012.39' });
  const detail = await api.get('trade.row', { setId, row: 5 });
  assert.deepEqual(
    detail.cells.flatMap(({ cell, mended }) => (mended === undefined ? [] : [[cell, mended]])),
    [['31.02.2024', '29.02.2024']],
  );
  assert.deepEqual(
    detail.mends.map(({ author, note }) => [author, note]),
    [['Tester', 'leap year']],
  );
  assert.deepEqual((await api.get('trade.rejects', { setId })).rejected[0]?.mended, cells);
  assert.equal((await api.get('trade.sets', {}))[0]?.mendedCount, 1);
  await api.get('history.undo', {});
  assert.deepEqual(await total(), { count: 5, 'sum:valueUsd': '102005.39' });
});

test('rows say which record they repeat, when they are asked', async t => {
  const { api, setId } = await aTable(t);
  const { rows } = await api.get('trade.rows', { repeats: true, cells: false });
  assert.deepEqual(
    rows.flatMap(({ row, repeats }) => (repeats ? [[row, repeats]] : [])),
    [[2, { setId, row: 1, reason: 'same' }]],
  );
});

test('codes that lost their first zero are given it back at a word, in the journal', async t => {
  const { api, setId } = await aTable(t);
  assert.deepEqual(await api.get('trade.mendCodes', { setId }), { mended: 1 });
  const { rows } = await api.get('trade.rows', { filter: { hs: { from: '03', to: '03' } } });
  assert.deepEqual([rows[0]?.row, rows[0]?.values.hs, rows[0]?.mended], [4, '0304990000', true]);
  assert.equal((await api.get('trade.rows', {})).total, 5);
  assert.deepEqual(await api.get('trade.mendCodes', { setId }), { mended: 0 });
});

test('one record shows every cell, its neighbours, what repeats it, and what lists say of its goods', async t => {
  const { api, setId } = await aTable(t);
  const detail = await api.get('trade.row', { setId, row: 2 });
  assert.deepEqual(detail.record.repeats, { setId, row: 1, reason: 'same' });
  assert.deepEqual(
    [detail.before.map(({ row }) => row), detail.after.map(({ row }) => row)],
    [[1], [3, 4, 6]],
  );
  assert.deepEqual([detail.repetitions.map(({ row }) => row), detail.reasons], [[1], ['same']]);
  assert.equal(detail.cells.find(({ field }) => field === 'bank')?.header, 'Банковские реквизиты');
  assert.match(detail.goods[0]?.says ?? '', /Tier 1: .*; not yet in force on the date/);
  assert.match((await api.get('trade.row', { setId, row: 6 })).goods[1]?.verify ?? '', /^To confirm/);
});

test('the same shipment in two tables and mirror records are found, with the reason', async t => {
  const { api, write } = await aTable(t);
  const head = 'Arrival Date,Direction,Shipper,Consignee,HS Code,Net Weight (kg),Value (USD)';
  write(
    '/other.csv',
    [
      head,
      '2024-03-14,IMPORT,Norvane Trading,Vektor LLC,854239,2.25,0.20',
      '2024-03-20,EXPORT,=SUM(A1),Zenit,845710,1199.5,99000.00',
      '2024-05-01,EXPORT,Other Co,Somebody,845710,7,1.00',
    ].join('\n'),
  );
  const { entries } = await api.get('trade.import', { sources: [{ kind: 'path', path: '/other.csv' }] });
  assert.equal(entries[0]?.state, 'imported', entries[0]?.reason);
  const found = await api.get('trade.duplicates', {});
  assert.deepEqual(found.byReason, { same: 1, 'other-set': 1, mirror: 1 });
  assert.deepEqual([found.groups, found.repetitions], [3, 3]);
  const mirror = await api.get('trade.duplicates', { reason: 'mirror' });
  assert.equal(mirror.list[0]?.first.row, 6);
  assert.ok(mirror.list[0]?.repetitions[0]?.differs.includes('direction'));
  const totals = await api.get('trade.aggregate', { duplicates: 'exclude' });
  assert.deepEqual([totals.rows[0]?.count, totals.records, totals.repetitions], [5, 5, 3]);
});

test('parties, bank and goods of a row become entities and relations, once, with the row as evidence', async t => {
  const { api, setId } = await aTable(t);
  const made = await api.get('trade.toEntities', {
    rows: [
      { setId, row: 1 },
      { setId, row: 4 },
    ],
  });
  assert.deepEqual(
    made.entities.map(({ name, schema, made: isNew }) => [name, schema, isNew]),
    [
      ['NORVANE TRADING CO LTD', 'Company', true],
      ['ООО "ВЕКТОР"', 'Company', true],
      ['BANK OF LANSHI', 'Company', true],
      ['Declaration 1/1, item 1, 2024-01-14', 'EconomicActivity', true],
      ['QINGLAN ELECTRONICS ПО ПОРУЧЕНИЮ NORVANE', 'LegalEntity', true],
      ['АО "ЗЕНИТ"', 'Company', true],
      ['NORVANE', 'LegalEntity', true],
      ['Declaration 2/1, item 1, 2024-04-02', 'EconomicActivity', true],
    ],
  );
  const [sender] = made.entities;
  assert.ok(sender);
  const entity = await api.get('entities.get', { id: sender.id });
  assert.equal(entity.relations[0]?.target.name, 'ООО "ВЕКТОР"');
  assert.equal(entity.statements[0]?.evidence[0]?.place, 'row 1');
  const shipment = made.entities.find(({ schema }) => schema === 'EconomicActivity');
  assert.ok(shipment);
  const { statements } = await api.get('entities.get', { id: shipment.id });
  const values = Object.fromEntries(statements.map(({ property, value }) => [property, value]));
  assert.equal(values.sender, `N${sender.number} NORVANE TRADING CO LTD`);
  assert.equal(values.invoiceAmount, '7200 CNY');
  const kept = await api.call('entities.delete', { id: sender.id });
  assert.ok(!kept.ok && kept.problem.code === 'still-cited');
  assert.ok(kept.problem.places.some(place => /Declaration 1\/1/.test(place)));
  const again = await api.get('trade.toEntities', { rows: [{ setId, row: 1 }] });
  assert.ok(again.entities.every(({ made: isNew }) => !isNew));
  assert.deepEqual(again.evidenceIds, [made.evidenceIds[0]]);
});

test('mappings and columns are kept by name, and mappings go to others as files', async t => {
  const { api, write } = await anEngine(t);
  const mapping = { columns: { Kram: 'goods' } };
  const kept = await api.get('trade.keepMapping', { name: 'Vendor X', mapping, headers: ['Kram', 'Wert'] });
  assert.deepEqual(
    (await api.get('trade.mappings', {})).map(({ name }) => name),
    ['Vendor X'],
  );
  assert.match((await api.get('trade.saveMapping', { id: kept.id })).fileName, /^Vendor X\.mapping\.json$/);
  write('/m.json', JSON.stringify({ plumblineMapping: 1, name: 'Y', headers: [], mapping }));
  assert.equal((await api.get('trade.loadMapping', { source: { kind: 'path', path: '/m.json' } })).name, 'Y');
  write('/n.json', '{"nothing": 1}');
  const none = await api.call('trade.loadMapping', { source: { kind: 'path', path: '/n.json' } });
  assert.ok(!none.ok && none.problem.code === 'not-allowed');
  const set = await api.get('trade.keepColumnSet', { name: 'Bank', fields: ['sender', 'bank'] });
  assert.deepEqual(await api.get('trade.columnSets', {}), [set]);
});

test('a search over everything finds trade records as rows, once, with their cells', async t => {
  const { api, setId } = await aTable(t);
  const rows = async (query: string) =>
    (await api.get('search.find', { query })).hits.map(({ row, snippet }) => [row, snippet]);
  const found = await rows('"norvane trading" микросхемы');
  assert.deepEqual(
    found.map(([row]) => row),
    [1, 2],
  );
  assert.match(String(found[0]?.[1]), /NORVANE/);
  const [set] = await api.get('trade.sets', {});
  assert.equal(set?.id, setId);
  const marking = { kind: 'rows', documentId: set.documentId, rows: [6] } as const;
  await api.get('evidence.keep', { marking: { ...marking, rows: [6] } });
  assert.deepEqual(
    (await rows('станок')).map(([row]) => row),
    [6],
  );
  assert.equal((await api.get('search.record', { query: 'станок' })).searched.rows, 7);
});

test('a search over everything finds rejected rows, and mended ones as they are in the file and as they are now', async t => {
  const { api, setId } = await aTable(t);
  const rows = async (query: string) => (await api.get('search.find', { query })).hits.map(({ row }) => row);
  assert.deepEqual(await rows('чипы'), [3, 5]);
  assert.deepEqual(await rows('итого'), [7]);
  const { cells } = await api.get('trade.row', { setId, row: 6 });
  const mended = cells.map(({ cell }) => cell).with(4, 'QINGLAN MACHINES');
  await api.get('trade.mend', { setId, rows: [{ row: 6, cells: mended }] });
  assert.deepEqual(await rows('станок'), [6]);
  assert.deepEqual(await rows('machines'), [6]);
  const { hits } = await api.get('search.find', { query: 'machines' });
  assert.match(hits[0]?.snippet ?? '', /QINGLAN .*MACHINES/);
  await api.get('history.undo', {});
  assert.deepEqual(await rows('machines'), []);
  assert.deepEqual(await rows('станок'), [6]);
});
