import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ByteTable, viewOf } from '../../../../electron/core/features/trade/store/byte-table.ts';
import { mannerOf, rowsOf, textsOf, UTF8 } from '../../../../electron/core/features/trade/store/cell-text.ts';
import { textsIn } from '../../../../electron/core/features/trade/store/packing.ts';
import { RowCutter } from '../../../../electron/core/features/trade/store/row-cutter.ts';
import { encodeRows, SEPARATOR } from '../../../../electron/core/features/trade/store/table-source.ts';
import { splitDelimited } from '../../../../electron/core/importers/table/delimited.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Rows with the place where each begins, of bytes that come in parts of any size. */
function cut(bytes: Uint8Array, delimiter: string, sizes: readonly number[]) {
  const cutter = new RowCutter(delimiter);
  const rows: { start: number; cells: string[] }[] = [];
  const take = () => {
    while (cutter.next()) rows.push({ start: cutter.start, cells: textsOf(cutter, UTF8) });
  };
  for (let at = 0, part = 0; at < bytes.length; part++) {
    const size = sizes[part % sizes.length] ?? 1;
    cutter.feed(bytes.subarray(at, at + size));
    take();
    at += size;
  }
  cutter.end();
  take();
  return rows;
}

/** Texts of what makes cutting hard. */
const pieces = fc.constantFrom('"', '"', '""', ';', ';', '\n', '\r\n', '\r', 'a', 'бв', ' ', '😀', '1');
const texts = fc.array(pieces, { maxLength: 60 }).map(list => list.join(''));
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });

test('bytes are cut into the rows that a text is split into, whatever the parts that they come in', () => {
  fc.assert(
    fc.property(texts, sizes, (text, parts) => {
      const rows = cut(bytesOf(text), ';', parts).map(({ cells }) => cells);
      assert.deepEqual(rows, splitDelimited(text, ';').records);
    }),
    { numRuns: 500 },
  );
});

test('every row is cut again from where it begins', () => {
  fc.assert(
    fc.property(texts, sizes, (text, parts) => {
      const bytes = bytesOf(text);
      const rows = cut(bytes, ';', parts);
      for (const [index, { start, cells }] of rows.entries()) {
        const end = rows[index + 1]?.start ?? bytes.length;
        const [again] = rowsOf(bytes.subarray(start, end), { cells: UTF8 }, ';');
        assert.deepEqual(again, cells);
      }
    }),
    { numRuns: 300 },
  );
});

test('rows of UTF-16 begin where the original has them', () => {
  const text = '\ufeffa;б😀\r\n"в""г";д\n\nе;ж\n';
  const manner = mannerOf('utf-16le');
  const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  const cutter = new RowCutter(';', manner?.measure);
  cutter.feed(manner?.recode?.()(new Uint8Array(units.buffer), true) ?? new Uint8Array());
  cutter.end();
  const starts: number[] = [];
  while (cutter.next()) starts.push(cutter.start);
  assert.deepEqual(
    starts.map(start => text.slice(start / 2, start / 2 + 1)),
    ['a', '"', 'е'],
  );
});

test('a quote that is open for more than a million bytes is a character, and a mark at the beginning no part of a cell', () => {
  const long = `\ufeffa;b\n1;"${'x'.repeat(1 << 20)}\n2;c\n`;
  const rows = cut(bytesOf(long), ';', [1 << 16]).map(({ cells }) => cells);
  assert.deepEqual([rows[0], rows[1]?.[1]?.slice(0, 2), rows[2]], [['a', 'b'], '"x', ['2', 'c']]);
});

test('rows of texts come back as they were', () => {
  const cells = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 5 }), rows => {
      const back = rowsOf(encodeRows(rows), { cells: UTF8 }, SEPARATOR);
      const first = rows[0]?.[0];
      // A mark at the very beginning is taken for that of a file.
      fc.pre(!first?.startsWith('\ufeff'));
      assert.deepEqual(back, rows.length === 0 ? [] : rows);
    }),
  );
});

test('runs of bytes have numbers in the order of their first use, and none is lost as the table grows', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 3000 }), list => {
      const table = new ByteTable();
      const ids = list.map(text => {
        const bytes = bytesOf(`x${text}y`);
        return table.idOf(viewOf(bytes), 1, bytes.length - 1);
      });
      const distinct = ['', ...new Set(list.filter(text => text !== ''))];
      assert.deepEqual(textsIn(table.packed()), distinct);
      assert.deepEqual(
        ids.map(id => distinct[id]),
        list,
      );
      assert.deepEqual(textsIn(table.packed(Math.min(2, table.count))), distinct.slice(2));
    }),
    { numRuns: 50 },
  );
});
