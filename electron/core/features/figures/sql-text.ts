// A query as SQL over the exported rows: what `sqlite3` gives for it is the number of the figure, to the last digit.
import type { FigureQuery } from '../../../shared/contract/figures.ts';
import type { TradeCondition } from '../../../shared/contract/trade.ts';
import { guarded } from '../history/csv.ts';
import { decimalText, parseDecimal, tenTo } from '../trade/values/decimal.ts';

/** The amounts of the exported rows. */
export interface Amounts {
  /** Digits behind the point, by field. */
  readonly places: ReadonlyMap<string, number>;
  /** Fields that whole numbers of 64 bits do not hold: they are added as decimals. */
  readonly wide: ReadonlySet<string>;
}

/** The file that `sqlite3` runs beside `rows.csv`. */
export function receiptSql(query: FigureQuery, amounts: Amounts, words: string): string {
  const { groupBy, measures } = query;
  const columns = [...groupBy.map(quoted), ...measures.map(measure => measureSql(measure, amounts))];
  const where = conditionsSql(query, amounts);
  const lines = [
    ...words.split('\n').map(line => `-- ${line}`),
    '-- Amounts are whole numbers of their last digit, so nothing is rounded. Run: sqlite3 :memory: < figure.sql',
    ...(amounts.wide.size > 0
      ? [
          `-- Sums of ${[...amounts.wide].join(', ')} are larger than 64 bits hold: they are added as decimals, exactly as well, by sqlite3 from 3.34 on.`,
        ]
      : []),
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
const wholeOf = (field: string): string =>
  `CASE WHEN ${quoted(field)} <> '' THEN CAST(replace(${quoted(field)}, '.', '') AS INTEGER) END`;

/** An amount as a decimal of any length; NULL where there is none. */
const decimal = (field: string): string => `nullif(${quoted(field)}, '') COLLATE decimal`;

function measureSql(measure: string, { places, wide }: Amounts): string {
  const [how = '', field = ''] = measure.split(':');
  if (how === 'count') return 'count(*)';
  if (wide.has(field)) return wideSql(how, field, places.get(field) ?? 0);
  const digits = places.get(field) ?? 0;
  const amount = `${how}(${wholeOf(field)})`;
  return decimalSql(how === 'sum' ? `coalesce(${amount}, 0)` : amount, digits);
}

/** A measure of decimals, without needless zeros. A sum of none is 0, and 0 has no sign. */
function wideSql(how: string, field: string, digits: number): string {
  const value = how === 'sum' ? `decimal_sum(nullif(${quoted(field)}, ''))` : `${how}(${decimal(field)})`;
  const amount = how === 'sum' ? `coalesce(${value}, '0')` : value;
  const bare = digits === 0 ? amount : `rtrim(rtrim(${amount}, '0'), '.')`;
  return `CASE WHEN decimal_cmp(${amount}, '0') = 0 THEN '0' ELSE ${bare} END`;
}

/** A whole number of the last digit as a decimal without needless zeros. */
function decimalSql(amount: string, digits: number): string {
  if (digits === 0) return amount;
  const unit = tenTo(digits);
  const parts = `CASE WHEN ${amount} < 0 THEN '-' ELSE '' END, abs(${amount}) / ${unit}, abs(${amount}) % ${unit}`;
  const text = `printf('%s%d.%0${digits}d', ${parts})`;
  return `CASE WHEN ${amount} IS NOT NULL THEN rtrim(rtrim(${text}, '0'), '.') END`;
}

function conditionsSql({ filter }: FigureQuery, { places, wide }: Amounts): string[] {
  return Object.entries(filter).flatMap(([field, condition]) => {
    const digits = places.get(field);
    if (digits === undefined) return wordSql(quoted(field), condition);
    const whole: Comparing = { amount: wholeOf(field), as: (text, way) => scaled(text, digits, way) };
    const any: Comparing = { amount: decimal(field), as: text => `'${plainDecimal(text)}'` };
    return amountSql(field, condition, wide.has(field) ? any : whole);
  });
}

/** What an amount is compared as: it, and the bounds. `way` as `scaled` has it. */
interface Comparing {
  readonly amount: string;
  readonly as: (text: string, way: bigint) => string;
}

function plainDecimal(text: string): string {
  const { units = 0n, places = 0 } = parseDecimal(text, '.') ?? {};
  return decimalText(units, places);
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

function amountSql(field: string, condition: TradeCondition, { amount, as }: Comparing): string[] {
  const exact = (text: string) => as(text, 0n);
  if (typeof condition === 'string') return [`${amount} = ${exact(condition)}`];
  if (Array.isArray(condition)) return [`${amount} IN (${condition.map(exact).join(', ')})`];
  const { from, to, not, empty } = condition;
  return [
    ...(from === undefined ? [] : [`${amount} >= ${as(from, 1n)}`]),
    ...(to === undefined ? [] : [`${amount} <= ${as(to, -1n)}`]),
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
