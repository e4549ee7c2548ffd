// The fast reader of XML is judged by the reader of all XML: what it tells is the same, or it leaves it to that one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isShown, showNumber } from '../../../electron/core/importers/office/number-format.ts';
import { XlsxRows } from '../../../electron/core/importers/office/xlsx-rows.ts';
import { NotPlain, readPlainXml } from '../../../electron/core/importers/xml/plain-xml.ts';
import { readXml, type XmlHandlers, XmlProblem } from '../../../electron/core/importers/xml/sax.ts';
import { aZip } from './try-file.ts';

interface Told {
  readonly events: readonly string[];
  readonly end: 'whole' | 'left' | 'refused';
}

/** What a reader tells of pieces of XML, texts inside the root joined; and how it ended. */
function toldBy(how: typeof readXml, pieces: readonly string[]): Told {
  const events: string[] = [];
  let depth = 0;
  let text = '';
  const say = (event: string) => {
    if (text !== '') events.push(`text ${text}`);
    text = '';
    events.push(event);
  };
  const handlers: XmlHandlers = {
    open: ({ name, attributes }) => {
      depth++;
      say(`open ${name} ${JSON.stringify(attributes)}`);
    },
    close: name => {
      depth--;
      say(`close ${name}`);
    },
    text: more => {
      if (depth > 0) text += more;
    },
  };
  try {
    how(write => pieces.forEach(write), handlers);
    return { events, end: 'whole' };
  } catch (error) {
    if (error instanceof NotPlain) return { events, end: 'left' };
    if (error instanceof XmlProblem) return { events, end: 'refused' };
    throw error;
  }
}

const snippet = fc.constantFrom(
  ...[
    '<row r="1">',
    '</row>',
    '<c r="A1" t="s">',
    '</c>',
    '<v>',
    '</v>',
    '12',
    ' x ',
    '<v/>',
    "<c r='B1' />",
  ],
  ...[
    '<x:is xmlns:x="u">',
    '</x:is>',
    '<a b="&lt;&#65;">',
    '</a>',
    '&amp;',
    '&#x1F600;',
    '&#0;',
    '&no;',
    '&',
  ],
  ...[
    '<!-- c -->',
    '<![CDATA[<]]>',
    ']]>',
    '<?pi x?>',
    '<!DOCTYPE a>',
    '<',
    '>',
    '"',
    '\r\n',
    '\r',
    '\n',
    '\t',
  ],
  ...['<a b="1" b="2">', '<a b="<">', '<a b="x\ny">', '<a b=1>', '<a b>', '<a b="1"c="2">', '<1>', '</ a>'],
  ...[
    '\u0000',
    '\ufffe',
    'я',
    '\u{1F600}',
    '<я>',
    '</a >',
    '<a\n\tb="x" >',
    '<a x:b="1" b="2"/>',
    '\ufeff',
    '<c b = "1">',
  ],
  ...['<__proto__/>', '<a __proto__="x"/>', '<a constructor="x"/>', '<a toString="1"/>'],
);
const beginning = fc.constantFrom(
  ...[
    '',
    '',
    '<?xml version="1.0"?>',
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n',
    '\ufeff',
  ],
  ...['\ufeff<?xml version="1.0"?>', ' <?xml version="1.0"?>', '<?xml version="1.1"?>', '\n'],
);
const nested = fc.letrec<{ node: string }>(tie => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('text', '&amp;', '', '<v/>', 'я\r\n'),
    fc
      .tuple(fc.constantFrom('row', 'c', 'x:v'), fc.array(tie('node'), { maxLength: 3 }))
      .map(([name, inside]) => `<${name} r="1">${inside.join('')}</${name}>`),
  ),
})).node;
const written = fc
  .tuple(
    beginning,
    fc.oneof(
      fc.array(snippet, { maxLength: 12 }),
      fc.array(nested, { maxLength: 3 }),
      fc.tuple(nested, snippet, nested),
    ),
    fc.constantFrom('', '\n', ' ', 'x', '<a/>'),
    fc.boolean(),
  )
  .map(([begin, middle, end, isWrapped]) =>
    isWrapped ? `${begin}<s>${middle.join('')}</s>${end}` : `${begin}${middle.join('')}${end}`,
  );

test('what the fast reader tells is what the reader of all XML tells, in whatever pieces it comes', () => {
  let whole = 0;
  fc.assert(
    fc.property(written, fc.array(fc.nat(80), { maxLength: 6 }), (xml, cuts) => {
      const places = [0, ...cuts.sort((one, two) => one - two), xml.length];
      const pieces = places.slice(1).map((to, at) => xml.slice(places[at], to));
      const fast = toldBy(readPlainXml, pieces);
      const judge = toldBy(readXml, [xml]);
      if (fast.end === 'whole') {
        whole++;
        assert.deepEqual(fast, judge);
      } else assert.deepEqual(fast.events, judge.events.slice(0, fast.events.length));
    }),
    { numRuns: 4000 },
  );
  assert.ok(whole > 400, `${whole} were read fast`);
});

test('a sheet that stops being plain gives each of its rows once', () => {
  const row = (number: number, inside = '') => `<row r="${number}"><c><v>${number}</v></c>${inside}</row>`;
  const sheetOf = (inside: string) =>
    aZip({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></Relationships>',
      'xl/s.xml': `<worksheet><sheetData>${inside}</sheetData></worksheet>`,
    });
  const rowsOf = (inside: string) => {
    const rows: string[][] = [];
    new XlsxRows(sheetOf(inside), undefined).read(each => rows.push(each));
    return rows;
  };
  const comment = rowsOf(row(1) + row(2) + row(3, '<!-- said --><c><v>4</v></c>') + row(5));
  assert.deepEqual(comment, [['1'], ['2'], ['3', '4'], ['5']]);
  assert.throws(() => rowsOf(`${row(1)}${row(2)}<row r="3"><c></row>`), /cannot be read/);
});

test('a number that is shown as it is written is one that would be shown so', () => {
  const digits = fc.stringMatching(/^-?[0-9]{1,8}(\.[0-9]{1,8})?$/);
  fc.assert(
    fc.property(fc.oneof(digits, fc.double().map(String)), text => {
      if (isShown(text)) assert.equal(showNumber(Number(text), 'number', false), text);
    }),
  );
  for (const text of ['0', '-12.5', '897', '0.25', '9834560888']) assert.ok(isShown(text), text);
});
