import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { parsePlain, parseQuery } from '../../../../electron/core/features/search/parse.ts';
import { explain } from '../../../../electron/shared/contract/explain.ts';
import type { Given } from '../../../../electron/shared/contract/index.ts';
import { Refusal } from '../../../../electron/shared/contract/problem.ts';
import type { DocumentId } from '../../../../electron/shared/kernel/ids.ts';
import { anEngine, type TestEngine } from '../../../helpers/engine.ts';

const FILES = {
  '/agency.txt':
    'Shenzhen Qinglan Electronics paid USD 412,600.00 on account DE89 3704 0044 0532 0130 00.\fПрибор-Импорт, ИНН 7707 083 893, всё о поставке: 4,200 штук.',
  '/zh.txt': '深圳青岚电子有限公司与供方签订合同。\f東方貿易公司，華為技術。王 强 签字',
  '/ar.txt': 'دفعت شَركة أحمد المبلغ\fבנק הפועלים שָׁלוֹם',
  '/rows.csv': 'date;payee;usd\n2024-03-14;Yulan Bank;412600\n2024-04-02;Юлань;4 200\n2024-05-01;Bank;Yulan',
};

async function withFiles(t: TestContext): Promise<TestEngine & { ids: Record<string, string> }> {
  const engine = await anEngine(t);
  for (const [path, text] of Object.entries(FILES)) engine.write(path, text);
  const sources = Object.keys(FILES).map(path => ({ kind: 'path' as const, path }));
  const { entries } = await engine.api.get('documents.import', { sources });
  return { ...engine, ids: Object.fromEntries(entries.map(entry => [entry.file, entry.documentId ?? ''])) };
}

/** Where a search finds something, as `file p` or `file r`. */
async function places(
  { api }: Pick<TestEngine, 'api'>,
  query: string,
  more: Partial<Given<'search.find'>> = {},
): Promise<string[]> {
  const { hits } = await api.get('search.find', { query, expand: false, sort: 'place', ...more });
  return hits.map(({ file, page, row }) => `${file} ${page ?? row}`);
}

test('F1 phrases, AND, OR, NOT, prefixes, nearness and brackets', async t => {
  const desk = await withFiles(t);
  const cases: readonly [string, readonly string[]][] = [
    ['"yulan bank"', ['rows.csv 1']],
    ['date usd', ['rows.csv 0']],
    ['yulan bank', ['rows.csv 1', 'rows.csv 3']],
    ['yulan NOT "yulan bank"', ['rows.csv 3']],
    ['yulan -"yulan bank"', ['rows.csv 3']],
    ['electr* OR юлань', ['agency.txt 1', 'rows.csv 2']],
    ['(electr* OR юлань) paid', ['agency.txt 1']],
    ['qinglan NEAR/2 usd', ['agency.txt 1']],
    ['shenzhen NEAR/1 usd', []],
    ['NOT yulan AND type:table', ['rows.csv 0', 'rows.csv 2']],
    ['electronycs', []],
    ['electronycs~', ['agency.txt 1']],
    ['ВСЕ', ['agency.txt 2']],
  ];
  for (const [query, expected] of cases) assert.deepEqual(await places(desk, query), expected, query);
  assert.deepEqual(await places(desk, 'electronycs', { fuzzy: true }), ['agency.txt 1']);
});

test('F2 Chinese names of two characters, in both forms of writing, and no others', async t => {
  const desk = await withFiles(t);
  for (const query of ['青岚', '青嵐']) assert.deepEqual(await places(desk, query), ['zh.txt 1'], query);
  for (const query of ['东方贸易', '東方', '华为', '王强'])
    assert.deepEqual(await places(desk, query), ['zh.txt 2'], query);
  for (const query of ['岚深', '司华', '方东']) assert.deepEqual(await places(desk, query), [], query);
});

test('F3 Arabic without points and with either form of alef, Hebrew without points', async t => {
  const desk = await withFiles(t);
  for (const query of ['شركة', 'شركه', 'احمد', '"شركة أحمد"'])
    assert.deepEqual(await places(desk, query), ['ar.txt 1'], query);
  assert.deepEqual(await places(desk, 'שלום'), ['ar.txt 2']);
});

test('F4 identifiers and numbers with or without blanks, hyphens and separators', async t => {
  const desk = await withFiles(t);
  for (const query of ['7707083893', '7707 083 893', '7707-083-893', '"7707 083 893"'])
    assert.deepEqual(await places(desk, query), ['agency.txt 2'], query);
  for (const query of ['DE89370400440532013000', 'DE89 3704 0044 0532 0130 00'])
    assert.deepEqual(await places(desk, query), ['agency.txt 1'], query);
  assert.deepEqual(await places(desk, '4200'), ['agency.txt 2', 'rows.csv 2']);
  assert.deepEqual(await places(desk, '4,200'), ['agency.txt 2', 'rows.csv 2']);
  assert.deepEqual(await places(desk, '412600'), ['agency.txt 1', 'rows.csv 1']);
});

