import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEngine } from '../../../helpers/engine.ts';

const texts: Readonly<Record<string, string>> = {
  'no blanks': '甲方：深圳市瑞达微电子有限公司签订本合同',
  'a blank between all': '甲 方 ： 深 圳 市 瑞 达 微 电 子 有 限 公 司 签 订 本 合 同',
  'some blanks and a line end': '甲方：深圳市 瑞达微\n电子有限 公司签订本合同',
  'ideographic blanks': '甲方：深圳市　瑞达　微电子有限公司签订本合同',
};

for (const [how, text] of Object.entries(texts))
  test(`blanks between Chinese characters are no obstacle to search: ${how}`, async t => {
    const { api, write } = await anEngine(t);
    write('/a.txt', text);
    await api.get('documents.import', { sources: [{ kind: 'path', path: '/a.txt' }] });
    const queries = ['深圳市瑞达微电子有限公司', '瑞达微电子', '"微电子有限"', '瑞 达 微', '深圳'];
    for (const query of queries)
      assert.equal((await api.get('search.find', { query })).total, 1, `${query} in ${how}`);
    assert.equal((await api.get('search.find', { query: '瑞达电子' })).total, 0);
    const [hit] = (await api.get('search.find', { query: '瑞达微电子' })).hits;
    assert.ok(hit && 'page' in hit);
  });
