import type { Handlers, MethodsUnder } from '../../app/context.ts';
import { find } from './find.ts';
import { matrixOf } from './matrix.ts';
import {
  forgetSearch,
  listRecords,
  listSaved,
  recordSearch,
  saveSearch,
  searchBatch,
  searchHistory,
} from './records.ts';

/** Search. */
export const searchHandlers: Handlers<MethodsUnder<'search'>> = {
  'search.find': (context, input) => find(context, input),
  'search.batch': (context, input) => searchBatch(context, input),
  'search.matrix': async (job, result) => ({
    ref: job.offer(new TextEncoder().encode(matrixOf(result)), 'text/csv'),
    fileName: 'names-by-documents.csv',
  }),
  'search.record': (context, input) => recordSearch(context, input),
  'search.records': (context, input) => listRecords(context, input),
  'search.history': (context, { limit }) => searchHistory(context, limit),
  'search.saved': context => listSaved(context),
  'search.save': (context, input) => saveSearch(context, input),
  'search.forget': (context, { id }) => {
    forgetSearch(context, id);
    return { id };
  },
};
