// Amounts of records: those of columns, and US dollars from wherever a record has them.

import { type Rates, rateOn } from '../lists/rates.ts';
import { type Amounts, type Chunk, NO_AMOUNT } from '../store/columns.ts';
import type { LoadedSet } from '../store/loaded.ts';
import { type Decimal, tenTo } from '../values/decimal.ts';
import type { Lists } from './lookup.ts';

/** The field of US dollars: the record's own, else its invoice by a rate. */
export const USD = 'usd';

/** Where the dollars of a record come from: 0 nowhere, 1 its own column or an invoice in dollars, 2 a rate. */
export interface Dollars extends Amounts {
  readonly from: Uint8Array;
}

/** The amounts of a field in a chunk; undefined when the table has none. */
export function amountsOf(set: LoadedSet, chunk: Chunk, field: string, lists: Lists): Amounts | undefined {
  return field === USD ? dollarsOf(set, chunk, lists) : chunk.amounts.get(field);
}

const known = new WeakMap<Chunk, { readonly rates: Rates | undefined; readonly dollars: Dollars }>();

/** US dollars of each record: what its own column says comes first. A product of a rate is rounded to the cent, half up. */
export function dollarsOf(set: LoadedSet, chunk: Chunk, { rates }: Lists): Dollars {
  const before = known.get(chunk);
  if (before && before.rates === rates) return before.dollars;
  const own = chunk.amounts.get('valueUsd');
  const invoice = chunk.amounts.get('invoiceValue');
  const places = Math.max(2, own?.places ?? 0, invoice?.places ?? 0);
  const units = new BigInt64Array(chunk.count).fill(NO_AMOUNT);
  const from = new Uint8Array(chunk.count);
  const put = (at: number, column: Amounts, amount: bigint, way: 1 | 2) => {
    units[at] = amount * tenTo(places - column.places);
    from[at] = way;
  };
  for (let at = 0; at < chunk.count; at++) {
    const value = own?.units[at] ?? NO_AMOUNT;
    const billed = invoice?.units[at] ?? NO_AMOUNT;
    if (own && value !== NO_AMOUNT) put(at, own, value, 1);
    else if (invoice && billed !== NO_AMOUNT) {
      const currency = set.texts[chunk.texts.get('currency')?.[at] ?? 0] ?? '';
      if (currency === 'USD') put(at, invoice, billed, 1);
      const rate = currency !== 'USD' && rates && rateOn(rates, currency, chunk.days.get('date')?.[at] ?? 0);
      if (rate) put(at, CENTS, inCents(billed, invoice.places, rate), 2);
    }
  }
  const dollars = { places, units, from };
  known.set(chunk, { rates, dollars });
  return dollars;
}

const CENTS: Amounts = { places: 2, units: new BigInt64Array() };

function inCents(amount: bigint, places: number, rate: Decimal): bigint {
  const product = amount * rate.units;
  const digits = places + rate.places;
  if (digits <= 2) return product * tenTo(2 - digits);
  const unit = tenTo(digits - 2);
  const half = product < 0n ? -unit / 2n : unit / 2n;
  return (product + half) / unit;
}
