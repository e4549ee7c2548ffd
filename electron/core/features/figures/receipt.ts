// What a figure rests on: its result, its rows, and how to get the number again without us.
import type { Figure, FigureQuery } from '../../../shared/contract/figures.ts';
import type { TradeListKind } from '../../../shared/contract/trade-lists.ts';
import type { QueryContext } from '../../app/context.ts';
import type { Sliced } from '../../app/slices.ts';
import { csvCell } from '../history/csv.ts';
import { hashesOf } from '../trade/export.ts';
import { listsInUse } from '../trade/lists/in-use.ts';
import { NO_AMOUNT } from '../trade/store/columns.ts';
import { aggregate } from '../trade/totals/aggregate.ts';
import { amountsOf, USD } from '../trade/totals/amounts.ts';
import { describeFields } from '../trade/totals/fields.ts';
import { lookup } from '../trade/totals/lookup.ts';
import { type Selected, type Selection, select } from '../trade/totals/select.ts';
import { longText } from '../trade/totals/words.ts';
import { decimalText, tenTo } from '../trade/values/decimal.ts';
import { hashOf, type RowList } from './row-list.ts';
import { receiptSql } from './sql-text.ts';
import { dollarWords, queryWords } from './words.ts';

/** Fields that name a row, before those that the query uses. */
const NAMING = ['declaration', 'item', 'date'];

/** Everything that is frozen of a query. */
export interface Receipt
  extends Pick<
    Figure,
    'words' | 'sql' | 'result' | 'records' | 'repetitions' | 'rowsSha256' | 'sources' | 'lists'
  > {
  readonly csv: Uint8Array;
  readonly rows: RowList;
}

/** Asks a query and writes its receipt. Refuses fields and values that mean nothing. */
export function* receiptOf(context: QueryContext, query: FigureQuery): Sliced<Receipt> {
  const { rows: result, records, repetitions, usd } = yield* aggregate(context, query);
  const selection = yield* select(context, query);
  const table = new RowTable(context, query, selection);
  const { csv, rows } = yield* table.write();
  const { fields } = describeFields(context);
  const label = (field: string) => fields.find(({ id }) => id === field)?.label ?? field;
  const words = [queryWords(query, label, repetitions), usd && dollarWords(usd)]
    .filter(line => line)
    .join(' ');
  return {
    words,
    sql: receiptSql(query, table, words),
    result,
    records,
    repetitions,
    csv,
    rows,
    rowsSha256: context.ports.crypto.sha256(csv),
    sources: sourcesOf(context, selection),
    lists: listsOf(context, table.columns),
  };
}

/** Lines that are written between two slices. */
const LINES_AT_ONCE = 1024;

/** The rows of a selection as CSV: where each is from, what names it, and every field that the query uses. */
class RowTable {
  readonly columns: readonly string[];
  /** Digits behind the point of each field of amounts. */
  readonly places: ReadonlyMap<string, number>;
  /** What the amounts of each field come to at most, in their last digit: known once the rows are written. */
  readonly #reach = new Map<string, number>();
  readonly #context: QueryContext;
  readonly #selection: Selection;

  constructor(context: QueryContext, { filter, groupBy, measures }: FigureQuery, selection: Selection) {
    const measured = measures.flatMap(measure => measure.split(':').slice(1));
    const dollars = measured.includes(USD) ? ['valueUsd', 'invoiceValue', 'currency', 'usdFrom'] : [];
    this.columns = [...new Set([...NAMING, ...groupBy, ...Object.keys(filter), ...dollars, ...measured])];
    this.#context = context;
    this.#selection = selection;
    const { amounts } = selection.fields;
    this.places = new Map(
      this.columns.filter(field => amounts.has(field)).map(field => [field, placesOf(selection, field)]),
    );
  }

