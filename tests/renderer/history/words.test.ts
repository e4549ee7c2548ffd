import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, authorsOf, WHOLE_LOG, withWords } from '../../../renderer/features/history/filter.ts';
import { fieldsInWords, rowWords } from '../../../renderer/features/history/words.ts';
import { anEngine } from '../../helpers/engine.ts';

const CLAIM = `clm_${'a'.repeat(26)}`;
const EVIDENCE = `evd_${'b'.repeat(26)}`;
const names = new Map([
  [CLAIM, 'C3'],
  [EVIDENCE, 'E12'],
]);

test('a link is told by the names of what it links, and by what the role means', () => {
  const change = {
    table: 'link',
    id: `lnk_${'c'.repeat(26)}`,
    before: { id: 'x', evidenceId: EVIDENCE, targetId: CLAIM, role: 'supports' },
    after: { id: 'x', evidenceId: EVIDENCE, targetId: CLAIM, role: 'contradicts' },
  };
  assert.equal(rowWords(change, names), 'link');
  assert.deepEqual(fieldsInWords(change, names), [
    { field: 'What it does', before: 'Supports', after: 'Contradicts' },
  ]);
  assert.deepEqual(
    fieldsInWords({ ...change, before: null }, names).map(({ field, after }) => [field, after]),
    [
      ['Evidence', 'E12'],
      ['To', 'C3'],
      ['What it does', 'Contradicts'],
    ],
  );
});

test('a row that is gone keeps its number; codes are said in words', () => {
  const row = { id: EVIDENCE, number: 12, informationGrade: '2', handling: 'source', anchor: '{}' };
  const change = { table: 'evidence', id: EVIDENCE, before: row, after: null };
  assert.equal(rowWords(change, new Map()), 'evidence E12');
  assert.deepEqual(
    fieldsInWords(change, names).map(({ field, before }) => [field, before]),
    [
      ['Grade of the information', '2, Probably true'],
      ['Handling', 'Source-sensitive'],
    ],
  );
});

test('what claims are, and what they answer, is told in words; ids that name nothing are left out', () => {
  const element = `elm_${'d'.repeat(26)}`;
  const known = new Map([...names, [element, 'S11-E2']]);
  const told = (table: string, before: object | null, after: object | null) => {
    const change = { table, id: `xxx_${'e'.repeat(26)}`, before: before as never, after: after as never };
    return [rowWords(change, known), ...fieldsInWords(change, known).map(Object.values)];
  };
  assert.deepEqual(
    told('claim', { number: 3, kind: null, parentId: null }, { number: 3, kind: 'fact', parentId: CLAIM }),
    ['claim C3', ['Kind', '', 'Fact in a record'], ['Is a part of', '', 'C3']],
  );
  assert.deepEqual(told('claim', { likelihood: 'phia:likely' }, { likelihood: 'icd203:very-likely' })[1], [
    'Likelihood',
    'Likely, PHIA yardstick',
    'Very likely, ICD 203',
  ]);
  assert.deepEqual(told('setting', { value: 'icd203' }, { value: 'phia' }), [
    'setting of the project',
    ['Likelihood scale', 'ICD 203', 'PHIA yardstick'],
  ]);
  assert.deepEqual(told('answer', null, { claimId: CLAIM, elementId: element, note: '' }), [
    'what a claim answers',
    ['Claim', '', 'C3'],
    ['Element', '', 'S11-E2'],
  ]);
  assert.deepEqual(told('element', { code: 'A-1', removed: 0 }, { code: 'A-1', removed: 1 }), [
    'element A-1',
    ['Gone from its file', 'no', 'yes'],
  ]);
  assert.deepEqual(told('comparison_rating', null, { itemId: `cit_${'f'.repeat(26)}`, consistency: 'II' }), [
    'rating in a comparison',
    ['Consistency', '', 'Very inconsistent'],
  ]);
  assert.deepEqual(told('link', { weight: null }, { weight: 'strong' })[1], ['Weight', '', 'Strong']);
});

test('the log can be asked for one object, one person and whole days', async t => {
  const { api } = await anEngine(t);
  const one = await api.get('claims.create', { text: 'One.' });
  await api.get('claims.create', { text: 'Two.' });
  const about = await api.get('history.list', asked(WHOLE_LOG, one.id));
  assert.deepEqual(
    about.map(({ action }) => action),
    ['claims.create'],
  );
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map(part => String(part).padStart(2, '0'))
    .join('-');
  const ofToday = await api.get('history.list', asked({ ...WHOLE_LOG, from: today, to: today }, undefined));
  assert.equal(ofToday.length, 3);
  assert.deepEqual(authorsOf(ofToday), ['Tester']);
  assert.deepEqual(
    withWords(ofToday, 'claim two').map(({ sentence }) => sentence.includes('Two.')),
    [true],
  );
  assert.equal(
    (await api.get('history.list', asked({ ...WHOLE_LOG, author: 'Nobody' }, undefined))).length,
    0,
  );
  assert.equal(
    (await api.get('history.list', asked({ ...WHOLE_LOG, to: '2001-01-01' }, undefined))).length,
    0,
  );
});
