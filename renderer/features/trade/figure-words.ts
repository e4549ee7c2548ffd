import type { Figure } from '../../../electron/shared/contract/figures.ts';
import { count, whole } from '../../text/format.ts';
import { money } from './amounts.ts';
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

/** One value with its currency where the field says it. */
export function measureValue(measure: string, value: string | number | null): string {
  if (value === null) return 'none';
  if (measure === 'count') return whole(Number(value));
  const text = money(String(value));
  return measure.endsWith(':valueUsd') || measure.endsWith(':usd') ? `USD ${text}` : text;
}
