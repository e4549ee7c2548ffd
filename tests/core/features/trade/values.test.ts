import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decimalText,
  guessMark,
  parseDecimal,
} from '../../../../electron/core/features/trade/values/decimal.ts';
import { hs6, hsCode } from '../../../../electron/core/features/trade/values/hs.ts';
import { partyCell } from '../../../../electron/core/features/trade/values/party.ts';

const ON_BEHALF = ['по поручению', 'on behalf of'];

test('amounts are read as they are written in Russia, Britain, Germany and Switzerland', () => {
  const cases: [string, ',' | '.', string | null][] = [
    ['1 234,56', ',', '1234.56'],
    ['1\u00a0234\u00a0567,5', ',', '1234567.5'],
    ['1.234,56', ',', '1234.56'],
    ['1,234.56', '.', '1234.56'],
    ["1'234.50", '.', '1234.5'],
    ['-0,000001', ',', '-0.000001'],
    ['.5', '.', '0.5'],
    ['1.5E+3', '.', '1500'],
    ['0', ',', '0'],
    ['1,234', '.', '1234'],
    ['1,234', ',', '1.234'],
    ['12,34', '.', null],
    ['1,2,3', ',', null],
    ['0,123', '.', null],
    ['0.0000001', '.', '0.0000001'],
    ['1.07433121019108', '.', '1.07433121019108'],
    ['0.0000000000000000001', '.', null],
    ['100', '.', '100'],
    ['12E-3', '.', '0.012'],
    ['1.0000000', '.', '1'],
    ['12 шт', ',', null],
    ['', ',', null],
    ['-', '.', null],
  ];
  for (const [text, mark, wanted] of cases) {
    const read = parseDecimal(text, mark);
    assert.equal(read && decimalText(read.units, read.places), wanted, `${text} with ${mark}`);
  }
});

test('any amount is read back exactly in every way of writing it', () => {
  const amounts = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
  const marks = fc.constantFrom(',' as const, '.' as const);
  fc.assert(
    fc.property(
      amounts,
      fc.integer({ min: 0, max: 18 }),
      marks,
      fc.boolean(),
      (units, places, mark, grouped) => {
        const text = decimalText(units, places);
        const [whole = '', fraction] = text.replace('-', '').split('.');
        const head = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, mark === ',' ? '.' : ',') : whole;
        const read = parseDecimal(`${units < 0n ? '-' : ''}${head}${fraction ? mark + fraction : ''}`, mark);
        assert.ok(read);
        assert.equal(read.units * 10n ** BigInt(18 - read.places), units * 10n ** BigInt(18 - places));
        assert.equal(decimalText(read.units, read.places), text);
      },
    ),
  );
});

test('the mark of a column is what its values show, and unknown when they fit both', () => {
  assert.deepEqual(guessMark(['1,234', '12', '5,678']), { mark: null, against: 0 });
  assert.deepEqual(guessMark(['1,234', '0,5']), { mark: ',', against: 0 });
  assert.deepEqual(guessMark(['1,234,567', '5.25']), { mark: '.', against: 0 });
  assert.deepEqual(guessMark(['1,5', '2,5', '3.5']), { mark: ',', against: 1 });
  assert.deepEqual(guessMark(['1234,567']), { mark: ',', against: 0 });
});

test('codes keep their zeros, and what a spreadsheet did to them is not mended in silence', () => {
  assert.deepEqual(hsCode('8542 31 900 0'), { digits: '8542319000' });
  assert.deepEqual(hsCode('854231*'), { digits: '854231' });
  assert.deepEqual(hsCode('8542.31'), { digits: '854231' });
  assert.deepEqual(hsCode('304990000'), {
    digits: '304990000',
    trouble: 'lost-zero',
    proposal: '0304990000',
  });
  assert.deepEqual(hsCode('8542'), { digits: '8542', trouble: 'short' });
  assert.equal(hsCode('прочее').trouble, 'not-a-code');
  assert.equal(hsCode('0012345678').trouble, 'not-a-code');
  assert.equal(hs6(hsCode('85423190009')), '854231');
  assert.equal(hs6(hsCode('8542319')), null);
});

test('tax numbers and principals are taken out of name cells, and look-alikes are noticed', () => {
  assert.deepEqual(partyCell('7722476458 772201001  OOO YATASH RUS', ON_BEHALF), {
    name: 'OOO YATASH RUS',
    taxIds: ['7722476458', '772201001'],
    mixedScripts: false,
  });
  assert.deepEqual(partyCell('АО "СКЛАД" ПО ПОРУЧЕНИЮ ООО "ВЕКТОР", ИНН 9882199358', ON_BEHALF), {
    name: 'АО "СКЛАД" ПО ПОРУЧЕНИЮ ООО "ВЕКТОР"',
    taxIds: ['9882199358'],
    onBehalfOf: 'ООО "ВЕКТОР"',
    mixedScripts: false,
  });
  assert.equal(partyCell('КERAMIК LTD', ON_BEHALF).mixedScripts, true);
  assert.equal(partyCell('ООО VECTOR', ON_BEHALF).mixedScripts, false);
  assert.deepEqual(partyCell('1234567890', ON_BEHALF).taxIds, []);
});
