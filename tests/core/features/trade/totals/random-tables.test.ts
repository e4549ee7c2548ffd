// Questions over random tables, beside answers worked out record by record in the plainest way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TradeRecord } from '../../../../../electron/shared/contract/trade.ts';
import { anEngine } from '../../../../helpers/engine.ts';

const HEAD =
  'Номер декларации;Дата регистрации;Наименование отправителя;Код товара по ТН ВЭД;Вес нетто, кг;Статистическая стоимость, USD;Страна отправления;Описание товара';

const amount = fc.oneof(
  fc.constant(''),
  fc.tuple(fc.nat({ max: 9_999 }), fc.nat({ max: 999 })).map(([whole, part]) => `${whole},${part}`),
  // With the first these need more than 64 bits in one unit.
  fc.constantFrom('912345678901234567', '0,000000000000000001', '0,5'),
);
const line = fc
  .tuple(
    fc.nat({ max: 400 }).map(number => `10210200/0101/${number}`),
    fc
      .integer({ min: 1, max: 28 })
      .map(day => `${String(day).padStart(2, '0')}.${day % 2 ? '03' : '11'}.2023`),
    fc.constantFrom('NORVANE TRADING', 'Norvane Trading', 'ООО «ВЕКТОР»', 'QINGLAN', '深圳青岚', ''),
    fc.constantFrom('8542319000', '8542390000', '8457101000', '0304990000', ''),
    amount,
    amount,
    fc.constantFrom('CN', 'HK', 'TR', ''),
    fc.constantFrom('МИКРОСХЕМЫ', 'Чип № 5 ёмкостный', 'станок; токарный', ''),
  )
  .map(cells => cells.map(cell => `"${cell}"`).join(';'));

const table = (seed: number) => [HEAD, ...fc.sample(line, { numRuns: 400, seed })].join('\r\n');

/** An amount in the finest units. */
function units(text: string): bigint {
  const [whole = '', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(18, '0'));
}

const isAmount = (field: string) => field === 'netKg' || field === 'valueUsd';

function comesBefore(field: string, left: string, right: string): boolean {
  return isAmount(field) ? units(left) < units(right) : left < right;
}

test('orders, groups, counts and sums over two random tables are those of their records', async t => {
  const { api, write } = await anEngine(t);
  for (const seed of [1, 2]) {
    write(`/${seed}.csv`, table(seed));
    const { sets, entries } = await api.get('trade.import', {
      sources: [{ kind: 'path', path: `/${seed}.csv` }],
    });
    assert.ok(sets[0], entries[0]?.reason);
  }
  const { rows: all } = await api.get('trade.rows', { count: 1000, cells: false });
  assert.ok(all.length > 300, `${all.length}`);
  const nameOf = ({ setId, row }: TradeRecord) => `${setId} ${row}`;

  for (const field of ['declaration', 'date', 'sender', 'netKg', 'valueUsd', 'chplTier'])
    for (const descending of [false, true]) {
      const { rows } = await api.get('trade.rows', {
        sort: [{ field, descending }],
        count: 1000,
        cells: false,
      });
      // A stable sort, with the records that have none at the end.
      const expected = [...all].sort((one, other) => {
        const [left = '', right = ''] = [one.values[field], other.values[field]];
        if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1;
        if (comesBefore(field, left, right)) return descending ? 1 : -1;
        return comesBefore(field, right, left) ? (descending ? -1 : 1) : 0;
      });
      assert.deepEqual(rows.map(nameOf), expected.map(nameOf), `${field} ${descending}`);
    }

  const filters = [
    {},
    { sender: { contains: 'norvane' } },
    { goods: { contains: 'емк' } },
    { netKg: { from: '0.5', to: '5000' }, dispatch: ['CN', ''] },
    { valueUsd: { empty: true } },
  ];
  for (const filter of filters) {
    const { rows: found } = await api.get('trade.rows', { filter, count: 1000, cells: false });
    for (const groupBy of [[], ['sender'], ['dispatch', 'hs'], ['hs', 'sender', 'declaration']]) {
      const groups = Map.groupBy(found, ({ values }) =>
        JSON.stringify(groupBy.map(field => values[field] ?? '')),
      );
      const { rows } = await api.get('trade.aggregate', {
        filter,
        groupBy,
        measures: ['count', 'sum:valueUsd', 'max:netKg'],
      });
      const names = [...groups.keys()];
      assert.deepEqual(
        rows.map(row => JSON.stringify(groupBy.map(field => row[field]))),
        groupBy.length === 0 ? ['[]'] : names.sort((one, other) => inWords(one, other)),
      );
      for (const row of rows) {
        const group = groups.get(JSON.stringify(groupBy.map(field => row[field]))) ?? [];
        const values = group.flatMap(({ values: { valueUsd } }) => (valueUsd ? [units(valueUsd)] : []));
        const weights = group.flatMap(({ values: { netKg } }) => (netKg ? [units(netKg)] : []));
        assert.equal(row.count, group.length);
        assert.equal(
          units(String(row['sum:valueUsd'])),
          values.reduce((sum, each) => sum + each, 0n),
        );
        const most = weights.reduce<bigint | null>(
          (best, each) => (best === null || each > best ? each : best),
          null,
        );
        assert.equal(row['max:netKg'] === null ? null : units(String(row['max:netKg'])), most);
      }
    }
    const { facets, total } = await api.get('trade.facets', {
      filter,
      fields: ['dispatch', 'month'],
      limit: 1000,
    });
    assert.equal(total, found.length);
    const month = facets.find(({ field }) => field === 'month');
    const counted = Map.groupBy(found, ({ values }) => (values.date ?? '').slice(0, 7));
    assert.deepEqual(
      Object.fromEntries((month?.values ?? []).map(({ value, count }) => [value, count])),
      Object.fromEntries([...counted].map(([value, records]) => [value, records.length])),
    );
  }
});

function inWords(one: string, other: string): number {
  const [left, right] = [JSON.parse(one) as string[], JSON.parse(other) as string[]];
  const apart = left.findIndex((word, index) => word !== right[index]);
  return apart < 0 ? 0 : (left[apart] ?? '') < (right[apart] ?? '') ? -1 : 1;
}
