import type { Figure } from '../../../electron/shared/contract/figures.ts';
import { count, whole } from '../../text/format.ts';
import { amountOf } from './amounts.ts';
import type { Fields } from './use-fields.ts';

type Rows = Figure['result'];

/** A measure as the column of a table: `Records`, `Value, USD`. */
export function measureWords(measure: string, fields: Fields): string {
  if (measure === 'count') return 'Records';
  const [how, field = ''] = measure.split(':');
  const label = fields.label(field);
  if (how === 'sum') return label;
  return how === 'min' ? `Least ${label}` : `Most ${label}`;
}

/** The value that a figure shows first: its number, or how many groups its table has. */
export function valueWords({ query, shape }: Pick<Figure, 'query' | 'shape'>, rows: Rows): string {
  if (query.groupBy.length > 0)
    return shape === 'series' ? `${count(monthsOf(rows), 'month')}` : count(rows.length, 'group');
  const [measure = 'count'] = query.measures;
  const value = rows[0]?.[measure];
  return measureValue(measure, value ?? 0);
}

const monthsOf = (rows: Rows): number => new Set(rows.map(row => row.month)).size;

/** One value with the currency or unit that its field has. */
export function measureValue(measure: string, value: string | number | null): string {
  if (value === null) return 'none';
  if (measure === 'count') return whole(Number(value));
  const [, field = ''] = measure.split(':');
  const text = amountOf(field, String(value));
  if (field === 'valueUsd' || field === 'usd') return `USD ${text}`;
  return field === 'netKg' || field === 'grossKg' ? `${text} kg` : text;
}
