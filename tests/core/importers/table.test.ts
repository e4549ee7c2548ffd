import assert from 'node:assert/strict';
import test from 'node:test';
import { parse as referenceParse } from 'csv-parse/sync';
import fc from 'fast-check';
import { findDelimiter, splitDelimited } from '../../../electron/core/importers/table/delimited.ts';
import { columnNames, letterName } from '../../../electron/core/importers/table/header.ts';
import { MOST_COLUMNS, readTable } from '../../../electron/core/importers/table/table.ts';

const read = (text: string) => readTable({ text, encoding: 'utf-8', warnings: [] }, []);
const tableOf = (text: string) => {
  const { reading } = read(text);
  assert.ok(reading?.table);
  return { ...reading.table, warnings: reading.warnings };
};

const cell = fc.string({
  unit: fc.constantFrom('a', '1', 'Ж', '银', '"', ',', ';', '\n', '\r\n', ' ', "'", '='),
});
const quote = (text: string): string =>
  /[",;\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

test('whatever stands in cells comes back, and a reference reader agrees', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n', '\r'),
      (records, delimiter, lineEnd) => {
        const text = records.map(record => record.map(quote).join(delimiter)).join(lineEnd);
        const split = splitDelimited(text, delimiter);
        assert.deepEqual(split.records, records);
        assert.deepEqual(split.openQuotes, []);
        const reference = referenceParse(text, {
          delimiter,
          record_delimiter: lineEnd,
          relax_column_count: true,
          skip_empty_lines: true,
        });
        assert.deepEqual(split.records, reference);
      },
    ),
  );
});

