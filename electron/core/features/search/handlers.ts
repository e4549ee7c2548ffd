import type { Handlers, MethodsUnder } from '../../app/context.ts';
import { find } from './find.ts';

/** Search. */
export const searchHandlers: Handlers<MethodsUnder<'search'>> = {
  'search.find': (context, input) => find(context, input),
};
