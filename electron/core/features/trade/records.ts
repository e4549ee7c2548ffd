// Single records as people see them.
import type { TradeRecord } from '../../../shared/contract/trade.ts';
import type { QueryContext } from '../../app/context.ts';
import { LONG_FIELDS } from './store/builder.ts';
import { NO_AMOUNT } from './store/columns.ts';
import { spotAt, type TradeData } from './store/data.ts';
import { rawCells } from './store/loaded.ts';
import { REASONS, type Repetitions } from './totals/duplicates.ts';
import type { Fields } from './totals/fields.ts';
import { lookup } from './totals/lookup.ts';
import { longText } from './totals/words.ts';
import { decimalText } from './values/decimal.ts';

/** Worked out values that every record shows. */
const SHOWN = ['hs6', 'chplTier', 'chplInForce', 'criticalItem', 'hsVersion'];

/** What is wanted of a record: its raw cells, and these fields; all when left out. */
interface Wanted {
  readonly cells: boolean;
  readonly fields?: ReadonlySet<string>;
}

const ALL: Wanted = { cells: true };

/** The record at a running place. */
export function recordAt(
  context: QueryContext,
  data: TradeData,
  place: number,
  fields: Fields,
  wanted = ALL,
): TradeRecord {
  const { source, chunk, index, at } = spotAt(data, place);
  const { set } = source;
  const values: Record<string, string> = {};
  const isWanted = (field: string) => wanted.fields?.has(field) !== false;
  for (const field of [...chunk.days.keys(), ...chunk.texts.keys(), ...SHOWN]) {
    if (!isWanted(field)) continue;
    const { key, word } = lookup(set, chunk, field, fields.lists);
    const text = word(key(at));
    if (text !== '') values[field] = text;
  }
  for (const [field, { places, units }] of chunk.amounts) {
    const amount = isWanted(field) ? (units[at] ?? NO_AMOUNT) : NO_AMOUNT;
    if (amount !== NO_AMOUNT) values[field] = decimalText(amount, places);
  }
  for (const field of LONG_FIELDS) {
    if (!isWanted(field)) continue;
    const text = longText(context, { set, chunk, index }, field)(at).trim();
    if (text !== '') values[field] = text;
  }
  return {
    setId: set.id as TradeRecord['setId'],
    documentId: set.documentId as TradeRecord['documentId'],
    row: chunk.numbers[at] ?? 0,
    values,
    cells: wanted.cells ? [...rawCells(context, set, index, at)] : [],
    ...(set.mended && { mended: true }),
  };
}

/** A record with what it repeats. */
export function recordWithRepeat(
  context: QueryContext,
  data: TradeData,
  place: number,
  fields: Fields,
  { of, reason }: Repetitions,
  wanted = ALL,
): TradeRecord {
  const record = recordAt(context, data, place, fields, wanted);
  const first = (of[place] ?? 0) - 1;
  const why = REASONS[reason[place] ?? 0];
  if (first < 0 || !why) return record;
  const { source, chunk, at } = spotAt(data, first);
  const setId = source.set.id as TradeRecord['setId'];
  return { ...record, repeats: { setId, row: chunk.numbers[at] ?? 0, reason: why } };
}
