import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseFile } from '../../../electron/shared/contract/case-file.ts';
import { treeOfProse } from '../../../electron/shared/sections/prose.ts';
import { EMPTY_TREE } from '../../../electron/shared/sections/tree.ts';
import { type Placed, partOf, partsOf, shifted } from '../../../renderer/features/case-file/parts.ts';

const caseFile: CaseFile = {
  title: 'T',
  reference: 'R',
  author: 'A',
  date: '2024-11-01',
  version: '',
  handling: 'restricted',
  template: 'dossier',
  summary: 'Words.',
  blocking: [],
  subjects: ['ent_1' as CaseFile['subjects'][number]],
};
const counts = { entities: 3, claims: 2, evidence: 5, documents: 2 };
const summary = { id: 'summary', title: 'Summary', document: treeOfProse('Words.'), words: 1 };
const states = (file: CaseFile, warnings: Placed[] | null, of = counts, sections = [summary]) =>
  partsOf(file, of, sections, warnings).map(({ id, state, why }) => `${id} ${state}: ${why}`);

test('a filled case file without warnings is complete', () => {
  assert.deepEqual(states(caseFile, []), [
    'cover complete: All filled in',
    's-summary complete: 1 word',
    'subjects complete: 1 subject',
    'claims complete: 2 claims',
    'evidence complete: 5 from 2 documents',
  ]);
});

test('what is missing is named, what is empty is empty', () => {
  const bare = { ...caseFile, reference: ' ', date: '', subjects: [] };
  const blank = [{ ...summary, document: EMPTY_TREE, words: 0 }];
  assert.deepEqual(states(bare, [], { entities: 3, claims: 0, evidence: 0, documents: 0 }, blank), [
    'cover warning: No reference, no date',
    's-summary empty: Not written',
    'subjects warning: None chosen: all 3',
    'claims empty: No claims',
    'evidence empty: No evidence',
  ]);
});

test('warnings belong to the part they are about; before the first preview nothing is called complete', () => {
  const inSummary = {
    what: 'x',
    where: 'Summary',
    target: { kind: 'case-file' as const, section: 'summary' },
  };
  assert.equal(partOf(inSummary), 's-summary');
  const where = ['N3', 'C1', 'C2', 'E7', 'Exhibit 2', 'Cover'];
  assert.deepEqual(
    where.map(one => partOf({ what: '', where: one })),
    ['subjects', 'claims', 'claims', 'evidence', 'evidence', 'cover'],
  );
  const told = states(caseFile, [inSummary, ...where.map(one => ({ what: 'x', where: one }))]);
  assert.deepEqual(
    told.map(line => line.split(': ')[1]),
    ['1 warning', '1 warning', '1 warning', '2 warnings', '2 warnings'],
  );
  assert.ok(states(caseFile, null).every(line => line.includes('checking')));
});

test('a subject moves by one and never outside', () => {
  assert.deepEqual(shifted(['a', 'b', 'c'], 1, -1), ['b', 'a', 'c']);
  assert.deepEqual(shifted(['a', 'b', 'c'], 2, 1), ['a', 'b', 'c']);
  assert.deepEqual(shifted(['a', 'b', 'c'], 0, -1), ['a', 'b', 'c']);
});
