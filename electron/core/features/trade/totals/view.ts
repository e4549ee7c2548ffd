// The rows of a view in their order, kept for as long as a person scrolls through them.
import type { TradeSort, TradeView } from '../../../../shared/contract/trade.ts';
import type { QueryContext } from '../../../app/context.ts';
import type { ProjectFile } from '../../../ports/project-file.ts';
import { type TradeData, tradeData } from '../store/data.ts';
import { ordered } from './order.ts';
import { select } from './select.ts';

/** A view as it stands: running places in order. */
export interface Viewed {
  readonly data: TradeData;
  readonly places: Int32Array;
  readonly repetitions: number;
}

/** Views kept at once: a grid and what it is compared with. */
const MOST_KEPT = 4;

const kept = new WeakMap<ProjectFile, Map<string, Viewed>>();

/** The records of a view in order. The last few are kept. */
export function viewed(
  context: QueryContext,
  { filter, text, duplicates, sets, sort }: TradeView & { readonly sort: readonly TradeSort[] },
): Viewed {
  const data = tradeData(context);
  const views = kept.get(context.file) ?? new Map<string, Viewed>();
  kept.set(context.file, views);
  const name = JSON.stringify([filter, text, duplicates, sets, sort]);
  const found = views.get(name);
  if (found?.data === data) return found;
  views.delete(name);
  const selection = select(context, { filter, text, duplicates, sets });
  const view = { data, places: ordered(selection, sort), repetitions: selection.repetitions };
  views.set(name, view);
  const [oldest] = views.keys();
  if (views.size > MOST_KEPT && oldest !== undefined) views.delete(oldest);
  return view;
}
