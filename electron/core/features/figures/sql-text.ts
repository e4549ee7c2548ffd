// A query as SQL over the exported rows: what `sqlite3` gives for it is the number of the figure, to the last digit.
import type { FigureQuery } from '../../../shared/contract/figures.ts';
import type { TradeCondition } from '../../../shared/contract/trade.ts';
import { guarded } from '../history/csv.ts';
import { parseDecimal, tenTo } from '../trade/values/decimal.ts';

/** Digits behind the point of every amount of the exported rows, by field. */
export type Places = ReadonlyMap<string, number>;

/** The file that `sqlite3` runs beside `rows.csv`. */
export function receiptSql(query: FigureQuery, places: Places, words: string): string {
  const { groupBy, measures } = query;
  const columns = [...groupBy.map(quoted), ...measures.map(measure => measureSql(measure, places))];
  const where = conditionsSql(query, places);
  const lines = [
    ...words.split('\n').map(line => `-- ${line}`),
    '-- Amounts are whole numbers of their last digit, so nothing is rounded. Run: sqlite3 :memory: < figure.sql',
    '.mode csv',
    '.import rows.csv counted',
    '.mode list',
    `SELECT ${columns.join(',\n  ')}`,
    'FROM counted',
    ...(where.length > 0 ? [`WHERE ${where.join('\n  AND ')}`] : []),
    ...(groupBy.length > 0
      ? [`GROUP BY ${groupBy.map(quoted).join(', ')}`, `ORDER BY ${groupBy.map(quoted).join(', ')}`]
      : []),
  ];
  return `${lines.join('\n')};\n`;
}

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${guarded(text).replaceAll("'", "''")}'`;

/** An amount as a whole number of its last digit; NULL where there is none. */
const whole = (field: string): string =>
  `CASE WHEN ${quoted(field)} <> '' THEN CAST(replace(${quoted(field)}, '.', '') AS INTEGER) END`;

function measureSql(measure: string, places: Places): string {
  const [how = '', field = ''] = measure.split(':');
  if (how === 'count') return 'count(*)';
  const digits = places.get(field) ?? 0;
  const amount = `${how}(${whole(field)})`;
  return decimalSql(how === 'sum' ? `coalesce(${amount}, 0)` : amount, digits);
}

/** A whole number of the last digit as a decimal without needless zeros. */
function decimalSql(amount: string, digits: number): string {
  if (digits === 0) return amount;
  const unit = tenTo(digits);
  const parts = `CASE WHEN ${amount} < 0 THEN '-' ELSE '' END, abs(${amount}) / ${unit}, abs(${amount}) % ${unit}`;
  const text = `printf('%s%d.%0${digits}d', ${parts})`;
  return `CASE WHEN ${amount} IS NOT NULL THEN rtrim(rtrim(${text}, '0'), '.') END`;
}

function conditionsSql({ filter }: FigureQuery, places: Places): string[] {
  return Object.entries(filter).flatMap(([field, condition]) =>
    places.has(field)
      ? amountSql(field, condition, places.get(field) ?? 0)
      : wordSql(quoted(field), condition),
  );
}

function wordSql(column: string, condition: TradeCondition): string[] {
  if (typeof condition === 'string') return [`${column} = ${literal(condition)}`];
  if (Array.isArray(condition)) return [`${column} IN (${condition.map(literal).join(', ')})`];
  const { from, to, not, empty } = condition;
  // Letters somewhere in a text: SQLite knows the case of English letters alone, and the rows were chosen by it already.
  return [
    ...(from === undefined ? [] : [`${column} >= ${literal(from)}`]),
    ...(to === undefined
      ? []
      : [`(${column} <= ${literal(to)} OR substr(${column}, 1, ${[...to].length}) = ${literal(to)})`]),
    ...(not ? [`${column} NOT IN (${not.map(literal).join(', ')})`] : []),
    ...(empty === undefined ? [] : [`${column} ${empty ? '=' : '<>'} ''`]),
    ...(from === undefined && to === undefined ? [] : [`${column} <> ''`]),
  ];
}

function amountSql(field: string, condition: TradeCondition, digits: number): string[] {
  const amount = whole(field);
  const exact = (text: string) => scaled(text, digits, 0n);
  if (typeof condition === 'string') return [`${amount} = ${exact(condition)}`];
  if (Array.isArray(condition)) return [`${amount} IN (${condition.map(exact).join(', ')})`];
  const { from, to, not, empty } = condition;
  return [
    ...(from === undefined ? [] : [`${amount} >= ${scaled(from, digits, 1n)}`]),
    ...(to === undefined ? [] : [`${amount} <= ${scaled(to, digits, -1n)}`]),
    ...(not ? [`coalesce(${amount} NOT IN (${not.map(exact).join(', ')}), ${from || to ? 0 : 1})`] : []),
    ...(empty === undefined ? [] : [`${quoted(field)} ${empty ? '=' : '<>'} ''`]),
  ];
}

/** A bound in whole numbers of the last digit: one that lies between two goes up (1) or down (-1); NULL if it must not (0). */
function scaled(text: string, digits: number, way: bigint): string {
  const { units = 0n, places = 0 } = parseDecimal(text, '.') ?? {};
  if (places <= digits) return String(units * tenTo(digits - places));
  const factor = tenTo(places - digits);
  const [down, rest] = [units / factor, units % factor];
  if (rest === 0n) return String(down);
  if (way === 0n) return 'NULL';
  const floor = rest < 0n ? down - 1n : down;
  return String(way > 0n ? floor + 1n : floor);
}
