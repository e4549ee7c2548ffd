// Repetitions by the shipment that they tell of.
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { DuplicateReason } from '../../../../shared/contract/trade.ts';
import type { QueryContext } from '../../../app/context.ts';
import type { Sliced } from '../../../app/slices.ts';
import { recordAt } from '../records.ts';
import { REASONS, type Repetitions, repetitionsOf, rootOf } from './duplicates.ts';
import { differing, Records } from './records-by-hash.ts';
import { type Selection, select } from './select.ts';

/** Groups of which some record is in the view, the largest first. */
export function* duplicateGroups(
  context: QueryContext,
  { reason, from, count, ...view }: Input<'trade.duplicates'>,
): Sliced<Output<'trade.duplicates'>> {
  const selection = yield* select(context, { ...view, duplicates: 'include' });
  const repetitions = yield* repetitionsOf(selection.data);
  const groups = groupsOf(selection, repetitions, reason);
  const byReason: Partial<Record<DuplicateReason, number>> = {};
  for (const places of groups.values())
    for (const place of places) {
      const why = REASONS[repetitions.reason[place] ?? 0];
      if (why) byReason[why] = (byReason[why] ?? 0) + 1;
    }
  const listed = [...groups].sort(([left, many], [right, more]) => more.length - many.length || left - right);
  return {
    groups: groups.size,
    repetitions: listed.reduce((sum, [, places]) => sum + places.length, 0),
    byReason,
    list: listed
      .slice(from - 1, from - 1 + count)
      .map(([first, places]) => groupOf(context, selection, repetitions, first, places)),
  };
}

/** Repetitions by the running place of the first of their group. */
function groupsOf(
  { data, parts }: Selection,
  repetitions: Repetitions,
  reason: DuplicateReason | undefined,
): Map<number, number[]> {
  const inView = new Uint8Array(data.rows);
  for (const { start, at } of parts) for (const place of at) inView[start + place] = 1;
  const groups = new Map<number, number[]>();
  const wanted = reason && REASONS.indexOf(reason);
  for (let place = 0; place < data.rows; place++) {
    if (repetitions.repeated[place] !== 1 || (wanted && repetitions.reason[place] !== wanted)) continue;
    const root = rootOf(repetitions, place);
    if (inView[place] !== 1 && inView[root] !== 1) continue;
    const group = groups.get(root);
    if (group) group.push(place);
    else groups.set(root, [place]);
  }
  return groups;
}

function groupOf(
  context: QueryContext,
  { data, fields }: Selection,
  { reason }: Repetitions,
  first: number,
  places: readonly number[],
): Output<'trade.duplicates'>['list'][number] {
  const records = new Records(data);
  return {
    first: recordAt(context, data, first, fields),
    repetitions: places.map(place => ({
      record: recordAt(context, data, place, fields),
      reason: (REASONS[reason[place] ?? 0] || 'same') as DuplicateReason,
      differs: [...differing(records.find(first), records.find(place))].sort(),
    })),
  };
}
