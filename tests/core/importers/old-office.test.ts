import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { fixture } from './fixtures.ts';
import { aZip, read } from './try-file.ts';

const readFixture = (name: string) => read(name.replace('.gz', ''), fixture(name));

/** What the same document says in every format that can say it. */
const words = [
  'Договор поставки № 17',
  'a note [footnote: Сноска внизу] and an end',
  'Here is [inserted by Ann Smith 2022-01-02: inserted text] and [deleted by Боб 2022-02-03: удалённые слова]',
  '[hidden: secret hidden words] visible.',
  'check this price]ed word 北京公司.',
  'Товар\tЦена\nСтанок\t1000\n',
  'link text',
  'Шапка письма]',
  'Footer words]',
];

for (const name of ['marked.doc.gz', 'marked.odt.gz', 'marked.rtf.gz'])
  test(`${name}: notes, comments, changes, hidden words and margins are kept and marked`, async () => {
    const { state, reading } = await readFixture(name);
    assert.equal(state, 'imported');
    const text = reading?.pages[0]?.text ?? '';
    for (const word of words) assert.ok(text.includes(word), `no “${word}” in ${text}`);
    assert.match(text, /\[comment by Olga K( 2023-03-04)?: check/);
    assert.equal(reading?.metadata.Author, 'Иван Петров');
    assert.equal(reading?.metadata.Title, 'Тестовый договор');
    assert.match(reading?.metadata.Created ?? '', /^2021-05-06/);
    assert.deepEqual(reading?.warnings, [
      '1 comment, 1 tracked insertion, 1 tracked deletion, 1 hidden passage: kept, and marked in square brackets.',
    ]);
  });

test('an older presentation has a page for each slide, with notes, comments and hidden slides marked', async () => {
  const { state, reading } = await readFixture('slides.ppt.gz');
  assert.equal(state, 'imported');
  assert.deepEqual(
    reading?.pages.map(({ text }) => text),
    [
      'Заголовок первого слайда\nPlain box words\n[speaker notes: Секретные заметки докладчика]\n[comment by Рецензент: комментарий к слайду]\n',
      '[hidden slide]\nHidden second slide 公司\n',
    ],
  );
});

for (const name of ['hidden.xls.gz', 'hidden.xlsx.gz', 'hidden.ods.gz'])
  test(`${name}: hidden rows, columns and sheets, and comments, are kept and named`, async () => {
    const { reading, children } = await readFixture(name);
    assert.deepEqual(reading?.table?.columns, ['Товар', 'Скрытая цена', 'Дата', 'Сумма']);
    assert.deepEqual(reading?.table?.rows[0]?.slice(0, 3), ['Станок', '1200.5', '2023-04-05']);
    assert.equal(reading?.metadata['Hidden rows'], '3');
    assert.equal(reading?.metadata['Hidden columns'], 'B');
    assert.match(reading?.metadata.Comments ?? '', /^A4( by X.*)?: заметка$/);
    assert.equal(reading?.metadata.Author, 'Кассир');
    assert.equal(children?.[0]?.name.split(' / ')[1], 'Тайна');
  });

/** A record of a binary workbook: its number and length, seven bits a byte. */
function record(type: number, ...content: readonly (readonly number[])[]): number[] {
  const bytes = content.flat();
  const length = bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7];
  return [...(type < 128 ? [type] : [(type & 127) | 128, type >> 7]), ...length, ...bytes];
}

const u32 = (value: number): number[] => [...new Uint8Array(Uint32Array.of(value).buffer)];
const u16 = (value: number): number[] => [value & 255, value >> 8];
const f64 = (value: number): number[] => [...new Uint8Array(Float64Array.of(value).buffer)];
const text = (value: string): number[] => [...u32(value.length), ...Buffer.from(value, 'utf16le')];
const cell = (column: number, style = 0): number[] => [...u32(column), ...u32(style)];
const row = (number: number, flags = 0): number[] => record(0, u32(number), u32(0), u16(300), [0, flags, 0]);

