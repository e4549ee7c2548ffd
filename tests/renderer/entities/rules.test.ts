import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClaimCard } from '../../../electron/shared/contract/claims.ts';
import type { Backing, Entity, Schema, Statement } from '../../../electron/shared/contract/entities.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import {
  claimsAbout,
  evidenceOf,
  groupValues,
  namesIt,
  nameValues,
  onlyNaming,
  plainName,
} from '../../../renderer/features/entities/rules.ts';

let last = 0;
const statement = (property: string, value: string, evidence: Backing[] = []): Statement => ({
  id: `stm_${++last}` as Statement['id'],
  property,
  label: property.toUpperCase(),
  type: 'string',
  value,
  language: '',
  evidence,
});
const backing = (number: number): Backing => ({
  evidenceId: `evd_${number}` as Backing['evidenceId'],
  number,
  role: 'supports',
  place: 'p. 1',
});
const kind = {
  featured: ['name', 'incorporationDate'],
  properties: ['address', 'innCode', 'incorporationDate', 'name'].map(name => ({ name })),
} as Schema;
const differing = (statements: Statement[]) =>
  groupValues(statements, kind).flatMap(({ values }) =>
    values.filter(({ differs }) => differs).map(({ value }) => value),
  );

test('values stand by property, featured ones first, then as the model orders them; names stand apart', () => {
  const groups = groupValues(
    [
      statement('unknownToTheModel', 'x'),
      statement('innCode', '7707083893'),
      statement('name', 'A'),
      statement('address', 'one'),
      statement('incorporationDate', '2022'),
      statement('address', 'two'),
    ],
    kind,
  );
  assert.deepEqual(
    groups.map(({ property, values }) => [property, values.length]),
    [
      ['incorporationDate', 1],
      ['address', 2],
      ['innCode', 1],
      ['unknownToTheModel', 1],
    ],
  );
});

test('only values of which there can be one contradict each other', () => {
  assert.deepEqual(differing([statement('innCode', '7707083893'), statement('innCode', '9800001234')]), [
    '9800001234',
  ]);
  assert.deepEqual(differing([statement('innCode', '77 0708 3893'), statement('innCode', '7707083893')]), []);
  assert.deepEqual(differing([statement('address', 'one'), statement('address', 'two')]), []);
});

test('a rougher date agrees with a finer one that begins with it', () => {
  assert.deepEqual(differing([statement('birthDate', '1970'), statement('birthDate', '1970-05-04')]), []);
  assert.deepEqual(differing([statement('birthDate', '1970-05'), statement('birthDate', '1970-06-01')]), [
    '1970-06-01',
  ]);
});

test('what it goes by comes before aliases', () => {
  const names = nameValues([statement('alias', 'B'), statement('name', 'A'), statement('country', 'ru')]);
  assert.deepEqual(
    names.map(({ value }) => value),
    ['A', 'B'],
  );
});

test('names are looked for without forms of firms, in any script and case', () => {
  assert.equal(plainName('ООО «Пример-Прибор»'), 'пример-прибор');
  assert.equal(plainName('普里梅尔仪器有限责任公司'), '普里梅尔仪器');
  const entity = { name: 'Primer-Pribor LLC', otherNames: ['ООО «Пример-Прибор»', 'AB'] };
  assert.ok(namesIt(entity, 'PRIMER-PRIBOR bought the processors.'));
  assert.ok(namesIt(entity, 'Поставщик: ООО "Пример-Прибор", Образцовск'));
  assert.ok(!namesIt(entity, 'Cabinet of another firm'), 'two letters name nobody');
});

const entity = {
  id: 'ent_1',
  name: 'Primer-Pribor LLC',
  otherNames: [],
  evidence: [backing(3)],
  statements: [statement('name', 'Primer-Pribor LLC', [backing(1), backing(3)])],
  relations: [{ evidence: [backing(2)] }],
} as unknown as Entity;

test('evidence of an entity is counted once, wherever it is linked', () => {
  assert.deepEqual(
    evidenceOf(entity).map(({ number }) => number),
    [1, 2, 3],
  );
});

test('claims name it or rest on its evidence; other evidence may only name it', () => {
  const claim = (id: string, text: string, about: string[] = []) =>
    ({ id, text, entities: about.map(id => ({ id })) }) as unknown as ClaimCard;
  const bearing = (number: number, claims: string[]) =>
    ({ id: `evd_${number}`, links: claims.map(id => ({ target: { id } })) }) as unknown as Evidence;
  const about = claimsAbout(
    entity,
    [
      claim('clm_1', 'Primer-Pribor paid.'),
      claim('clm_2', 'It paid.'),
      claim('clm_3', 'Nothing.'),
      claim('clm_4', 'The seller paid.', [entity.id]),
    ],
    [bearing(2, ['clm_2']), bearing(9, ['clm_3'])],
  );
  assert.deepEqual(
    about.map(({ claim: { text }, named }) => [text, named]),
    [
      ['Primer-Pribor paid.', true],
      ['It paid.', false],
      ['The seller paid.', true],
    ],
  );
  const found = [
    { id: 'evd_1', quote: 'Primer-Pribor', translation: '' },
    { id: 'evd_8', quote: '', translation: 'payer: Primer-Pribor' },
    { id: 'evd_9', quote: 'someone else', translation: '' },
  ] as unknown as Evidence[];
  assert.deepEqual(
    onlyNaming(entity, found).map(({ id }) => id as string),
    ['evd_8'],
  );
});
