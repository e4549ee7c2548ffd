import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract } from '../../../electron/shared/contract/index.ts';
import { ClaimId, DocumentId, EntityId } from '../../../electron/shared/kernel/ids.ts';
import {
  type Draft,
  type DraftLink,
  isLower,
  keepInput,
  keptSentence,
  languageOf,
  withLink,
} from '../../../renderer/features/evidence/draft.ts';

const id = (prefix: string) => `${prefix}_${'0'.repeat(26)}`;
const claim: DraftLink = {
  kind: 'claim',
  id: ClaimId.parse(id('clm')),
  number: 4,
  words: 'Sold',
  role: 'supports',
};
const entity: DraftLink = {
  kind: 'entity',
  id: EntityId.parse(id('ent')),
  number: 7,
  words: 'Bank',
  role: 'context',
};

const draft: Draft = {
  marking: {
    kind: 'text',
    documentId: DocumentId.parse(id('doc')),
    stretches: [{ page: 1, start: 0, end: 4 }],
  },
  quote: '玉兰港',
  place: 'p. 1',
  language: 'zh',
  note: '',
  translation: '',
  translator: 'L. Hart',
  informationGrade: null,
  handling: 'restricted',
  links: [claim, entity, { kind: 'new-claim', words: 'A new one', role: 'contradicts' }],
};

test('what is kept is a valid call: new things are not among its links', () => {
  const input = contract['evidence.keep'].input.parse(keepInput(draft));
  assert.deepEqual(
    input.links.map(link => [link.target.kind, link.role]),
    [
      ['claim', 'supports'],
      ['entity', 'context'],
    ],
  );
  assert.equal(input.translator, '');
  assert.equal(input.informationGrade, null);
});

test('a language that is no code is left out instead of refused', () => {
  assert.equal('language' in keepInput({ ...draft, language: '' }), false);
  assert.equal(
    contract['evidence.keep'].input.safeParse(keepInput({ ...draft, language: 'zh, ru' })).success,
    true,
  );
});

test('linking twice keeps one link, in the new role', () => {
  const links = withLink([claim, entity], { ...claim, role: 'contradicts' });
  assert.deepEqual(
    links.map(link => [link.kind, link.role]),
    [
      ['entity', 'context'],
      ['claim', 'contradicts'],
    ],
  );
});

test('the quiet line says what was kept and what it serves', () => {
  assert.equal(keptSentence(41, [{ role: 'supports', label: 'C4' }]), 'E41 kept, supports C4');
  assert.equal(
    keptSentence(2, [
      { role: 'contradicts', label: 'C1' },
      { role: 'supports', label: 'N3' },
      { role: 'supports', label: 'C4' },
    ]),
    'E2 kept, supports N3 and C4, contradicts C1',
  );
  assert.equal(keptSentence(9, []), 'E9 kept');
});

test('letters tell the language where they can', () => {
  assert.deepEqual(['卖方', 'товар', 'їжак', 'بانک گ', 'seller'].map(languageOf), [
    'zh',
    'ru',
    'uk',
    'fa',
    undefined,
  ]);
  // Latin names in a quote, or a name in another script, do not change what it is written in.
  assert.equal(languageOf('买方应通过 Yulan Harbour Commercial Bank 付款'), 'zh');
  assert.equal(languageOf('ООО Primer-Pribor получило товар'), 'ru');
  assert.equal(languageOf('The bank (玉兰) paid what the contract of the seller had asked for'), undefined);
});

test('handling is lower when more people may see it', () => {
  assert.ok(isLower('public', 'restricted'));
  assert.ok(!isLower('source', 'restricted'));
  assert.ok(!isLower('public', 'public'));
});
