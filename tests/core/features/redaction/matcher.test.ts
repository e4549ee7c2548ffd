import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Censor } from '../../../../electron/core/features/redaction/censor.ts';
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
