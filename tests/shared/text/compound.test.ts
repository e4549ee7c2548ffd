import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compoundIn } from '../../../electron/shared/text/compound.ts';
import { estimateFaults } from '../../../electron/shared/text/estimates.ts';
import { sentencesOf } from '../../../electron/shared/text/sentences.ts';

const parts = (text: string, names?: string[]) => compoundIn(text, names)?.parts;

test('C1 two assertions are pointed out with the place to divide them, in three languages', () => {
  const compounds: readonly (readonly [string, string, string])[] = [
    [
      'The bank kept the account after the notice and paid the seller in March.',
      'The bank kept the account after the notice',
      'paid the seller in March.',
    ],
    [
      'Qinglan sold the processors, and the bank financed the sale.',
      'Qinglan sold the processors',
      'the bank financed the sale.',
    ],
    [
      'Yulan Harbour paid the seller and Primer-Pribor received the goods.',
      'Yulan Harbour paid the seller',
      'Primer-Pribor received the goods.',
    ],
    [
      'The bank opened the account. Qinglan used it for the payment.',
      'The bank opened the account.',
      'Qinglan used it for the payment.',
    ],
    [
      'The bank received the sum; it credited the account the same day.',
      'The bank received the sum',
      'it credited the account the same day.',
    ],
    [
      'Yulan Harbour knew the goods, but it released the payment.',
      'Yulan Harbour knew the goods',
      'it released the payment.',
    ],
    [
      'Банк открыл счёт продавцу и зачислил на него платёж.',
      'Банк открыл счёт продавцу',
      'зачислил на него платёж.',
    ],
    ['Банк открыл счёт, а покупатель перевёл деньги.', 'Банк открыл счёт', 'покупатель перевёл деньги.'],
    ['该银行为青岚开立了账户，并于三月收取了货款。', '该银行为青岚开立了账户', '于三月收取了货款。'],
    ['青岚向买方出售了处理器；银行收取了货款。', '青岚向买方出售了处理器', '银行收取了货款。'],
  ];
  for (const [text, first, second] of compounds) assert.deepEqual(parts(text), [first, second], text);
});

test('C2 names, quotes, lists, abbreviations and reported speech are not divided', () => {
  for (const text of [
    'The bank received and approved the payment.',
    'Yulan Harbour has kept account 0000 for Qinglan since 5 June 2023.',
    'The bank stated that it returned the sum and closed the account.',
    'The buyer wrote: “We paid the sum and the bank released it.”',
    'The buyer wrote: "We paid. The bank released it."',
    'Shenzhen Qinglan Sample Electronics Co., Ltd. sold 4,200 processors and 300 diodes to Primer-Pribor.',
    'Mr. A. Sample signed contract No. 5 for Primer-Pribor.',
    'ООО «Пример и Прибор» купило процессоры и микросхемы.',
    'Банк перевёл рубли и доллары в г. Образцовск на ул. Вымышленная.',
    'Банк знал, что продавец поставил блоки и получил деньги.',
    '玉兰港商业银行和青岚示例电子有限公司签订了合同。',
    '该银行知道货物的用途，并非不知情。',
    '“甲方付款，并收货。”这是合同的一句话。',
    'The bank paid for chips and bearings that were made abroad.',
    'The accounts kept by the bank and Norvane were closed in May.',
    'Goods sold to Qinglan and Norvane helped the buyer.',
    'Goods which Qinglan sold in March and shipped in April reached Russia.',
    'After 18 March 2024, box 28 of 13 declarations for Primer-Pribor names Yulan Harbour.',
  ])
    assert.equal(parts(text), undefined, text);
  const name = 'Bread and Paid Traders';
  assert.equal(parts(`The bank kept an account for ${name} since May.`, [name]), undefined);
});

test('C3 joints lie inside the text, in order, and the parts stand in it', () => {
  const words = fc.constantFrom(
    'bank',
    'paid',
    'kept',
    ' and ',
    ', and ',
    '; ',
    '. ',
    'It ',
    '“',
    '”',
    '(',
    ')',
    ' и ',
    'открыл',
    '，并',
    '。',
    '银行收款',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), pieces => {
      const text = pieces.join(' ');
      const found = compoundIn(text);
      if (!found) return;
      let from = 0;
      for (const { start, end } of found.joints) {
        assert.ok(start >= from && end >= start && end <= text.length);
        from = end;
      }
      for (const part of found.parts) assert.ok(text.includes(part));
      for (const { start, end } of sentencesOf(text)) assert.ok(end > start && end <= text.length);
    }),
  );
});

const lexicon = {
  likelihood: [
    { words: 'likely', row: 0 },
    { words: 'very likely', row: 0 },
    { words: 'highly probable', row: 1 },
    { words: '很可能' },
  ],
  confidence: ['high confidence', '高置信度'],
};

test('C4 a likelihood and a confidence in one sentence are pointed out, and terms of two rows', () => {
  const kinds = (text: string) => estimateFaults(text, lexicon).map(({ kind, words }) => [kind, ...words]);
  assert.deepEqual(kinds('We judge with high confidence that it is very likely a front.'), [
    ['mixed-estimate', 'very likely', 'high confidence'],
  ]);
  assert.deepEqual(kinds('It is very likely a front. We have high confidence in this.'), []);
  assert.deepEqual(kinds('It is likely a front, and highly probable that it closed.'), [
    ['mixed-terms', 'likely', 'highly probable'],
  ]);
  assert.deepEqual(kinds('The letter says: “likely, with high confidence”.'), []);
  assert.deepEqual(kinds('The unlikely buyer has high confidence.'), []);
  assert.deepEqual(kinds('该公司很可能是空壳，高置信度。'), [['mixed-estimate', '很可能', '高置信度']]);
});
