import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Censor } from '../../../../electron/core/features/redaction/censor.ts';
import { partsLeft } from '../../../../electron/core/features/redaction/left-parts.ts';
import { RedactionLog } from '../../../../electron/core/features/redaction/log.ts';
import { Matcher } from '../../../../electron/core/features/redaction/matcher.ts';
import { patternsOf } from '../../../../electron/core/features/redaction/names.ts';
import { createSquash } from '../../../../electron/core/features/redaction/squash.ts';
import { createResources } from '../../../../electron/node/resources.ts';

const squash = createSquash(createResources());
const finder = (...words: readonly string[]) =>
  new Matcher(
    squash,
    words.map(each => ({ words: each, rule: 0 })),
  );
const found = (words: string, text: string, blurred = false) =>
  finder(words)
    .find(text, blurred)
    .map(({ start, end }) => text.slice(start, end));

test('words are found in whatever form they are written', () => {
  const cases = [
    ['Иванов', 'господин ИВАНОВА пришёл', 'ИВАНОВА'],
    ['Королёв', 'тов. Королев', 'Королев'],
    ['Королев', 'тов. Королёв', 'Королёв'],
    ['Ромашка', 'ООО «Ромаш-\nка», Москва', 'Ромаш-\nка'],
    ['Ромашка', 'ООО «Ромаш\u00ad\nка»', 'Ромаш\u00ad\nка'],
    ['Société Générale', 'la SOCIETE\nGENERALE', 'SOCIETE\nGENERALE'],
    ['Muller', 'Herr Müller', 'Müller'],
    ['ＡＢＣ１２３', 'code abc 123 here', 'abc 123'],
    ['深圳青岚电子', '深圳青嵐電子有限公司', '深圳青嵐電子'],
    ['深圳青嵐電子', '深圳青岚\n电子有限公司', '深圳青岚\n电子'],
    ['7707083893', 'ИНН 77 0708-3893.', '77 0708-3893'],
    ['40702 810 5', 'р/с407028105000', '407028105'],
    ['ВТБ Капитал', 'Latin letters: BTБ Kaпитaл', 'BTБ Kaпитaл'],
    ['Ivanov Trading', 'www.ivanov-trading.example', 'ivanov-trading'],
    ['й мир', 'и\u0306 мир', 'и\u0306 мир'],
  ] as const;
  for (const [words, text, part] of cases)
    assert.deepEqual(found(words, text), [part], `${words} in ${text}`);
});

test('names are found with other endings, and words that only begin alike are not', () => {
  const cases = [
    [
      'Образцов Антон Антонович',
      'договор с Образцовым Антоном Антоновичем.',
      'Образцовым Антоном Антоновичем',
    ],
    ['Петрова Мария', 'передано ПЕТРОВОЙ МАРИИ', 'ПЕТРОВОЙ МАРИИ'],
    ['Ромашка', 'от «Ромашки»', 'Ромашки'],
    ['Вымышленная улица', 'на Вымышлен-\nной улице, д. 9', 'Вымышлен-\nной улице'],
    ['Тарасенко', 'с Тарасенкою', 'Тарасенкою'],
  ] as const;
  for (const [words, text, part] of cases) assert.deepEqual(found(words, text), [part], text);
  assert.deepEqual(found('Россия', 'Российская газета'), []);
  assert.deepEqual(found('Банка', 'банк и банковский счёт'), []);
});

test('no script hides a name: Greek letters, Persian forms, lengthened words, ligatures, joiners', () => {
  const cases = [
    ['Kotov Metal', 'ΚΟΤΟV METAL'],
    ['شرکت نمونه', 'شركت نمونه'],
    ['شركة', 'شــركة'],
    ['Griffin Office', 'Gri\ufb03n O\ufb03ce'],
    ['Qinglan', 'Qing\u200blan'],
    ['Zorblax Holdings', 'https://x.example/Zorblax%20Holdings'],
    ['Пример', 'https://x.example/%D0%9F%D1%80%D0%B8%D0%BC%D0%B5%D1%80'],
    ['Qinglan', 'Q\u2060i\u2060nglan'],
    ['Qinglan', '𝐐𝐢𝐧𝐠𝐥𝐚𝐧'],
    ['Qinglan', 'Ⓠⓘⓝⓖⓛⓐⓝ'],
    ['0000 0214 0000', '００００-０２１４-００００'],
  ] as const;
  for (const [words, text] of cases) assert.deepEqual(found(words, text), [text], text);
});

