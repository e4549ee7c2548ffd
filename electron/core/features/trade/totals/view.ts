// The rows of a view in their order, kept for as long as a person scrolls through them.
import type { TradeSort, TradeView } from '../../../../shared/contract/trade.ts';
import type { QueryContext } from '../../../app/context.ts';
import { KeptWork, type Sliced } from '../../../app/slices.ts';
import type { TradeData } from '../store/data.ts';
import { ordered } from './order.ts';
import { select } from './select.ts';

/** A view as it stands: running places in order. */
export interface Viewed {
  readonly data: TradeData;
  readonly places: Uint32Array;
  readonly repetitions: number;
}

/** Views kept at once: a grid and what it is compared with. */
const MOST_KEPT = 4;

const kept = new WeakMap<TradeData, KeptWork<Viewed>>();

/** The records of a view in order. The last few are kept. */
export function* viewed(
  context: QueryContext,
  { filter, text, duplicates, sets, sort }: TradeView & { readonly sort: readonly TradeSort[] },
): Sliced<Viewed> {
  const selection = yield* select(context, { filter, text, duplicates, sets });
  const { data, repetitions } = selection;
  const known = kept.get(data) ?? new KeptWork<Viewed>(MOST_KEPT);
  kept.set(data, known);
  return yield* known.take(JSON.stringify([filter, text, duplicates, sets, sort]), function* () {
    return { data, places: yield* ordered(selection, sort), repetitions };
  });
}
