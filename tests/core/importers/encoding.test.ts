import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { decodeText } from '../../../electron/core/importers/text/encoding.ts';
import { encode } from './encode.ts';

const russian = [
  'имя,фамилия\nИван,Иванов\n',
  'Грузополучатель: ООО «Пример Электроника», г. Москва, ул. Лесная, д. 5',
  'ДОГОВОР ПОСТАВКИ № 17 ОТ 14.03.2024',
  'номер;товар\n1;подшипники роликовые\n',
];
const simplified = [
  '阿富汗伊斯兰共和国',
  '深圳市虚构电子有限公司，合同编号：QP-2024-017',
  '货物名称;数量\n集成电路;500\n',
];
const traditional = ['香港虛構貿易有限公司', '收貨人：臺灣虛構電子股份有限公司，數量五百'];
const western = [
  'Trägerorganisationen; Umstrukturierung',
  'Société générale – à l’étranger',
  'Año 2024: España',
];

const cases: readonly [label: string, encoding: RegExp, texts: readonly string[]][] = [
  ['utf-8', /^utf-8$/, [...russian, ...simplified, ...traditional, ...western]],
  ['windows-1251', /^windows-1251$/, russian],
  ['koi8-r', /^koi8-r$/, russian.map(text => text.replace(/[«»№]/g, '-'))],
  ['ibm866', /^cp866$/, russian.map(text => text.replace(/[«»]/g, '"'))],
  ['gb18030', /^gb18030$/, simplified],
  ['big5', /^big5$/, traditional],
  ['windows-1252', /^(windows-1252|iso-8859-1)$/, western],
];

for (const [label, encoding, texts] of cases)
  for (const text of texts)
    test(`${label} is told from others: ${text.slice(0, 24).replace(/\n/g, ' ')}`, () => {
      const decoded = decodeText(encode(label, text));
      assert.equal(decoded?.text, text);
      assert.match(decoded?.encoding ?? '', encoding);
    });

test('plain ASCII is called that', () => {
  assert.deepEqual(decodeText(encode('utf-8', 'a,b\n1,2\n')), {
    text: 'a,b\n1,2\n',
    encoding: 'ascii',
    warnings: [],
  });
});

test('any text in UTF-8 comes back as it was, with a mark or without', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), text => {
      if (/[\p{Cc}\ufeff]/u.test(text)) return;
      const bytes = encode('utf-8', text);
      assert.equal(decodeText(bytes)?.text, text);
      assert.equal(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes))?.text, text);
    }),
  );
});

test('UTF-16 is read in both orders, with a mark or without', () => {
  const text = 'Declaration;Получатель;收货人\r\n1;ООО Пример;虚构电子\r\n';
  for (const [label, ...mark] of [
    ['utf-16le', 0xff, 0xfe],
    ['utf-16be', 0xfe, 0xff],
  ] as const) {
    const bytes = encode(label, text);
    assert.equal(decodeText(Uint8Array.of(...mark, ...bytes))?.text, text);
    assert.equal(decodeText(Uint8Array.of(...mark, ...bytes))?.encoding, 'utf-16');
    assert.equal(decodeText(bytes)?.text, text);
    assert.equal(decodeText(bytes)?.encoding, label);
  }
});

test('a UTF-8 mark before other letters is not believed', () => {
  const decoded = decodeText(
    Uint8Array.of(0xef, 0xbb, 0xbf, ...encode('windows-1251', 'номер;станки токарные')),
  );
  assert.equal(decoded?.text, 'номер;станки токарные');
  assert.equal(decoded?.encoding, 'windows-1251 with a false UTF-8 BOM');
  assert.equal(decoded?.warnings.length, 1);
});

test('files glued together are read line by line, and the doubt is shown', () => {
  const lines = ['id;company', '1;ООО Вега, Москва', '2;ООО Гранит, Казань', '3;ООО Полюс, Омск'];
  const bytes = lines.flatMap((line, index) => [
    ...encode(index === 2 ? 'windows-1251' : 'utf-8', `${line}\n`),
  ]);
  const decoded = decodeText(Uint8Array.from(bytes));
  assert.equal(decoded?.text, `${lines.join('\n')}\n`);
  assert.equal(decoded?.encoding, 'utf-8 + windows-1251');
  assert.match(decoded?.warnings[0] ?? '', /lines 3 /);
});

