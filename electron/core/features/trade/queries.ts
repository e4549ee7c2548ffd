import type { Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { TradeFilter, TradeSet } from '../../../shared/contract/trade.ts';
import type { QueryContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Resources } from '../../ports/index.ts';
import type { Plan } from './mapping/plan.ts';
import { tradeReference } from './reference.ts';
import { NO_AMOUNT } from './store/columns.ts';
import { loadedSets, rawCells } from './store/loaded.ts';
import { lookup } from './totals/lookup.ts';
import { type Fields, type Selected, selected } from './totals/select.ts';
import { decimalText } from './values/decimal.ts';

interface SetRow {
  readonly id: string;
  readonly documentId: string;
  readonly file: string;
  readonly rows: number;
  readonly rejectedCount: number;
  readonly troubleCount: number;
  readonly plan: string;
}

/** All sets of trade records, newest first. */
export function tradeSets(db: ReadableDb): TradeSet[] {
  return db
    .all<SetRow>(
      sql`SELECT trade_set.id, documentId, document.name AS file, rows, rejectedCount, troubleCount, plan
        FROM trade_set JOIN document ON document.id = documentId ORDER BY at DESC, trade_set.id`,
    )
    .map(({ plan, id, documentId, ...row }) => ({
      ...row,
      id: id as TradeSet['id'],
      documentId: documentId as TradeSet['documentId'],
      fields: (JSON.parse(plan) as Pick<Plan, 'columns'>).columns.map(({ field }) => field),
    }));
}

/** What became no record of a set, and what is doubtful. Refuses an unknown set. */
export function rejectsOf(db: ReadableDb, id: string): Output<'trade.rejects'> {
  const row = db.one<{ rejected: string; rejectedCount: number; troubles: string; troubleCount: number }>(
    sql`SELECT rejected, rejectedCount, troubles, troubleCount FROM trade_set WHERE id = ${id}`,
  );
  if (!row) refuse({ code: 'not-found', what: 'set of trade records', id });
  return { ...row, rejected: JSON.parse(row.rejected), troubles: JSON.parse(row.troubles) };
}

/** The fields in words: those of tables first, each party followed by what is taken out of its cells, then what is derived. */
export function describeFields(resources: Resources): Output<'trade.fields'> {
  const { book, highPriority } = tradeReference(resources);
  const own = new Set(book.fields.map(({ id }) => id));
  const fields = book.fields.flatMap(({ id, label, kind }) => {
    const field = { id, label, kind, derived: false };
    if (kind !== 'party') return [field];
    const taken = [
      { id: `${id}For`, label: `${label}: acts for`, kind: 'party' as const, derived: true },
      { id: `${id}TaxId`, label: `${label}: tax number`, kind: 'taxId' as const, derived: true },
    ];
    return [field, ...taken.filter(each => !own.has(each.id))];
  });
  const { title, version, inForceFrom } = highPriority;
  return { fields: [...fields, ...DERIVED], highPriority: { title, version, inForceFrom } };
}

/** Fields that are worked out from others when they are asked for. */
const DERIVED: Output<'trade.fields'>['fields'] = [
  { id: 'month', label: 'Month', kind: 'date', derived: true },
  { id: 'hs6', label: 'HS code, 6 digits', kind: 'hs', derived: true },
  { id: 'chplTier', label: 'Priority tier', kind: 'text', derived: true },
];

/** The fields of a project's records, and the tiers of its goods. */
export function fieldsOf({ ports }: QueryContext): Fields {
  const { book, tiers } = tradeReference(ports.resources);
  const amounts = book.fields.filter(({ kind }) => kind === 'decimal').map(({ id }) => id);
  const parties = book.fields.filter(({ kind }) => kind === 'party').map(({ id }) => id);
  const words = book.fields.filter(({ kind }) => kind !== 'decimal').map(({ id }) => id);
  return {
    words: new Set([
      ...words,
      ...parties.flatMap(id => [`${id}For`, `${id}TaxId`]),
      'month',
      'hs6',
      'chplTier',
    ]),
    amounts: new Set(amounts),
    tiers,
  };
}

/** Records that meet a filter, with their values by field and their raw cells. */
export function tradeRows(
  context: QueryContext,
  filter: TradeFilter,
  from: number,
  count: number,
): Output<'trade.rows'> {
  const fields = fieldsOf(context);
  const rows: Output<'trade.rows'>['rows'] = [];
  let total = 0;
  for (const part of selected(loadedSets(context), filter, 'include', fields)) {
    const begin = Math.max(0, from - 1 - total);
    for (const at of part.at.subarray(begin, begin + count - rows.length))
      rows.push(recordOf(context, part, at, fields));
    total += part.at.length;
  }
  return { total, rows };
}

function recordOf(
  context: QueryContext,
  { set, chunk, index }: Selected,
  at: number,
  fields: Fields,
): Output<'trade.rows'>['rows'][number] {
  const values: Record<string, string> = {};
  for (const field of [...chunk.days.keys(), ...chunk.texts.keys()]) {
    const { key, word } = lookup(set, chunk, field, fields.tiers);
    const text = word(key(at));
    if (text !== '') values[field] = text;
  }
  for (const [field, { places, units }] of chunk.amounts) {
    const amount = units[at] ?? NO_AMOUNT;
    if (amount !== NO_AMOUNT) values[field] = decimalText(amount, places);
  }
  const place = set.places[index];
  return {
    setId: set.id as TradeSet['id'],
    documentId: set.documentId as TradeSet['documentId'],
    row: chunk.numbers[at] ?? 0,
    values,
    cells: place ? [...rawCells(context, place, at)] : [],
  };
}
