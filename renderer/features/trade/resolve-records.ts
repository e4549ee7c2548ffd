import type { ApiClient } from '../../../electron/shared/contract/client.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { TradeRecord } from '../../../electron/shared/contract/trade.ts';
import { ok, type Result } from '../../../electron/shared/kernel/result.ts';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { viewOf } from './question.ts';

/** Records of one request. */
const PART = 1000;

/** The records at marked places, in their order: those that scrolled away are fetched again. */
export async function resolveRecords(
  api: ApiClient,
  question: TradeQuestion,
  places: ReadonlySet<number>,
  held: (place: number) => TradeRecord | undefined,
): Promise<Result<readonly TradeRecord[], Problem>> {
  const sorted = [...places].sort((a, b) => a - b);
  const found = new Map<number, TradeRecord>();
  for (const place of sorted) {
    const record = held(place);
    // Records come without their raw cells unless those are shown: evidence quotes them.
    if (record && record.cells.length > 0) found.set(place, record);
  }
  for (const place of sorted) {
    if (found.has(place)) continue;
    const result = await api.call('trade.rows', {
      ...viewOf(question),
      sort: [...question.sort],
      from: place,
      count: Math.min(PART, (sorted.at(-1) ?? place) - place + 1),
    });
    if (!result.ok) return result;
    for (const [index, record] of result.value.rows.entries()) found.set(place + index, record);
  }
  return ok(sorted.flatMap(place => found.get(place) ?? []));
}
