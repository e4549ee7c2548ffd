import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Relation } from '../../../electron/shared/contract/entities.ts';
import { relationSentence, verbOf } from '../../../electron/shared/text/relations.ts';
import { countryName, dateWords, valueWords } from '../../../electron/shared/text/values.ts';
import { factsOf, seenFrom } from '../../../renderer/features/entities/relation-words.ts';
import { hintFor, tidyValue } from '../../../renderer/features/entities/value-hints.ts';
import { bestMatches } from '../../../renderer/ui/best-matches.ts';

const relation = (schema: string, properties: Relation['properties'] = {}): Relation =>
  ({
    id: 'rel_1',
    schema,
    label: 'owns',
    source: { id: 'ent_a', number: 1, name: 'A' },
    target: { id: 'ent_b', number: 2, name: 'B' },
    properties,
    evidence: [],
  }) as unknown as Relation;

test('a relation reads from either end', () => {
  assert.equal(seenFrom(relation('Ownership'), 'ent_a').verb, 'owns');
  const back = seenFrom(relation('Ownership'), 'ent_b');
  assert.deepEqual([back.verb, back.other.name], ['owned by', 'A']);
  assert.equal(verbOf('Succession', 'preceeds', 'source'), 'precedes');
  assert.equal(relationSentence('UnknownLink', 'A LLC', 'B JSC'), 'A LLC is linked to B JSC');
  assert.equal(relationSentence('NewKind', 'A LLC', 'B JSC'), 'A LLC (new kind) B JSC');
  assert.match(verbOf('SomethingNew', 'does', 'target'), /other end of “does”/);
});

test('facts of a relation in a line; unknown ones are not lost', () => {
  const payment = {
    amount: ['412600.00'],
    currency: ['USD'],
    date: ['2024-03-14'],
    purpose: ['GOODS', 'FEES'],
  };
  assert.equal(factsOf(relation('Payment', payment)), 'USD 412,600.00, 14 Mar 2024, GOODS, FEES');
  assert.equal(
    factsOf(relation('Ownership', { percentage: ['60%'], startDate: ['2022-10'] })),
    '60 %, since Oct 2022',
  );
  assert.equal(factsOf(relation('Payment', { amount: ['about 5'] })), 'about 5');
});

test('countries go in by name or code and come out by name', () => {
  assert.equal(tidyValue('country', 'Kazakhstan'), 'kz');
  assert.equal(tidyValue('country', 'RU'), 'ru');
  assert.equal(countryName('cn'), 'China');
  assert.equal(countryName('not one'), 'not one');
  assert.deepEqual(hintFor('country', 'russia'), { words: 'Russia, stored as ru', wrong: false });
  assert.equal(hintFor('country', 'Ruritania')?.wrong, true);
});

test('dates keep the precision they have; impossible ones are pointed out', () => {
  assert.deepEqual(['2024', '2024-03', '2024-03-14', 'spring 2024'].map(dateWords), [
    '2024',
    'Mar 2024',
    '14 Mar 2024',
    'spring 2024',
  ]);
  for (const right of ['', '2024', '2024-02-29']) assert.equal(hintFor('date', right)?.wrong, false, right);
  for (const wrong of ['2023-02-29', '2022-13-99', '14.03.2024'])
    assert.equal(hintFor('date', wrong)?.wrong, true, wrong);
});

test('other types get their own help, free text none', () => {
  assert.equal(hintFor('string', 'anything'), null);
  assert.equal(hintFor('email', 'nobody')?.wrong, true);
  assert.equal(hintFor('email', '')?.wrong, false);
  assert.equal(valueWords('identifier', '0042'), '0042');
});

test('best matches: the very label first, then beginnings, then words, in any script', () => {
  const items = [
    { label: 'N1', words: 'Obrazets Holding Акционерное общество «Образец Холдинг»' },
    { label: 'N12', words: 'Holding of others' },
    { label: 'N2', words: 'Stakeholding n12' },
  ];
  const found = (typed: string, most?: number) =>
    bestMatches(typed, items, item => item, most).map(({ label }) => label);
  assert.deepEqual(found('n12'), ['N12', 'N2']);
  assert.deepEqual(found('holding'), ['N12', 'N1', 'N2']);
  assert.deepEqual(found('ОБРАЗЕЦ'), ['N1']);
  assert.deepEqual(found('холдинг obrazets'), ['N1']);
  assert.deepEqual(found(''), ['N1', 'N12', 'N2']);
  assert.deepEqual(found('', 2), ['N1', 'N12']);
  assert.deepEqual(found('nothing'), []);
});
