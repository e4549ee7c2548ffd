// The values of fields, and how many records have each.
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { TradeFacet } from '../../../../shared/contract/trade.ts';
import type { QueryContext } from '../../../app/context.ts';
import { mustBe } from './fields.ts';
import { lookup } from './lookup.ts';
import { type Selection, select } from './select.ts';
import { folded } from './words.ts';

/** Counts the values of fields. What a field is narrowed to does not narrow its own values. */
export function facets(
  context: QueryContext,
  { fields, limit, find, ...view }: Input<'trade.facets'>,
): Output<'trade.facets'> {
  const whole = select(context, view);
  for (const field of fields) mustBe(field, [...whole.fields.words]);
  return {
    total: whole.total,
    repetitions: whole.repetitions,
    facets: fields.map(field => {
      const { [field]: own, ...filter } = view.filter;
      return facet(own === undefined ? whole : select(context, { ...view, filter }), field, limit, find);
    }),
  };
}

function facet({ parts, fields, total }: Selection, field: string, limit: number, find: string): TradeFacet {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const { set, chunk, at } of parts) {
    const { key, word } = lookup(set, chunk, field, fields.lists);
    const own = new Map<number, number>();
    for (const place of at) {
      const each = key(place);
      if (each !== 0) own.set(each, (own.get(each) ?? 0) + 1);
    }
    for (const [each, count] of own) {
      const value = word(each);
      if (value === '') continue;
      filled += count;
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  const letters = folded(find);
  const values = [...counts].filter(([value]) => letters === '' || folded(value).includes(letters));
  values.sort(([left, many], [right, more]) => more - many || (left < right ? -1 : 1));
  return {
    field,
    values: values.slice(0, limit).map(([value, count]) => ({ value, count })),
    distinct: counts.size,
    empty: total - filled,
  };
}
