import assert from 'node:assert/strict';
import test from 'node:test';
import { delimitedSource } from '../../../../electron/core/features/trade/store/table-source.ts';
import { encode } from '../../importers/encode.ts';

const rowsOf = (bytes: Uint8Array): string[][] =>
  [...(delimitedSource(bytes)?.parts() ?? [])].flatMap(({ rows }) => rows.map(cells => [...cells]));

test('a table is read in every encoding that is found out, those too that the runtime does not know', () => {
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
    assert.deepEqual(rowsOf(encode(label, text)), wanted, label);
  }
});

test('a table glued together from two encodings, and one with a mark that lies, keep their letters', () => {
  const [first, second] = ['Получатель;Товар\nООО Пример;подшипники роликовые\n', 'ЗАО Образец;клапаны\n'];
  const glued = Uint8Array.of(...encode('utf-8', first), ...encode('windows-1251', second));
  const wanted = [
    ['Получатель', 'Товар'],
    ['ООО Пример', 'подшипники роликовые'],
    ['ЗАО Образец', 'клапаны'],
  ];
  assert.deepEqual(rowsOf(glued), wanted);
  assert.deepEqual(
    rowsOf(Uint8Array.of(0xef, 0xbb, 0xbf, ...encode('windows-1251', first + second))),
    wanted,
  );
});