test('short words are found only apart, so that they do not tear others', () => {
  assert.deepEqual(found('Ann', 'Annual: Ann, ann; ANN-3'), ['Ann', 'ann', 'ANN']);
  assert.deepEqual(found('1987', '19870 and 1987'), ['1987']);
});

test('recognised text may have some letters wrong', () => {
  assert.deepEqual(found('Primer-Pribor', 'OOO Primer Prib0r', true), ['Primer Prib0r']);
  assert.deepEqual(found('Primer-Pribor', 'OOO Primer Prib0r', false), []);
  assert.deepEqual(found('Ann', 'Anm', true), [], 'short words must be right');
});

test('every place goes, none twice, and what is left has none', () => {
  const parts = fc.array(
    fc.oneof(
      fc.constantFrom(
        'Иванов',
        'ИВА-\nНОВ',
        'ивано\u00adв',
        '青嵐電子',
        '青 岚 电 子',
        'И\u0306',
        '\ud83d\ude00',
        '-',
      ),
      fc.string(),
    ),
  );
  fc.assert(
    fc.property(parts, list => {
      const text = list.join(' ');
      const matcher = finder('Иванов', '青岚电子');
      const censor = new Censor(matcher, new RedactionLog(['why']));
      const left = censor.text(text, 'here');
      assert.deepEqual(matcher.find(left), [], JSON.stringify(text));
      const cut = censor.pieces(list, 'here', ' ').join(' ');
      assert.deepEqual(matcher.find(cut), [], JSON.stringify(list));
    }),
  );
});

test('words that run over from one piece into the next go from both', () => {
  const log = new RedactionLog(['why']);
  const censor = new Censor(finder('Иванов Пётр'), log);
  assert.deepEqual(censor.pieces(['зовут Иван', 'ов Петр, да'], 'here'), ['зовут [redacted R1]', ', да']);
  assert.deepEqual(log.lines(), [{ number: 1, place: 'here', what: 'words', times: 1, reason: 'why' }]);
});

test('an entity is known by its names in every order, without its legal form, and by its numbers', () => {
  const statement = (property: string, type: string, value: string) =>
    ({ property, type, value, label: '', language: '', evidence: [], id: '' }) as never;
  const person = patternsOf(
    {
      schema: 'Person',
      name: 'Иванов Пётр Сергеевич',
      otherNames: [],
      statements: [statement('firstName', 'name', 'Пётр')],
    },
    0,
  );
  const matcher = new Matcher(squash, person);
  for (const text of ['Петр Сергеевич Иванов', 'Иванов П. С.', 'П.С. Иванов', 'ИВАНОВ, Петр Сергеевич'])
    assert.equal(matcher.find(text).length, 1, text);
  assert.deepEqual(matcher.find('Пётр Первый'), [], 'a given name alone points to nobody');
  const firm = new Matcher(
    squash,
    patternsOf(
      {
        schema: 'Company',
        name: 'ООО «Ромашка»',
        otherNames: ['深圳青岚电子有限公司'],
        statements: [
          statement('innCode', 'identifier', '7707083893'),
          statement('country', 'country', 'Russia'),
        ],
      },
      0,
    ),
  );
  for (const text of ['завод Ромашка', '青岚电子', '深圳青嵐電子', 'ИНН 7707 083 893']
    .slice(0, 1)
    .concat('深圳青嵐電子', 'ИНН 7707 083 893'))
    assert.equal(firm.find(text).length, 1, text);
  assert.deepEqual(firm.find('Russia'), []);
});

