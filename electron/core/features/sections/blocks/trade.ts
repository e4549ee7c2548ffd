// Blocks counted over the trade records, each record once: what repeats another is left out.
import type { Output } from '../../../../shared/contract/index.ts';
import type { BlockRow, Cell } from '../../../../shared/contract/sections.ts';
import type { DocumentId } from '../../../../shared/kernel/ids.ts';
import type { QueryContext } from '../../../app/context.ts';
import { atOnce } from '../../../app/slices.ts';
import { tradeSets } from '../../trade/queries.ts';
import { tradeEvents } from '../../trade/reference.ts';
import { aggregate } from '../../trade/totals/aggregate.ts';
import { regimesOf } from './case.ts';
import { readable, sumOf } from './decimals.ts';
import {
  amountCells,
  cites,
  counted,
  evidenceCites,
  type Filled,
  type Filling,
  oneTable,
  row,
  table,
  words,
} from './parts.ts';
import { perMonth, type Spell, splitAt, tallyOf } from './spells.ts';

type Totals = Output<'trade.aggregate'>;

/** Totals by some fields over all trade records; null when there are none. */
function totals(context: QueryContext, groupBy: string[], measures: string[]): Totals | null {
  if (tradeSets(context.db).length === 0) return null;
  const asked = { filter: {}, text: '', duplicates: 'exclude' as const, groupBy, measures };
  return atOnce(aggregate(context, asked));
}

const documentsOf = ({ context }: Filling): DocumentId[] => [
  ...new Set(tradeSets(context.db).map(({ documentId }) => documentId)),
];

const said = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const ONCE = 'Counted over the trade records of this case; a record that repeats another is counted once.';

/** Goods by code, with the tier of the Common High Priority List, and the sum of all. */
export function goods(filling: Filling): Filled {
  const found = totals(filling.context, ['hs6', 'chplTier'], ['count', 'sum:netKg', 'sum:valueUsd']);
  const rows = counting(filling, found, ['sum:netKg', 'sum:valueUsd'], each => [
    words(said(each.hs6) || 'no code'),
    words(said(each.chplTier) || 'not listed'),
  ]);
  const columns = ['HS code', 'Tier', '>Records', '>Net kg', '>Value, USD'];
  return oneTable(table(filling, columns, rows), 'There are no trade records.', [
    ONCE,
    'The tier is that of the Common High Priority List by the first six digits of the code. Values are as the records state them.',
  ]);
}

/** Rows of counted groups: what tells them apart, records and sums; then all of them together, where there are several. */
function counting(
  filling: Filling,
  found: Pick<Totals, 'rows'> | null,
  sums: readonly string[],
  named: (each: Totals['rows'][number]) => Cell[],
): BlockRow[] {
  const groups = found?.rows ?? [];
  const columns = ['count', ...sums].map(measure =>
    amountCells(
      groups.map(each => said(each[measure])),
      measure === 'sum:valueUsd' ? 2 : 0,
    ),
  );
  const documents = documentsOf(filling);
  const names = groups.map(named);
  if (groups.length > 1) names.push([words('Total'), ...(names[0] ?? []).slice(1).map(() => [])]);
  return names.map((name, at) => row([...name, ...columns.map(cells => cells[at] ?? [])], { documents }));
}

/** What is weighed, with its claims, and the trade before and after the days that matter. */
export function factors(filling: Filling): Filled {
  const weighed = regimesOf(filling).flatMap(regime =>
    regime.elements.filter(({ role, removed }) => role === 'factor' && !removed),
  );
  const factorTable = table(
    filling,
    ['Factor', 'What is weighed', 'Claims', 'How far it is shown'],
    weighed.map(({ code, title, claims, words: standing }) =>
      row([words(code), words(title), cites(claims.map(({ number }) => `C${number}`)), words(standing)]),
    ),
  );
  const metrics = beforeAndAfter(filling);
  const tables = [factorTable, ...metrics.tables].filter(({ rows }) => rows.length > 0);
  return {
    tables,
    notes: metrics.notes,
    empty: tables.length === 0 ? 'No regime in use has factors, and there are no trade records.' : '',
  };
}

