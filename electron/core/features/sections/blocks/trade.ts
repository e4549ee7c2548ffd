// Blocks counted over the trade records, each record once: what repeats another is left out.

import type { Output } from '../../../../shared/contract/index.ts';
import type { DocumentId } from '../../../../shared/kernel/ids.ts';
import type { QueryContext } from '../../../app/context.ts';
import { atOnce } from '../../../app/slices.ts';
import { matrixOf } from '../../elements/matrix.ts';
import { tradeSets } from '../../trade/queries.ts';
import { tradeEvents } from '../../trade/reference.ts';
import { aggregate } from '../../trade/totals/aggregate.ts';
import { cites, counted, type Filled, type Filling, oneTable, row, table, words } from './parts.ts';
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

/** Goods by code, with the tier of the Common High Priority List. */
export function goods(filling: Filling): Filled {
  const found = totals(filling.context, ['hs6', 'chplTier'], ['count', 'sum:netKg', 'sum:valueUsd']);
  const documents = documentsOf(filling);
  const rows = (found?.rows ?? []).map(each =>
    row(
      [
        words(said(each.hs6) || 'no code'),
        words(said(each.chplTier) || 'not listed'),
        words(said(each.count)),
        words(said(each['sum:netKg'])),
        words(said(each['sum:valueUsd'])),
      ],
      { documents },
    ),
  );
  const columns = ['HS code', 'Tier', '>Records', '>Net kg', '>Value, USD'];
  return oneTable(table(filling, columns, rows), 'There are no trade records.', [
    ONCE,
    'The tier is that of the Common High Priority List by the first six digits of the code. Values are as the records state them.',
  ]);
}

/** What is weighed, with its claims, and the trade before and after the days that matter. */
export function factors(filling: Filling): Filled {
  const weighed = matrixOf(filling.context.db).flatMap(regime =>
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
  const cells = (name: string, { tally, months }: Spell) => [
    words(name),
    words(String(tally.records)),
    words(tally.value),
    words(String(months)),
    words(perMonth(String(tally.records), months)),
    words(perMonth(tally.value, months)),
  ];
  const rows = tradeEvents(context.ports.resources).flatMap(({ date, label }) => {
    const { before, since } = splitAt(days, date);
    return [
      row([words(`${date}, ${label}`), ...cells('before', before)], { documents }),
      row([[], ...cells('since', since)], { documents }),
    ];
  });
  const undated = tallyOf(days.filter(({ day }) => day === '')).records;
  const columns = ['Day', 'Time', '>Records', '>Value, USD', '>Months', '>Records a month', '>USD a month'];
  return {
    tables: [table(filling, columns, rows, 'Trade before and since')],
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
  const payments = material.relations
    .filter(({ schema }) => schema === 'Payment')
    .map(({ source, target, properties, evidence }) => {
      const support = evidence.filter(({ role }) => role === 'supports').map(({ number }) => number);
      const isPaper = support.some(number => byNumber.get(number)?.anchor.kind !== 'rows');
      const grade = support.length === 0 ? 'inferred' : isPaper ? 'documentary' : 'stated in the declaration';
      const all = (name: string) => (properties[name] ?? []).join(', ');
      return row(
        [
          words(all('date') || all('startDate')),
          words(source.name),
          words(target.name),
          words([all('currency'), all('amount') || all('amountUsd')].filter(Boolean).join(' ')),
          words(grade),
          cites(support.map(number => `E${number}`)),
        ],
        { evidence: support },
      );
    });
  const paid = table(filling, ['Date', 'From', 'To', '>Amount', 'Bank link', 'Source'], payments, 'Payments');
  const banks = totals(filling.context, ['bank'], ['count', 'sum:valueUsd']);
  const named = (banks?.rows ?? [])
    .filter(each => said(each.bank) !== '')
    .map(each =>
      row(
        [
          words(said(each.bank)),
          words(said(each.count)),
          words(said(each['sum:valueUsd'])),
          words('stated in the declaration'),
        ],
        { documents: documentsOf(filling) },
      ),
    );
  const stated = table(
    filling,
    ['Bank details', '>Records', '>Value, USD', 'Bank link'],
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
