import type { Handlers, MethodsUnder } from '../../app/context.ts';
import { find } from './queries.ts';

/** Search. */
export const searchHandlers: Handlers<MethodsUnder<'search'>> = {
  'search.find': ({ db }, input) => find(db, input),
};
