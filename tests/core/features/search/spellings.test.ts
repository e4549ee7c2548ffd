import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inPalladius, pinyinReadings } from '../../../../electron/core/features/search/scripts/palladius.ts';
import type { Given } from '../../../../electron/shared/contract/index.ts';
import { anEngine } from '../../../helpers/engine.ts';

const FILES: Readonly<Record<string, string>> = {
  '/en.txt': 'Shenzhen office of Yulan, signed by Wang Qiang and Dmitry Shchukin.',
  '/ru.txt': 'Офис в Шэньчжэнь. Подписал Ван Цян, а также Дмитрий Щукин. Компания Юлань.',
  '/zh.txt': '深圳办事处，王强签字。玉兰公司。',
};

test('S1 a name is found across scripts; each spelling is shown with its reason and can be left out', async t => {
  const { api, write } = await anEngine(t);
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  await api.get('documents.import', { sources: Object.keys(FILES).map(path => ({ kind: 'path', path })) });
  const files = async (query: string, more: Partial<Given<'search.find'>> = {}) =>
    (await api.get('search.find', { query, sort: 'place', ...more })).hits.map(hit => hit.file);
  const all = ['en.txt', 'ru.txt', 'zh.txt'];
  for (const query of ['Shenzhen', '深圳', 'Шэньчжэнь']) assert.deepEqual(await files(query), all, query);
  assert.deepEqual(await files('王强'), all);
  assert.deepEqual(await files('"Wang Qiang"'), ['en.txt', 'ru.txt']);
  for (const query of ['Shchukin', 'Щукин', '"Dmitriy Shchukin"', 'Dmitrij'])
    assert.ok((await files(query)).includes('ru.txt'), query);
  assert.deepEqual(await files('Shenzhen', { expand: false }), ['en.txt']);
  assert.deepEqual(await files('Shenzhen', { without: ['深圳'] }), ['en.txt', 'ru.txt']);

  const { expansions } = await api.get('search.find', { query: 'Shenzhen' });
  assert.deepEqual(
    expansions.map(({ text, why, on }) => [text, why, on]),
    [
      ['Шэньчжэнь', 'place name', true],
      ['深圳', 'place name', true],
    ],
  );
  const yulan = await api.get('search.find', { query: 'Yulan' });
  assert.deepEqual(yulan.hits.map(hit => hit.file).sort(), ['en.txt', 'ru.txt']);
  assert.ok(
    yulan.expansions.some(({ text, on }) => text === '玉兰' && !on),
    'offered, but only a guess',
  );
  assert.deepEqual((await files('Yulan', { also: ['玉兰'] })).sort(), all);
});

test('S2 names of an entity are spellings of each other', async t => {
  const { api, write } = await anEngine(t);
  write('/zh.txt', '卖方：青岚电子。');
  await api.get('documents.import', { sources: [{ kind: 'path', path: '/zh.txt' }] });
  await api.get('entities.create', {
    schema: 'Company',
    statements: [
      { property: 'name', value: 'Blue Mist Electronics' },
      { property: 'alias', value: '青岚电子' },
    ],
  });
  const found = await api.get('search.find', { query: '"blue mist electronics"' });
  assert.deepEqual([found.total, found.expansions[0]?.why], [1, 'name of N1']);
});

test('S3 pinyin and Palladius', () => {
  const russian = (word: string) => pinyinReadings(word).map(inPalladius);
  const cases = {
    shenzhen: 'шэньчжэнь',
    changan: 'чанъань',
    guangzhou: 'гуанчжоу',
    yulan: 'юйлань',
    xuzhou: 'сюйчжоу',
    sichuan: 'сычуань',
    hangzhou: 'ханчжоу',
    jiujiang: 'цзюцзян',
  };
  for (const [latin, expected] of Object.entries(cases))
    assert.ok(russian(latin).includes(expected), `${latin}: ${russian(latin)}`);
  assert.deepEqual(pinyinReadings('bank'), []);
});