const relations = (...targets: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships>${targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`).join('')}</Relationships>`;

const aBinaryWorkbook = (): Uint8Array =>
  aZip({
    '[Content_Types].xml': '<Types/>',
    'xl/_rels/workbook.bin.rels': relations(
      ['r1', 'worksheet', 'worksheets/sheet1.bin'],
      ['r2', 'worksheet', 'worksheets/sheet2.bin'],
    ),
    'xl/workbook.bin': Uint8Array.from([
      ...record(153, u32(0)),
      ...record(156, u32(0), u32(1), text('r1'), text('Грузы')),
      ...record(156, u32(2), u32(2), text('r2'), text('Тайна')),
    ]),
    'xl/sharedStrings.bin': Uint8Array.from([
      ...record(19, [0], text('Товар')),
      ...record(19, [0], text('Станок')),
    ]),
    'xl/styles.bin': Uint8Array.from([
      ...record(44, u16(170), text('dd.mm.yyyy')),
      ...record(617, u32(2)),
      ...record(47, u16(0), u16(0)),
      ...record(47, u16(0), u16(170)),
      ...record(618),
    ]),
    'xl/worksheets/sheet1.bin': Uint8Array.from([
      ...record(60, u32(1), u32(1), u32(0), u32(0), u16(1)),
      ...row(0),
      ...record(7, cell(0), u32(0)),
      ...record(6, cell(1), text('Дата')),
      ...record(6, cell(2), text('Сумма')),
      ...row(1, 0x10),
      ...record(7, cell(0), u32(1)),
      ...record(5, cell(1, 1), f64(45_021)),
      ...record(9, cell(2), f64(1200.5), u16(0), u32(0)),
      ...row(2),
      ...record(62, cell(0), [0], text('Болт')),
      ...record(2, cell(2), u32((250 << 2) | 2)),
      ...record(176, ...[2, 2, 0, 1].map(u32)),
      ...record(494, ...[1, 1, 0, 0].map(u32), text('h1'), text('Лист2!A1'), text(''), text('')),
      ...record(479, u16(0), text('&LСекретно'), text('&CPage &P of &N'), ...Array(4).fill(u32(0xffffffff))),
    ]),
    'xl/worksheets/_rels/sheet1.bin.rels': `${relations(['c1', 'comments', '../comments1.bin']).replace(
      '</Relationships>',
      '<Relationship Id="h1" Type="x/hyperlink" Target="https://example.invalid/" TargetMode="External"/></Relationships>',
    )}`,
    'xl/comments1.bin': Uint8Array.from([
      ...record(628),
      ...record(632, text('Анна')),
      ...record(635, u32(0), ...[1, 1, 2, 2].map(u32), Array(16).fill(0)),
      ...record(637, [0], text('Цена не та')),
      ...record(636),
    ]),
    'xl/worksheets/sheet2.bin': Uint8Array.from([...row(0), ...record(4, cell(0), [1])]),
  });

test('a binary workbook: strings, numbers, dates, hidden rows, columns and sheets', async () => {
  const { state, reading, children } = await read('a.xlsb', aBinaryWorkbook());
  assert.equal(state, 'imported');
  assert.deepEqual(reading?.table, {
    columns: ['Товар', 'Дата', 'Сумма'],
    headerRow: 1,
    rows: [
      ['Станок', '2023-04-05', '1200.5'],
      ['Болт', '', '250'],
    ],
  });
  assert.equal(reading?.metadata['Hidden rows'], '2');
  assert.equal(reading?.metadata['Hidden columns'], 'B');
  assert.equal(children?.[0]?.name, 'a.xlsb / Тайна');
  const notes = children?.[1];
  assert.equal(notes?.name, 'a.xlsb / notes');
  const said = notes && 'outcome' in notes ? (notes.outcome?.reading?.pages[0]?.text ?? '') : '';
  for (const words of ['C2 by Анна: Цена не та', 'Секретно', 'A2: https://example.invalid/#Лист2!A1'])
    assert.ok(said.includes(words), words);
  assert.match(JSON.stringify(reading), /A3:B3/);
});

test('cut and spoiled documents end with a reason, never with a fault', async () => {
  const files = ['marked.doc.gz', 'hidden.xls.gz', 'marked.rtf.gz'].map(
    name => [name, fixture(name)] as const,
  );
  const property = fc.asyncProperty(
    fc.constantFrom(...files),
    fc.double({ min: 0.05, max: 1, noNaN: true }),
    fc.array(fc.tuple(fc.nat(1_000_000), fc.integer({ min: 0, max: 255 })), { maxLength: 30 }),
    async ([name, whole], share, changes) => {
      const bytes = whole.slice(0, Math.ceil(whole.length * share));
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      const { state, reason } = await read(name.replace('.gz', ''), bytes);
      assert.ok(state === 'imported' || (reason ?? '') !== '');
    },
  );
  await fc.assert(property, { numRuns: 60, seed: 7 });
});
