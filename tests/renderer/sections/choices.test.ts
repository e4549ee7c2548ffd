import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Citable } from '../../../electron/shared/contract/sections.ts';
import { citeChoices } from '../../../renderer/features/sections/choices.ts';

const thing = (label: string, kind: Citable['kind'], words: string, state: Citable['state'] = 'good') =>
  ({ ref: label, label, kind, id: label, words, search: '', state, advice: '' }) as const;
const all: Citable[] = [
  ...Array.from({ length: 12 }, (_, at) => thing(`E${at + 1}`, 'evidence', `Contract clause ${at + 1}`)),
  ...Array.from({ length: 6 }, (_, at) => thing(`C${at + 1}`, 'claim', `The bank paid invoice ${at + 1}.`)),
  thing('N1', 'entity', 'Yulan Harbour'),
  thing('F1', 'figure', 'Declarations'),
  thing('F2', 'figure', 'Gone', 'broken'),
  thing('Exhibit 1', 'exhibit', 'contract.pdf'),
];
const offered = (query: string) => citeChoices(query, all).map(({ key }) => key);

test('a letter brings what is called by it, a number that very thing, a word what holds it', () => {
  assert.deepEqual(offered('c').slice(0, 5), ['C1', 'C2', 'C3', 'C4', 'C5']);
  assert.equal(offered('N')[0], 'N1');
  assert.equal(offered('f')[0], 'F1');
  assert.equal(offered('exh')[0], 'Exhibit 1');
  assert.deepEqual(offered('E1').slice(0, 4), ['E1', 'E10', 'E11', 'E12']);
  assert.deepEqual(offered('harbour'), ['N1']);
  assert.deepEqual(offered('gone'), []);
  assert.deepEqual(offered('').slice(0, 2), ['E1', 'E2']);
  assert.ok(offered('').includes('C1'));
  for (const query of ['', 'c', 'e', 'contract']) assert.ok(offered(query).length <= 8);
});
