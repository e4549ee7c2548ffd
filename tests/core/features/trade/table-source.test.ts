import assert from 'node:assert/strict';
import test from 'node:test';
import { textsOf } from '../../../../electron/core/features/trade/store/cell-text.ts';
import { RowCutter } from '../../../../electron/core/features/trade/store/row-cutter.ts';
import {
  delimitedSource,
  type SaidOfText,
} from '../../../../electron/core/features/trade/store/table-source.ts';
import { encode } from '../../importers/encode.ts';

const sourceOf = (bytes: Uint8Array, said: SaidOfText = {}) =>
  delimitedSource({ bytes: bytes.length, read: async (from, to) => bytes.subarray(from, to) }, said);

async function rowsOf(bytes: Uint8Array, said: SaidOfText = {}): Promise<string[][]> {
  const source = await sourceOf(bytes, said);
  assert.ok(source);
  const cutter = new RowCutter(source.delimiter, source.measure);
  const rows: string[][] = [];
  for await (const part of source.parts()) {
    cutter.feed(part.bytes);
    while (cutter.next()) rows.push(textsOf(cutter, source.cells));
  }
  cutter.end();
  while (cutter.next()) rows.push(textsOf(cutter, source.cells));
  return rows;
}

test('a table is read in every encoding that is found out, those too that the runtime does not know', async () => {
  const german = 'Empfänger;Größe\nMüller;für zwölf\nBäcker;grün\n';
  const russian = 'Получатель;Товар\nООО Пример;подшипники\n';
  for (const [label, text] of [
    ['utf-8', russian],
    ['windows-1251', russian],
    ['ibm866', russian],
    ['utf-16le', russian],
    ['cp850', german],
    ['cp037', 'CONSIGNEE;PLACE OF LOADING\nEXAMPLE TRADING;PORT OF ROTTERDAM\n'],
  ] as const) {
    const wanted = text
      .trim()
      .split('\n')
      .map(line => line.split(';'));
    assert.deepEqual(await rowsOf(encode(label, text)), wanted, label);
  }
});

test('rows of another encoding far behind the beginning keep their letters, wherever the file is cut into parts', async () => {
  const [own, other] = [
    'ООО Пример;подшипники роликовые\n',
    'Новый поставщик;клапаны запорные стальные для трубопроводов\n',
  ];
  const line = encode('utf-8', own);
  const times = Math.ceil((4 * 1024 * 1024) / line.length) + 1;
  for (const [label, shift] of [
    ['windows-1251', 0],
    ['koi8-r', line.length - 3],
  ] as const) {
    const before = Buffer.concat([encode('utf-8', `${'x'.repeat(shift)};y\n`), ...Array(times).fill(line)]);
    const torn = Buffer.concat([line.subarray(0, line.length - 2), Uint8Array.of(10)]);
    const source = Buffer.concat([
      before,
      torn,
      encode(label, other),
      line,
      encode(label, other).subarray(0, -1),
    ]);
    const rows = await rowsOf(new Uint8Array(source));
    assert.deepEqual(
      rows.slice(-4).map(cells => cells.map(cell => cell.replace('\ufffd', ''))),
      [
        ['ООО Пример', 'подшипники роликовы'],
        ['Новый поставщик', 'клапаны запорные стальные для трубопроводов'],
        ['ООО Пример', 'подшипники роликовые'],
        ['Новый поставщик', 'клапаны запорные стальные для трубопроводов'],
      ],
      label,
    );
    assert.equal((await sourceOf(new Uint8Array(source)))?.encoding, 'utf-8');
  }
});

test('rows whose letters are of several bytes, far behind the beginning, keep them, unless half a letter can be the delimiter', async () => {
  const line = encode('utf-8', 'ООО Пример;подшипники роликовые\n');
  const before = Buffer.concat(Array(Math.ceil((4 * 1024 * 1024) / line.length) + 1).fill(line));
  const chinese = '深圳市青岚电子科技有限公司;集成电路、处理器及控制器\n广州市贸易有限公司;轴承\n';
  for (const [text, second] of [[chinese, 'gb18030']] as const) {
    const bytes = (delimiter: string) =>
      new Uint8Array(
        Buffer.concat([
          Buffer.from(before.toString().replaceAll(';', delimiter)),
          encode(second, text.replaceAll(';', delimiter)),
        ]),
      );
    const wanted = text
      .trim()
      .split('\n')
      .map(cells => cells.split(';'));
    assert.deepEqual((await rowsOf(bytes(';'))).slice(-2), wanted);
    const source = await sourceOf(bytes('|'));
    for await (const _ of source?.parts() ?? []);
    assert.deepEqual([source?.encoding, source?.cells.isDoubtful], ['utf-8', true]);
  }
});

test('a table glued together from two encodings, and one with a mark that lies, keep their letters', async () => {
  const [first, second] = ['Получатель;Товар\nООО Пример;подшипники роликовые\n', 'ЗАО Образец;клапаны\n'];
  const glued = Uint8Array.of(...encode('utf-8', first), ...encode('windows-1251', second));
  const wanted = [
    ['Получатель', 'Товар'],
    ['ООО Пример', 'подшипники роликовые'],
    ['ЗАО Образец', 'клапаны'],
  ];
  assert.deepEqual(await rowsOf(glued), wanted);
  assert.deepEqual(
    await rowsOf(Uint8Array.of(0xef, 0xbb, 0xbf, ...encode('windows-1251', first + second))),
    wanted,
  );
});

test('a large file that is sorted by date tells the order of its dates by rows from all over it', async () => {
  const day = (index: number) =>
    new Date(Date.UTC(2024, 0, 1) + Math.floor(index / 700) * 86_400_000).toISOString();
  const rows = Array.from({ length: 70_000 }, (_, index) => {
    const [year, month, date] = day(index).slice(0, 10).split('-');
    return `${date}.${month}.${year};"ООО ""ПРИМЕР ${index % 50}""";8542310000;подшипники и другие товары, номер ${index}`;
  });
  for (const label of ['utf-8', 'windows-1251', 'utf-16le'] as const) {
    const source = await sourceOf(encode(label, ['Дата;Отправитель;Код ТН ВЭД;Товар', ...rows].join('\r\n')));
    assert.ok(source);
    assert.ok(
      source.first.slice(1).every(([date = '']) => Number(date.slice(0, 2)) <= 12),
      label,
    );
    assert.ok(source.spread.length > 1000 && source.spread.every(cells => cells.length === 4), label);
    assert.ok(
      source.spread.some(([date = '']) => Number(date.slice(0, 2)) > 12),
      label,
    );
  }
});

test('what a person says of the encoding and of what divides cells comes before what is found out', async () => {
  const text = 'Дата, время;Вес\n1,5;2,5\n';
  for (const encoding of ['koi8-r', 'windows-1251', 'utf-16be', 'cp866', 'gb18030'] as const)
    for (const delimiter of [',', ';', '§'])
      assert.deepEqual(
        await rowsOf(encode(encoding === 'cp866' ? 'ibm866' : encoding, text), { encoding, delimiter }),
        text
          .trim()
          .split('\n')
          .map(line => line.split(delimiter)),
        `${encoding} ${delimiter}`,
      );
});
