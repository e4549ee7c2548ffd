// A stored original is read again with other settings: as a reading of its own, with a word on its evidence.
import assert from 'node:assert/strict';
import test from 'node:test';
import { anImporter } from './an-importer.ts';

/** `Договор поставки 47 от 12 марта` in KOI8-R. */
const koi8 = (text: string): Uint8Array => {
  const table = new Map(
    Array.from({ length: 128 }, (_, index) => [
      new TextDecoder('koi8-r').decode(Uint8Array.of(index + 128)),
      index + 128,
    ]),
  );
  return Uint8Array.from([...text], letter => table.get(letter) ?? letter.charCodeAt(0));
};

test('a text is read in another encoding: the old reading stays, and what became of quotes is said', async t => {
  const { api, write, importAll } = await anImporter(t);
  write(
    'contract.txt',
    koi8('Договор поставки, number 47 of 12 March 2024, signed at Tallinn, цена указана ниже.'),
  );
  const { entries } = await importAll({ encoding: 'windows-1251' });
  const id = entries[0]?.documentId ?? assert.fail();
  assert.equal(entries[0]?.encoding, 'windows-1251');
  const keep = (quote: string) =>
    api.get('evidence.keep', { marking: { kind: 'quote', documentId: id, quote }, handling: 'restricted' });
  await keep('number 47 of 12 March 2024, signed at Tallinn');
  const wrong = (await api.get('documents.page', { documentId: id, page: 1 })).text.slice(0, 7);
  await keep(wrong);
  const { documents } = await api.get('documents.readAgain', { documentIds: [id], encoding: 'koi8-r' });
  const [read] = documents;
  assert.deepEqual(
    [read?.added, read?.encoding, read?.anchors],
    [true, 'koi8-r', { kept: 1, moved: 0, lost: 1 }],
  );
  assert.match((await api.get('documents.page', { documentId: id, page: 1 })).text, /^Договор поставки/);
  const readings = await api.get('documents.readings', { documentId: id });
  assert.deepEqual(
    readings.map(({ encoding }) => encoding),
    ['koi8-r', 'windows-1251'],
  );
  const [last] = await api.get('history.list', { limit: 1 });
  assert.match(
    last?.sentence ?? '',
    /Read “contract.txt” again as koi8-r instead of windows-1251: 1 quote kept, 1 lost/,
  );
  const same = await api.get('documents.readAgain', { documentIds: [id], encoding: 'koi8-r' });
  assert.equal(same.documents[0]?.added, false);
  assert.match(same.documents[0]?.reason ?? '', /reads as it did before/);
  const listed = await api.get('documents.ledger', {});
  assert.equal(listed.length, 1);
});

test('a table keeps its rows in another encoding, and an unknown encoding is refused by name', async t => {
  const { api, write, importAll } = await anImporter(t);
  write('rows.csv', koi8('товар;вес\nподшипник;12\nстанок;900\n'));
  const { entries } = await importAll();
  const id = entries[0]?.documentId ?? assert.fail();
  await api.get('documents.readAgain', { documentIds: [id], encoding: 'koi8-r' });
  const { rows } = await api.get('documents.rows', { documentId: id });
  assert.deepEqual(
    rows.map(({ cells }) => cells),
    [
      ['подшипник', '12'],
      ['станок', '900'],
    ],
  );
  const bad = await api.call('documents.readAgain', { documentIds: [id], encoding: 'klingon' });
  assert.ok(!bad.ok && bad.problem.code === 'bad-request');
});

test('provenance is said for a batch, edited in bulk, found by a filter, and undone', async t => {
  const { api, write, importAll } = await anImporter(t);
  write('a.txt', 'One.');
  write('b.txt', 'Two.');
  const provenance = {
    obtainedBy: 'O. Tester',
    obtainedAt: '2024-03',
    licence: 'CC BY 4.0',
    url: 'https://example.invalid/x',
  };
  const { entries } = await importAll({
    provenance,
    sourceGrade: 'B',
    handling: 'public',
    source: 'Registry',
  });
  const ids = entries.flatMap(({ documentId }) => documentId ?? []);
  const listed = await api.get('documents.list', {
    provenance: 'said',
    sourceGrade: 'B',
    handling: 'public',
  });
  assert.equal(listed.length, 2);
  assert.equal(listed[0]?.provenance.obtainedAt, '2024-03');
  assert.equal((await api.get('documents.list', { filter: 'cc by' })).length, 2);
  await api.get('documents.edit', {
    ids,
    patch: { provenance: { obtainedBy: 'N. Other', method: 'download' } },
  });
  const other = await api.get('documents.get', { id: ids[0] ?? assert.fail() });
  assert.deepEqual([other.provenance.obtainedBy, other.provenance.licence], ['N. Other', 'CC BY 4.0']);
  await api.get('history.undo', {});
  assert.equal(
    (await api.get('documents.get', { id: ids[1] ?? assert.fail() })).provenance.obtainedBy,
    'O. Tester',
  );
  const bad = await api.call('documents.edit', { ids, patch: { provenance: { obtainedAt: 'last week' } } });
  assert.ok(!bad.ok && bad.problem.code === 'bad-request');
});

test('near-duplicates name the first of their group; other texts do not', async t => {
  const { api, write, importAll } = await anImporter(t);
  const words = Array.from({ length: 300 }, (_, index) => `word${(index * 7919) % 1000}`);
  write('1 contract.txt', words.join(' '));
  write('2 copy with a new date.txt', [...words.slice(0, 295), 'dated', 'anew', 'here'].join(' '));
  write('3 other.txt', Array.from({ length: 300 }, (_, index) => `term${(index * 104729) % 997}`).join(' '));
  write('4 short.txt', 'word0 word919');
  await importAll();
  const listed = await api.get('documents.list', {});
  const near = new Map(listed.map(({ name, near: found }) => [name, found]));
  const copy = near.get('2 copy with a new date.txt');
  assert.equal(copy?.name, '1 contract.txt');
  assert.ok((copy?.similarity ?? 0) > 0.9 && (copy?.similarity ?? 2) < 1);
  assert.deepEqual(
    [near.get('1 contract.txt'), near.get('3 other.txt'), near.get('4 short.txt')],
    [undefined, undefined, undefined],
  );
  const first = listed.find(({ name }) => name === '1 contract.txt') ?? assert.fail();
  const found = await api.get('documents.near', { id: first.id });
  assert.deepEqual(
    found.map(({ name }) => name),
    ['2 copy with a new date.txt'],
  );
});
