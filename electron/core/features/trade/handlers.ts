import type { Handlers, MethodsUnder } from '../../app/context.ts';
import { importTrade, previewTrade } from './import.ts';
import { describeFields, fieldsOf, rejectsOf, tradeRows, tradeSets } from './queries.ts';
import { loadedSets } from './store/loaded.ts';
import { aggregate } from './totals/aggregate.ts';

/** Trade records: reading tables as such, totals, and the raw rows behind. */
export const tradeHandlers: Handlers<MethodsUnder<'trade'>> = {
  'trade.preview': previewTrade,
  'trade.import': importTrade,
  'trade.fields': ({ ports }) => describeFields(ports.resources),
  'trade.sets': ({ db }) => tradeSets(db),
  'trade.rejects': ({ db }, { setId }) => rejectsOf(db, setId),
  'trade.rows': (context, { filter, from, count }) => tradeRows(context, filter, from, count),
  'trade.aggregate': (context, input) => ({
    rows: aggregate(loadedSets(context), input, fieldsOf(context)),
  }),
};