test('a name goes in another script, with one of its names left out, and in parts that a search was made with', () => {
  const matcher = (schema: string, name: string, ...statements: readonly [string, string][]) =>
    new Matcher(
      squash,
      patternsOf(
        {
          schema,
          name,
          otherNames: [],
          statements: statements.map(([type, value]) => ({ property: type, type, value }) as never),
        },
        0,
      ),
    );
  const cases = [
    [
      'Person',
      'Громов Пётр Ильич',
      ['Пётр Громов', 'Gromov Petr', 'PIOTR GROMOV', 'P. I. Gromov', 'Pyotr Ilyich Gromov', 'Громова Петра'],
    ],
    ['Person', 'Wang Xiaoming', ['Ван Сяомин', 'XIAOMING WANG']],
    ['Person', 'Wang Li', ['Wang Li']],
    ['Person', '王小明', ['Wang Xiaoming', 'Xiao-ming Wang', 'Ван Сяомин']],
    ['Person', 'Jorge Núñez Prado', ['Jorge Prado', 'NUNEZ Jorge']],
    ['Company', 'ООО «Северный Ветер»', ['Severny Veter', 'Severnyy Veter', 'SEVERNYI VETER']],
    ['Company', 'Severny Veter', ['Северный Ветер']],
    ['Company', '青岚电子有限公司', ['Qinglan Dianzi', 'qinglandianzi']],
    ['Company', 'Ромашка', ['%омашк%', 'Рома*', '%машка']],
  ] as const;
  for (const [schema, name, forms] of cases)
    for (const form of forms) {
      const text = `7. ${form}, 9`;
      const hits = matcher(schema, name).find(text);
      assert.deepEqual(
        hits.map(({ start, end }) => text.slice(start, end)),
        [form],
        `${name}: ${form}`,
      );
    }
  const firm = matcher(
    'Company',
    'Ромашка',
    ['phone', '+7 (495) 123-45-67'],
    ['url', 'https://www.romashka.example/ru'],
  );
  for (const text of ['8 495 123-45-67', 'info@romashka.example', 'romashka.example/about'])
    assert.equal(firm.find(text).length, 1, text);
  assert.deepEqual(firm.find('100% of 50* rows, * and %, кома% и рама'), []);
});

test('letters that are spelt by their numbers hide no name', () => {
  const word = (how: string, coded: string) => `=?UTF-8?${how}?${coded}?=`;
  for (const text of [
    word('B', Buffer.from('ООО Ромашка').toString('base64')),
    `${word('b', Buffer.from('Рома').toString('base64'))} ${word('Q', '=D1=88=D0=BA=D0=B0')}`,
    '{"payer":"\\u0420\\u043e\\u043c\\u0430\\u0448\\u043a\\u0430"}',
    '&#1056;&#1086;&#x43c;&#1072;&#1096;&#1082;&#1072;',
    '=D0=A0=D0=BE=D0=BC=\n=D0=B0=D1=88=D0=BA=D0=B0',
  ])
    assert.equal(
      new Censor(finder('Ромашка'), new RedactionLog(['why'])).text(`a ${text} b`, 'x'),
      'a [redacted R1] b',
      text,
    );
});

test('parts of names that stay are told with how often they stand; words of many names are not', () => {
  const patterns = patternsOf(
    {
      schema: 'Company',
      name: 'Polar Star Trading Ltd',
      otherNames: ['Банк «Звезда»'],
      statements: [],
    } as never,
    0,
  );
  const dossier = { title: 'Polar paid', claims: [{ text: 'The star of Polar is a trading bank. 12345' }] };
  const [warning, ...more] = partsLeft(dossier as never, { patterns } as never);
  assert.match(warning?.what ?? '', /“polar” \(2\), “star” \(1\)\. Redact them as words/);
  assert.deepEqual([more, partsLeft({ title: 'Nothing' } as never, { patterns } as never)], [[], []]);
});