/** Records and their value before and since each day, in sum and by the month. */
function beforeAndAfter(filling: Filling): Pick<Filled, 'tables' | 'notes'> {
  const { context } = filling;
  const found = totals(context, ['date'], ['count', 'sum:valueUsd']);
  if (!found) return { tables: [], notes: [] };
  const days = found.rows.map(each => ({
    day: said(each.date),
    records: Number(each.count),
    value: said(each['sum:valueUsd']),
  }));
  const documents = documentsOf(filling);
  const spells = tradeEvents(context.ports.resources).flatMap(({ date, label }) => {
    const { before, since } = splitAt(days, date);
    return [
      { day: `${date}, ${label}`, time: 'before', ...before },
      { day: '', time: 'since', ...since },
    ];
  });
  const column = (of: (spell: Spell) => string, least = 0) => readable(spells.map(of), least);
  const columns = [
    spells.map(({ day }) => day),
    spells.map(({ time }) => time),
    column(({ tally }) => String(tally.records)),
    column(({ tally }) => tally.value, 2),
    column(({ months }) => String(months)),
    column(({ tally, months }) => perMonth(String(tally.records), months)),
    column(({ tally, months }) => perMonth(tally.value, months)),
  ];
  const rows = spells.map((_, at) =>
    row(
      columns.map(cells => words(cells[at] ?? '')),
      { documents },
    ),
  );
  const undated = tallyOf(days.filter(({ day }) => day === '')).records;
  const heads = ['Day', 'Time', '>Records', '>Value, USD', '>Months', '>Records a month', '>USD a month'];
  return {
    tables: [table(filling, heads, rows, 'Trade before and since')],
    notes: [
      ONCE,
      'Months are those from the first record to the last; the month of the day itself counts on both sides. Values are as the records state them.',
      ...(undated > 0 ? [`${counted(undated, 'record')} without a date left out.`] : []),
    ],
  };
}

/** Payments, and declarations that name a bank, each with how the bank is linked to it. */
export function transactions(filling: Filling): Filled {
  const { material } = filling;
  const byNumber = new Map(material.evidence.map(each => [each.number, each]));
  const relations = material.relations.filter(({ schema }) => schema === 'Payment');
  const [amounts, total] = paidAmounts(relations.map(({ properties }) => properties));
  const payments = relations.map(({ source, target, properties, evidence }, at) => {
    const support = evidence.filter(({ role }) => role === 'supports').map(({ number }) => number);
    const isPaper = support.some(number => byNumber.get(number)?.anchor.kind !== 'rows');
    const grade = support.length === 0 ? 'inferred' : isPaper ? 'documentary' : 'stated in the declaration';
    return row(
      [
        words(said(properties.date?.join(', ')) || said(properties.startDate?.join(', '))),
        words(source.name),
        words(target.name),
        words(amounts[at] ?? ''),
        words(grade),
        evidenceCites(support),
      ],
      { evidence: support },
    );
  });
  if (total !== '') payments.push(row([words('Total'), [], [], words(total), [], []]));
  const paid = table(filling, ['Date', 'From', 'To', '>Amount', 'Bank link', 'Source'], payments, 'Payments');
  const banks = totals(filling.context, ['bank'], ['count', 'sum:valueUsd']);
  const named = counting(
    filling,
    banks && { rows: banks.rows.filter(each => said(each.bank) !== '') },
    ['sum:valueUsd'],
    each => [words(said(each.bank)), words('stated in the declaration')],
  );
  const stated = table(
    filling,
    ['Bank details', 'Bank link', '>Records', '>Value, USD'],
    named,
    'Declarations that name a bank',
  );
  const tables = [paid, stated].filter(({ rows }) => rows.length > 0);
  return {
    tables,
    notes:
      tables.length === 0
        ? []
        : [
            'Bank link: documentary, when a paper of the payment is in evidence; stated in the declaration, when only a declaration says so; inferred, when nothing but other facts says so.',
          ],
    empty: tables.length === 0 ? 'There are no payments, and no declaration names a bank.' : '',
  };
}

type Properties = Readonly<Record<string, readonly string[]>>;

/** Amounts of payments as they are printed, and their sum: '' where there are several currencies, one payment, or an amount that is no number. */
function paidAmounts(payments: readonly Properties[]): [amounts: readonly string[], total: string] {
  const currencies = payments.map(each => (each.amount ? (each.currency ?? []) : ['USD']).join(', '));
  const texts = payments.map(each => (each.amount ?? each.amountUsd ?? []).join(', '));
  const [currency, ...others] = new Set(currencies);
  const summed = texts.length > 1 && others.length === 0 && texts.every(text => /^\d+(\.\d+)?$/.test(text));
  const printed = readable(summed ? [...texts, sumOf(texts)] : texts, 2);
  const amounts = printed.map((text, at) => [currencies[at] ?? currency, text].filter(Boolean).join(' '));
  return [amounts, summed ? (amounts.at(-1) ?? '') : ''];
}