test('F5 a query that cannot be understood is refused at its column, and never throws', async t => {
  const { api } = await withFiles(t);
  const cases: readonly [string, number][] = [
    ['bank AND', 6],
    ['OR bank', 1],
    ['(bank', 1],
    ['bank)', 5],
    ['bank "paid', 6],
    ['ba*nk', 3],
    ['bank NEAR/x paid', 6],
    ['bank NEAR/3 type:pdf', 6],
    ['type: bank', 1],
    ['date:soon', 1],
    ['bank ()', 6],
    ['NOT', 1],
    ['('.repeat(500), 101],
    // What no document can have, or nothing to look for: "nothing was found" would be a false record.
    ['bank type:pfd', 6],
    ['handling:secret', 1],
    ['triage:done', 1],
    ['grade:G', 1],
    ['date:>=', 1],
    ['""', 1],
    [' 😀 —', 2],
    ['bank date:2024-02-30', 6],
    ['date:2025..2024', 1],
    ['date:2024..2025..2026', 1],
    ['date:..', 1],
    ['added:<2024-13', 1],
    ['language:zz', 1],
    ['in:nowhere', 1],
    ['bank paid"', 10],
    ['bank NEAR/5 NOT paid', 6],
    ['bank -()', 7],
  ];
  for (const [query, column] of cases) {
    const answer = await api.call('search.find', { query });
    assert.ok(!answer.ok && answer.problem.code === 'bad-query', query);
    assert.equal(answer.problem.column, column, query);
    const recorded = await api.call('search.record', { query });
    assert.equal(recorded.ok, false, query);
    const saved = await api.call('search.save', { name: 'kept', query });
    assert.equal(saved.ok, false, query);
  }
  for (const input of [{ query: ' ' }, { query: '""', options: { plain: true } }])
    assert.equal((await api.call('search.record', input)).ok, false);
  assert.deepEqual(await api.get('search.records', {}), []);
  const { notes } = await api.get('search.find', { query: 'bank colour:red —' });
  assert.deepEqual(
    notes.map(({ column }) => column),
    [6, 17],
  );
  assert.deepEqual((await api.get('search.find', { query: '   ' })).hits, []);
});

test('F5a a refusal says how the field in question is written', async t => {
  const { api } = await withFiles(t);
  const said = async (query: string) => {
    const answer = await api.call('search.find', { query });
    return answer.ok ? '' : Object.values(explain(answer.problem)).join(' ');
  };
  assert.match(await said('date:'), /as in date:2024-03/);
  assert.match(await said('"'), /no second one.*take this one away/);
  assert.doesNotMatch(await said('"'), /in quotation marks/);
  assert.match(await said('a NEAR/5 NOT b'), /NOT cannot follow it/);
});

test('F5b languages are codes, of two or three letters, English names, or what a document was given', async t => {
  const desk = await withFiles(t);
  const give = (file: string, language: string) =>
    desk.api.get('documents.edit', { ids: [desk.ids[file] as DocumentId], patch: { language } });
  await give('zh.txt', 'zh');
  for (const query of [
    'language:zh',
    'lang:zho',
    'language:Chinese',
    'language:"chinese" 青岚 OR lang:zh 东方',
  ])
    assert.deepEqual(await places(desk, query), ['zh.txt 1', 'zh.txt 2'], query);
  assert.deepEqual(await places(desk, 'language:sw'), []);
  await give('zh.txt', 'zz');
  assert.deepEqual(await places(desk, 'language:zz'), ['zh.txt 1', 'zh.txt 2']);
});

test('F5c nothing that can be typed makes the parser fail otherwise than at a column of it', () => {
  const pieces = fc.constantFrom(
    ...[
      'AND',
      'OR',
      'NOT',
      'NEAR',
      'NEAR/3',
      'NEAR/x',
      '(',
      ')',
      '-',
      '"',
      '“',
      '”',
      '*',
      '~',
      '~9',
      ' ',
      ',',
    ],
    ...[
      'date:',
      'type:',
      'in:',
      'bank',
      '青岚',
      'צה"ל',
      '2024-02-30',
      '..',
      '>=',
      '：',
      '（',
      '\u0000',
      '😀',
    ],
  );
  const typed = fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme' })), { maxLength: 12 });
  fc.assert(
    fc.property(typed, fc.constantFrom('', ' '), (words, between) => {
      const query = words.join(between);
      const columnOf = (parse: typeof parseQuery) => {
        try {
          parse(query);
        } catch (error) {
          assert.ok(error instanceof Refusal && error.problem.code === 'bad-query', query);
          const { column, length } = error.problem;
          assert.ok(column >= 1 && length >= 1 && column + length - 1 <= query.length, query);
        }
      };
      columnOf(parseQuery);
      columnOf(parsePlain);
    }),
  );
  for (const much of ['-', 'a NEAR ', 'NOT ', '(', '"', 'a"b', 'a ', '~', 'a OR '])
    try {
      parseQuery(much.repeat(100_000 / much.length));
    } catch (error) {
      assert.ok(error instanceof Refusal, much);
    }
});

