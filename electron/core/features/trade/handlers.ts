import type { Handlers, MethodsUnder } from '../../app/context.ts';
import { inSlices } from '../../app/slices.ts';
import { exportRows } from './export.ts';
import { importTrade } from './import.ts';
import {
  forgetColumnSet,
  forgetMapping,
  keepColumnSet,
  keepMapping,
  listColumnSets,
  listMappings,
  loadMapping,
  saveMapping,
} from './mappings.ts';
import { mend, mendCodes } from './mend.ts';
import { previewTrade } from './preview.ts';
import { rejectsOf, tradeRows, tradeSets } from './queries.ts';
import { tradeEvents } from './reference.ts';
import { tradeRow } from './row.ts';
import { toEntities } from './to-entities.ts';
import { aggregate } from './totals/aggregate.ts';
import { facets } from './totals/facets.ts';
import { describeFields } from './totals/fields.ts';
import { duplicateGroups } from './totals/groups.ts';
import { viewed } from './totals/view.ts';

/** Trade records: reading tables as such, mending what is no record, totals, and the raw rows behind. */
export const tradeHandlers: Handlers<MethodsUnder<'trade'>> = {
  'trade.preview': previewTrade,
  'trade.import': importTrade,
  'trade.sets': ({ db }) => tradeSets(db),
  'trade.fields': describeFields,
  'trade.events': ({ ports }) => [...tradeEvents(ports.resources)],
  'trade.rejects': ({ db }, input) => rejectsOf(db, input),
  'trade.mend': mend,
  'trade.mendCodes': mendCodes,
  'trade.rows': tradeRows,
  'trade.prepare': async (context, view) => {
    const { places, repetitions } = await inSlices(viewed(context, view), context.breathe);
    return { total: places.length, repetitions };
  },
  'trade.row': tradeRow,
  'trade.facets': facets,
  'trade.aggregate': aggregate,
  'trade.duplicates': duplicateGroups,
  'trade.export': exportRows,
  'trade.toEntities': toEntities,
  'trade.mappings': ({ db }) => listMappings(db),
  'trade.keepMapping': keepMapping,
  'trade.forgetMapping': forgetMapping,
  'trade.saveMapping': saveMapping,
  'trade.loadMapping': loadMapping,
  'trade.columnSets': ({ db }) => listColumnSets(db),
  'trade.keepColumnSet': keepColumnSet,
  'trade.forgetColumnSet': forgetColumnSet,
};
