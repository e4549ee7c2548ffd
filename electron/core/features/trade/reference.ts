// Reference data of trade records, from `resources/trade`.
import { z } from 'zod';
import type { Resources } from '../../ports/index.ts';
import { FieldBook } from './mapping/fields.ts';
import type { Tiers } from './totals/lookup.ts';
import type { PlaceNames } from './values/place.ts';

const Places = z.object({
  countries: z.record(z.string(), z.string()),
  currencies: z.record(z.string(), z.string()),
});

/** A list of goods of high priority, with where it is from and what is not verified about it. */
export const HighPriority = z.object({
  title: z.string(),
  source: z.string(),
  version: z.string(),
  inForceFrom: z.iso.date(),
  checked: z.iso.date(),
  verify: z.string(),
  items: z.array(z.object({ hs6: z.string().regex(/^\d{6}$/), tier: z.string(), goods: z.string() })),
});
export type HighPriority = z.infer<typeof HighPriority>;

/** Everything that reading and counting trade records takes from files. */
export interface TradeReference {
  readonly book: FieldBook;
  readonly places: PlaceNames;
  readonly highPriority: HighPriority;
  readonly tiers: Tiers;
}

const loaded = new WeakMap<Resources, TradeReference>();

/** The shipped reference data. Read once. */
export function tradeReference(resources: Resources): TradeReference {
  const known = loaded.get(resources);
  if (known) return known;
  const json = (name: string): unknown =>
    JSON.parse(new TextDecoder().decode(resources.read(`trade/${name}.json`)));
  const highPriority = HighPriority.parse(json('high-priority'));
  const reference = {
    book: FieldBook.parse(json('fields')),
    places: Places.parse(json('places')),
    highPriority,
    tiers: new Map(highPriority.items.map(({ hs6, tier }) => [hs6, tier])),
  };
  loaded.set(resources, reference);
  return reference;
}
