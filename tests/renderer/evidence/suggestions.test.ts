import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim } from '../../../electron/shared/contract/claims.ts';
import type { EntitySummary } from '../../../electron/shared/contract/entities.ts';
import { ClaimId, EntityId } from '../../../electron/shared/kernel/ids.ts';
import { suggest } from '../../../renderer/features/evidence/suggestions.ts';

const id = (prefix: string, n: number) => `${prefix}_${String(n).padStart(26, '0')}`;
const claim = (number: number, text: string): Claim => ({
  id: ClaimId.parse(id('clm', number)),
  number,
  text,
  status: 'draft',
  note: '',
  createdAt: '2024-05-01T00:00:00.000Z' as Claim['createdAt'],
  author: 'L. Hart',
  links: [],
  figures: [],
  startDate: '',
  endDate: '',
  corroboration: { supports: 0, contradicts: 0 },
  subClaims: [],
  alternatives: [],
  entities: [],
  elements: [],
  searches: 0,
  hints: [],
});
const entity = (number: number, name: string, ...otherNames: string[]): EntitySummary => ({
  id: EntityId.parse(id('ent', number)),
  number,
  schema: 'Company',
  schemaLabel: 'Company',
  name,
  otherNames,
  countries: [],
  evidenceCount: 0,
});

const claims = [
  claim(1, 'Qinglan sold chips'),
  claim(2, 'Primer-Pribor was listed'),
  claim(3, 'The bank knew'),
];
const entities = [
  entity(1, 'Primer-Pribor LLC', 'ООО «Пример-Прибор»'),
  entity(2, 'Yulan Harbour', '玉兰港'),
];
const labels = (typed: string, linked: Parameters<typeof suggest>[3] = []) =>
  suggest(typed, claims, entities, linked).map(one => one.label);

test('two letters find claims and entities by any of their names', () => {
  assert.deepEqual(labels('prim'), ['C2', 'N1']);
  assert.deepEqual(labels('приб'), ['N1']);
  assert.deepEqual(labels('玉兰'), ['N2']);
  assert.deepEqual(labels('c3'), ['C3']);
  assert.deepEqual(labels('chips sold'), ['C1']);
  assert.deepEqual(labels('nothing like it'), []);
});

test('with nothing typed the newest claims come first, and what is linked is left out', () => {
  assert.deepEqual(labels(''), ['C3', 'C2', 'C1']);
  const linked = suggest('', claims, entities, [])
    .slice(0, 1)
    .map(one => one.link);
  assert.deepEqual(labels('', linked), ['C2', 'C1']);
});