test('whatever the text, no character but quotes, delimiters and blanks behind a closing quote is lost', () => {
  fc.assert(
    fc.property(cell, fc.constantFrom(',', ';'), (text, delimiter) => {
      const letters = (of: string) => of.replace(/[",;\s]/g, '');
      const { records } = splitDelimited(text, delimiter);
      assert.equal(letters(records.flat().join('')), letters(text));
    }),
  );
});

test('lines are those of the file, cells of several lines counted', () => {
  const split = splitDelimited('a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n', ',');
  assert.deepEqual(split.lines, [1, 2, 5]);
  assert.deepEqual(split.records, [
    ['a', 'b'],
    ['1', 'x\r\ny'],
    ['2', 'z'],
  ]);
});

test('a quote that never closes costs one row, not the rest of the file', () => {
  const rows = Array.from({ length: 50 }, (_, index) => `${index + 3},name,plain`);
  const table = tableOf(['id,name,note', '1,alpha,"ok"', '2,beta,"never closed', ...rows].join('\n'));
  assert.equal(table.rows.length, 52);
  assert.deepEqual(table.rows[1], ['2', 'beta', '"never closed']);
  assert.match(table.warnings.join(' '), /never closed in line 3/);
});

test('a quote that closes only at the next quoted cell is not believed either', () => {
  const table = tableOf('id,note\n1,"open\n2,plain\n3,"quoted"\n4,x\n');
  assert.deepEqual(table.rows, [
    ['1', '"open'],
    ['2', 'plain'],
    ['3', 'quoted'],
    ['4', 'x'],
  ]);
});

test('the delimiter that gives regular rows is found', () => {
  assert.equal(findDelimiter('a;b;c\n1,5;2,5;3,5\n').delimiter, ';');
  assert.equal(findDelimiter('name\tplace\nA, B\tC, D\n').delimiter, '\t');
  assert.equal(findDelimiter('036|20220811|0000|\n01|02|x, y|z\n').delimiter, '|');
  assert.equal(findDelimiter('one\ntwo\n').cells, 1);
  // Every third row is ragged; the decimal commas of two columns are regular all the same.
  const rows = ['a;b;1,5;2,25;c', 'a;b;1,5;2,25;c', 'a;b;1,5;2,25'];
  assert.equal(findDelimiter(['a;b;kg, net;USD, net;c', ...rows, ...rows].join('\n')).delimiter, ';');
  assert.equal(findDelimiter('a,b\n1,2\n3,4\n').delimiter, ',');
});

test('a first row of names is the header; one with numbers is a row, and columns get letters', () => {
  assert.deepEqual(tableOf('code,name\n0101,Horses\n').columns, ['code', 'name']);
  const bare = tableOf('36,AEROCARIBBEAN,-0-\n173,ANGLO,-0-\n');
  assert.deepEqual([bare.columns, bare.headerRow, bare.rows.length], [['A', 'B', 'C'], null, 2]);
  assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(letterName), ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

test('a header without rows is an empty table, and that is said', () => {
  const outcome = readTable({ text: 'G011,G022,G31\n', encoding: 'ascii', warnings: [] }, []);
  const { table, warnings } = outcome.reading ?? {};
  assert.deepEqual([table?.columns.length, table?.rows.length, table?.headerRow], [3, 0, 1]);
  assert.deepEqual(warnings, ['The only row was taken for the header.']);
});

test('column names are always distinct, and those that were are kept', () => {
  assert.deepEqual(columnNames(['name', '', 'name', '', 'name']).columns, [
    'name',
    'Column 2',
    'name (2)',
    'Column 4',
    'name (3)',
  ]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('', 'a', 'a (2)', 'Column 1', 'Column 2', ' a ')), header => {
      const { columns } = columnNames(header);
      assert.equal(columns.length, header.length);
      assert.equal(new Set(columns).size, header.length);
    }),
  );
});

test('ragged rows stay as they are and are named', () => {
  const table = tableOf('a,b,c\n1,2,3\n4,5\n6,7,8,9\n\n10,11,12\n');
  assert.deepEqual(table.rows, [
    ['1', '2', '3'],
    ['4', '5'],
    ['6', '7', '8', '9'],
    ['10', '11', '12'],
  ]);
  assert.deepEqual(table.warnings, [
    '1 row with too few cells for 3 columns: 2.',
    '1 row with too many cells for 3 columns: 3.',
  ]);
});

test('formulas and leading zeros are text', () => {
  const table = tableOf('a,b\n=1+1,007\n"=HYPERLINK(""http://x.invalid"")",+2\n');
  assert.deepEqual(table.rows, [
    ['=1+1', '007'],
    ['=HYPERLINK("http://x.invalid")', '+2'],
  ]);
});

test('too many columns and nothing but white space are refused with a reason', () => {
  const wide = read(Array.from({ length: MOST_COLUMNS + 1 }, (_, index) => `c${index}`).join(','));
  assert.equal(wide.state, 'refused');
  assert.match(wide.reason ?? '', /16385 columns; at most 16384/);
  assert.equal(read('\n\n').state, 'refused');
});

test('a first line that names the delimiter for Excel is no row', () => {
  const table = tableOf('sep=;\r\nname;a, b, c\r\nx;1,5\r\n');
  assert.deepEqual([table.columns, table.rows, table.headerRow], [['name', 'a, b, c'], [['x', '1,5']], 2]);
  assert.match(table.warnings.join(' '), /first line only names the delimiter \(;\)/);
  assert.deepEqual(tableOf('"sep=|"\na|b\nc|d\n').columns, ['a', 'b']);
  assert.deepEqual(tableOf('separate,b\nc,d\n').columns, ['separate', 'b']);
});

test('I22 columns are named by the header under a title; the title stays, as rows', () => {
  const text =
    'Imports of Example LLC,,,\nPeriod: March 2024\n\n"Printed by, A. Clerk"\nNo,Name,Goods,Value\n1,x,y,5\n2,x,y,6\n3,z,,7\n';
  const table = tableOf(text);
  assert.deepEqual(table.columns, ['No', 'Name', 'Goods', 'Value']);
  assert.equal(table.headerRow, 5);
  assert.deepEqual(
    table.rows.map(([cell]) => cell),
    ['Imports of Example LLC', 'Period: March 2024', 'Printed by, A. Clerk', '1', '2', '3'],
  );
  assert.deepEqual(table.warnings, ['The first 3 rows stand over the header.']);
});

test('what is no title stays a row: narrow tables, rows of one cell among others, tables without a header', () => {
  assert.deepEqual(tableOf('title\na,b\n1,2\n3,4\n').columns, ['title']);
  assert.equal(tableOf('name,a,b,c\nx\ny\nz,1,2,3\n').rows.length, 3);
  assert.equal(tableOf('x,,,\n1,2,3,4\n5,6,7,8\n').rows.length, 2);
  assert.equal(tableOf('x,,,\n1,2,3,4\n5,6,7,8\n').headerRow, 1);
});

test('every row is counted whatever stands over the header', () => {
  const cells = fc.array(fc.constantFrom('a', '', '1', 'x y'), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 12 }), rows => {
      const text = rows.map(row => row.join(',')).join('\n');
      const kept = rows.filter(row => row.length > 1 || row[0] !== '');
      if (kept.length === 0) return;
      const outcome = read(text);
      const table = outcome.reading?.table;
      const counted = (table?.rows.length ?? 0) + (table?.headerRow === null ? 0 : 1);
      assert.equal(counted, kept.length);
    }),
  );
});