test('F6 fields narrow, and facets count without narrowing themselves', async t => {
  const desk = await withFiles(t);
  const { api, ids } = desk;
  await api.get('documents.edit', {
    ids: [ids['zh.txt'] as never],
    patch: { language: 'zh', source: 'Registry', sourceGrade: 'B', handling: 'source' },
  });
  for (const query of ['lang:zh', 'source:registry', 'grade:b', 'handling:source', 'name:zh'])
    assert.deepEqual(await places(desk, `${query} 公司`), ['zh.txt 1', 'zh.txt 2'], query);
  assert.deepEqual(await places(desk, 'bank type:text'), []);
  assert.deepEqual(await places(desk, `bank added:>=2020`), ['rows.csv 1', 'rows.csv 3']);
  const narrowed = await api.get('search.find', {
    query: 'bank OR 公司',
    only: { type: ['table'] },
    facets: true,
  });
  assert.equal(narrowed.total, 2);
  const types = narrowed.facets.find(facet => facet.field === 'type');
  assert.deepEqual(
    types?.values.map(({ value, count }) => [value, count]),
    [
      ['table', 2],
      ['text', 2],
    ],
  );
  const handling = narrowed.facets.find(facet => facet.field === 'handling');
  assert.deepEqual(
    handling?.values.map(({ value, count }) => [value, count]),
    [['restricted', 2]],
  );
});

test('F7 evidence, entities, claims and notes are found as they change, and undone again', async t => {
  const { api, ids } = await withFiles(t);
  const things = async (query: string) =>
    (await api.get('search.find', { query, expand: false })).things.hits.map(({ kind, label }) =>
      `${kind} ${label}`.trim(),
    );
  await api.get('entities.create', {
    schema: 'Company',
    statements: [
      { property: 'name', value: '青岚电子' },
      { property: 'innCode', value: '7707083893' },
    ],
  });
  const claim = await api.get('claims.create', { text: 'Qinglan paid.' });
  await api.get('evidence.keep', {
    marking: { kind: 'quote', documentId: ids['agency.txt'] as never, quote: 'Qinglan Electronics paid' },
  });
  assert.deepEqual((await things('qinglan')).sort(), ['claim C1', 'evidence E1']);
  assert.deepEqual(await things('青嵐'), ['entity N1']);
  assert.deepEqual(await things('7707 083 893'), ['entity N1']);
  assert.deepEqual(await things('type:claim paid'), ['claim C1']);
  await api.get('claims.delete', { id: claim.id });
  assert.deepEqual(await things('qinglan'), ['evidence E1']);
  await api.get('history.undo', {});
  assert.deepEqual((await things('qinglan')).sort(), ['claim C1', 'evidence E1']);
});

test('F8 pages of results make the whole; what was stored is found again after opening', async t => {
  const { api } = await withFiles(t);
  const all = await api.get('search.find', { query: 'bank OR 公司 OR 4200', expand: false });
  const pieces = await Promise.all(
    [0, 2, 4, 6].map(offset =>
      api.get('search.find', { query: 'bank OR 公司 OR 4200', expand: false, offset, limit: 2 }),
    ),
  );
  assert.deepEqual(
    pieces.flatMap(piece => piece.hits),
    all.hits,
  );
  assert.ok(all.hits.length === all.total && all.total === 6);
  await api.get('project.close', {});
  await api.get('project.open', { path: '/case.plumb', passphrase: 'p', author: 'Tester' });
  assert.deepEqual(
    (await api.get('search.find', { query: 'bank OR 公司 OR 4200', expand: false })).hits,
    all.hits,
  );
});

test('F9 a quote of 20,000 characters is found, with its place', async t => {
  const { api, write } = await anEngine(t);
  const long = Array.from({ length: 3000 }, (_, index) => `word${index}`).join(' ');
  write('/long.txt', `Before. ${long} After.`);
  await api.get('documents.import', { sources: [{ kind: 'path', path: '/long.txt' }] });
  const found = await api.get('search.find', { query: `"${long.slice(0, 20_000)}"` });
  assert.equal(found.total, 0, 'the last word is cut');
  const whole = await api.get('search.find', { query: `"${long}"` });
  assert.deepEqual([whole.total, whole.hits[0]?.start, whole.hits[0]?.end], [1, 8, 8 + long.length]);
});