test('one torn character does not turn UTF-8 into something else', () => {
  const bytes = encode('utf-8', 'Получатель груза: ООО Пример Электроника, Москва');
  bytes[5] = 0x20;
  const decoded = decodeText(bytes);
  assert.equal(decoded?.encoding, 'utf-8');
  assert.match(decoded?.text ?? '', /ООО Пример Электроника, Москва$/);
  assert.match(decoded?.warnings[0] ?? '', /not valid UTF-8/);
});

test('bytes that are no text are said to be none', () => {
  const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 197 + (index >> 3) * 31) & 255);
  assert.equal(decodeText(bytes), undefined);
});

test('whatever the bytes, decoding ends with a text or none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
      const decoded = decodeText(bytes);
      assert.ok(decoded === undefined || typeof decoded.text === 'string');
    }),
  );
});

const utf32 = (text: string, isLittle: boolean): Uint8Array => {
  const letters = Array.from(text);
  const view = new DataView(new ArrayBuffer(letters.length * 4));
  letters.forEach((letter, index) => {
    view.setUint32(index * 4, letter.codePointAt(0) ?? 0, isLittle);
  });
  return new Uint8Array(view.buffer);
};

test('UTF-32 is read with a mark and without, either way round', () => {
  for (const text of ['name;код\nПример;1\n', 'plain words', '深圳市', '🚢 Vessel'])
    for (const isLittle of [true, false]) {
      const bare = decodeText(utf32(text, isLittle));
      assert.deepEqual(bare, { text, encoding: isLittle ? 'utf-32le' : 'utf-32be', warnings: [] });
      assert.equal(decodeText(utf32(`\ufeff${text}`, isLittle))?.text, text);
      assert.equal(decodeText(utf32(`\ufeff${text}`, isLittle))?.encoding, 'utf-32');
    }
});

const ascii = (text: string): Uint8Array => Uint8Array.from(text, letter => letter.charCodeAt(0));

test('seven-bit Chinese, Japanese and Korean are read, and only what is so', () => {
  const hz = decodeText(ascii('Name: ~{;r9zR)3,9+Sk~} and 5~~10\n'));
  assert.equal(hz?.encoding, 'hz-gb-2312');
  assert.match(hz?.text ?? '', /^Name: \p{Script=Han}+ and 5~10\n$/u);
  const japanese = decodeText(ascii('From: \x1b$B7@Ls=q\x1b(B (copy)\n'));
  assert.deepEqual(japanese, { text: 'From: 契約書 (copy)\n', encoding: 'iso-2022-jp', warnings: [] });
  const korean = decodeText(ascii('\x1b$)C\n\x0e0h>`<-\x0f 2024\n'));
  assert.deepEqual(korean, { text: '\n계약서 2024\n', encoding: 'iso-2022-kr', warnings: [] });
  for (const plain of ['a ~{ b ~} c', 'x=~{y}', '~~ 50 ~~', 'if (~{}) {'])
    assert.equal(decodeText(ascii(plain))?.encoding, 'ascii', plain);
});

test('EBCDIC of mainframes is read, in lines and in records of one length', () => {
  const records = 'CUSTOMER NAME      AMOUNT\nMUELLER, HANS      1,250.00\nTotal for the year: 17\n';
  for (const text of [records, records.replaceAll('\n', ' ')]) {
    const decoded = decodeText(encode('cp037', text));
    assert.equal(decoded?.text, text);
    assert.equal(decoded?.encoding, 'cp037');
    assert.match(decoded?.warnings[0] ?? '', /EBCDIC.*compare them/);
  }
});

test('any text in a common encoding is never taken for one of the unusual ones', () => {
  const letter = fc.constantFrom(...'абвгдежзиклмнопрстуфхцчшщыьэюяАБВ ,.-0123456789\n', 'q', 'w');
  const words = fc.array(letter, { minLength: 1, maxLength: 80 }).map(letters => letters.join(''));
  fc.assert(
    fc.property(words, fc.constantFrom('windows-1251', 'koi8-r', 'ibm866', 'utf-8'), (text, label) => {
      const { encoding } = decodeText(encode(label, `a${text}`)) ?? {};
      assert.doesNotMatch(encoding ?? '', /utf-(16|32)|hz|iso-2022|cp037|cp500/);
    }),
    { numRuns: 500 },
  );
});
