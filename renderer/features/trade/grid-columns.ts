import type { TradeField, TradeRecord } from '../../../electron/shared/contract/trade.ts';
import { amountOf } from './amounts.ts';

/** A column of the grid: a field, or a raw cell of the table. */
export interface GridColumn {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly numeric: boolean;
  /** Whether it can be sorted and filtered by: raw cells cannot. */
  readonly field: boolean;
  readonly text: (record: TradeRecord) => string;
}

/** Names of the column sets that are always there. */
export type ColumnChoice = 'short' | 'full' | 'raw' | { readonly kept: readonly string[] };

const SHORT = ['date', 'chplTier', 'hs', 'goods', 'valueUsd', 'sender', 'receiver', 'netKg', 'bank'];
/** What matters most comes first in the full set; the rest follows in the order of a declaration. */
const FIRST = [
  'date',
  'chplTier',
  'criticalItem',
  'hs',
  'goods',
  'sender',
  'receiver',
  'bank',
  'netKg',
  'valueUsd',
];
/** Worked out for totals; in the grid they only repeat what stands beside them. */
const NOT_IN_GRID = new Set(['month', 'year', 'hs2', 'hs4', 'hs6', 'hsVersion', 'hsGroup', 'chplInForce']);

const WIDTHS: Readonly<Record<string, number>> = {
  date: 100,
  releaseDate: 100,
  chplTier: 62,
  criticalItem: 150,
  hs: 106,
  goods: 236,
  item: 64,
  direction: 88,
  currency: 76,
  unit: 76,
};

const BY_KIND: Readonly<Record<TradeField['kind'], number>> = {
  text: 150,
  party: 210,
  date: 100,
  direction: 88,
  country: 78,
  taxId: 116,
  hs: 104,
  decimal: 124,
  currency: 76,
};

const NARROW_TITLES: Readonly<Record<string, string>> = {
  chplTier: 'Tier',
  criticalItem: 'OFAC critical item',
  goods: 'Goods, as declared',
  origin: 'Origin',
  dispatch: 'Dispatch',
  destination: 'Destination',
  senderCountry: 'Sender in',
  receiverCountry: 'Receiver in',
};

/** The column of a field. */
export function fieldColumn(field: TradeField): GridColumn {
  const numeric = field.kind === 'decimal';
  return {
    id: field.id,
    title: NARROW_TITLES[field.id] ?? field.label,
    width: WIDTHS[field.id] ?? BY_KIND[field.kind],
    numeric,
    field: true,
    text: ({ values }) => (numeric ? amountOf(field.id, values[field.id] ?? '') : (values[field.id] ?? '')),
  };
}

/** The columns of a choice. `headers` are those of the table whose raw cells are shown. */
export function gridColumns(
  choice: ColumnChoice,
  fields: readonly TradeField[],
  headers: readonly string[],
): readonly GridColumn[] {
  if (choice === 'raw')
    return headers.map((title, index) => ({
      id: `raw ${index}`,
      title: title || `Column ${index + 1}`,
      width: Math.min(280, Math.max(90, title.length * 7 + 20)),
      numeric: false,
      field: false,
      text: ({ cells }) => cells[index] ?? '',
    }));
  const used = new Map(fields.filter(({ used }) => used).map(field => [field.id, field]));
  const ids = choice === 'short' ? SHORT : choice === 'full' ? [...FIRST, ...used.keys()] : choice.kept;
  const inGrid = choice === 'full' ? ids.filter(id => !NOT_IN_GRID.has(id)) : ids;
  return [...new Set(inGrid)].flatMap(id => {
    const field = used.get(id);
    return field ? [fieldColumn(field)] : [];
  });
}
