// Reference data of trade records, from `resources/trade`.
import { z } from 'zod';
import type { Resources } from '../../ports/index.ts';
import { FieldBook } from './mapping/fields.ts';
import { type PlaceNames, type Places as PlacesByName, placesByName } from './values/place.ts';

const Places = z.object({
  countries: z.record(z.string(), z.string()),
  currencies: z.record(z.string(), z.string()),
  shared: z.record(z.string(), z.array(z.string())),
});

/** Where a list is from, and what is not verified about it. */
const sourced = {
  title: z.string(),
  source: z.string(),
  version: z.string(),
  checked: z.iso.date(),
  verify: z.string(),
};
const inForce = { ...sourced, inForceFrom: z.iso.date() };
const Hs6 = z.string().regex(/^\d{6}$/);

/** A list of goods of high priority, with where it is from and what is not verified about it. */
export const HighPriority = z.object({
  ...inForce,
  items: z.array(z.object({ hs6: Hs6, tier: z.string(), goods: z.string() })),
});
export type HighPriority = z.infer<typeof HighPriority>;

/** Kinds of goods that a determination names, with the codes they may have: to be confirmed, and apart from any other list. */
export const CriticalItems = z.object({
  ...inForce,
  items: z.array(z.object({ hs6: Hs6, category: z.string() })),
});
export type CriticalItems = z.infer<typeof CriticalItems>;

/** Codes of two editions of the Harmonized System that must be counted together, because goods moved between them. */
export const Concordance = z.object({
  ...sourced,
  groups: z.array(
    z.object({
      id: z.string(),
      hs2017: z.array(Hs6),
      hs2022: z.array(Hs6),
      note: z.string(),
    }),
  ),
});
export type Concordance = z.infer<typeof Concordance>;

/** Everything that reading and counting trade records takes from files. */
export interface TradeReference {
  readonly book: FieldBook;
  readonly places: PlaceNames;
  readonly highPriority: HighPriority;
  readonly critical: CriticalItems;
  readonly concordance: Concordance;
  /** Countries and currencies by the names that cells give them; made when first asked for. */
  placesByName(): PlacesByName;
}

const loaded = new WeakMap<Resources, TradeReference>();

/** The shipped reference data. Read once. */
export function tradeReference(resources: Resources): TradeReference {
  const known = loaded.get(resources);
  if (known) return known;
  const json = (name: string): unknown =>
    JSON.parse(new TextDecoder().decode(resources.read(`trade/${name}.json`)));
  const highPriority = HighPriority.parse(json('high-priority'));
  const critical = CriticalItems.parse(json('critical-items'));
  const concordance = Concordance.parse(json('concordance'));
  const names = Places.parse(json('places'));
  let byName: PlacesByName | undefined;
  const reference: TradeReference = {
    book: FieldBook.parse(json('fields')),
    places: names,
    highPriority,
    critical,
    concordance,
    placesByName: () => {
      byName ??= placesByName(names);
      return byName;
    },
  };
  loaded.set(resources, reference);
  return reference;
}

const Events = z.object({
  title: z.string(),
  source: z.string(),
  version: z.string(),
  checked: z.iso.date(),
  events: z.array(z.object({ date: z.iso.date(), label: z.string(), law: z.string() })),
});

/** Days that trade is looked at before and after. */
export const tradeEvents = (resources: Resources): z.infer<typeof Events>['events'] =>
  Events.parse(JSON.parse(new TextDecoder().decode(resources.read('trade/events.json')))).events;