  /** Fields of amounts that whole numbers of 64 bits do not hold. */
  get wide(): ReadonlySet<string> {
    return new Set([...this.#reach].filter(([, most]) => most > MOST_WHOLE).map(([field]) => field));
  }

  *write(): Sliced<{ readonly csv: Uint8Array; readonly rows: RowList }> {
    const files = hashesOf(this.#context);
    // More digits in another row do not change this one.
    const isAmount = this.columns.map(field => this.places.has(field));
    const bare = (text: string, index: number) => (isAmount[index] ? withoutZeros(text) : text);
    const lines = [`${['file', 'row', ...this.columns].join(',')}\r\n`];
    const sets = new Map<string, number[]>();
    const hashes: number[] = [];
    for (const part of this.#selection.parts) {
      const file = csvCell(files.get(part.set.documentId)?.name ?? '');
      const cells = this.columns.map(field => this.#cellsOf(part, field));
      const numbers = sets.get(part.set.id) ?? [];
      sets.set(part.set.id, numbers);
      for (const [index, at] of part.at.entries()) {
        if (index % LINES_AT_ONCE === 0) yield;
        const number = part.chunk.numbers[at] ?? 0;
        const texts = cells.map(cell => cell(at));
        lines.push(`${file},${number},${texts.join(',')}\r\n`);
        numbers.push(number);
        hashes.push(hashOf(`${file},${number},${texts.map(bare).join(',')}`));
      }
    }
    return { csv: new TextEncoder().encode(lines.join('')), rows: { sets: [...sets], hashes } };
  }

  /** The cells of a field in a chunk, ready for CSV. */
  #cellsOf(part: Selected, field: string): (at: number) => string {
    const { set, chunk } = part;
    const { fields } = this.#selection;
    const digits = this.places.get(field);
    if (digits !== undefined) {
      const column = amountsOf(set, chunk, field, fields.lists);
      const factor = tenTo(digits - (column?.places ?? 0));
      const reach = this.#reach;
      return at => {
        const units = column?.units[at] ?? NO_AMOUNT;
        if (units === NO_AMOUNT) return '';
        const amount = units * factor;
        reach.set(field, (reach.get(field) ?? 0) + Math.abs(Number(amount)));
        return fixed(amount, digits);
      };
    }
    if (fields.long.has(field)) {
      const text = longText(this.#context, part, field);
      return at => csvCell(text(at));
    }
    const { key, word } = lookup(set, chunk, field, fields.lists);
    const known = new Map<number, string>();
    return at => {
      const place = key(at);
      const cell = known.get(place) ?? csvCell(word(place));
      known.set(place, cell);
      return cell;
    };
  }
}

/** Safely below 2⁶³: what it is compared with is added up in floats. */
const MOST_WHOLE = 9e18;

/** An amount with all its digits, so that it is a whole number without its point. */
function fixed(units: bigint, digits: number): string {
  const text = decimalText(units, digits);
  if (digits === 0) return text;
  const [whole = '', fraction = ''] = text.split('.');
  return `${whole}.${fraction.padEnd(digits, '0')}`;
}

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

const placesOf = ({ parts, fields }: Selection, field: string): number =>
  Math.max(0, ...parts.map(({ set, chunk }) => amountsOf(set, chunk, field, fields.lists)?.places ?? 0));

function sourcesOf(context: QueryContext, { parts }: Selection): Receipt['sources'] {
  const files = hashesOf(context);
  const counts = new Map<string, number>();
  for (const { set, at } of parts) counts.set(set.documentId, (counts.get(set.documentId) ?? 0) + at.length);
  return [...counts].map(([id, rows]) => {
    const { name = '', sha256 = '' } = files.get(id) ?? {};
    return { file: name, sha256, rows };
  });
}

/** The lists that a query uses, by the fields that come from them. */
function listsOf(context: QueryContext, columns: readonly string[]): Receipt['lists'] {
  const used: Readonly<Record<TradeListKind, readonly string[]>> = {
    chpl: ['chplTier', 'chplInForce'],
    critical: ['criticalItem'],
    concordance: ['hsGroup'],
    rates: [USD, 'usdFrom'],
  };
  return listsInUse(context)
    .described.filter(({ kind }) => used[kind].some(field => columns.includes(field)))
    .map(({ title, version, sha256, verify }) => ({ name: title, version, sha256, verify }));
}
