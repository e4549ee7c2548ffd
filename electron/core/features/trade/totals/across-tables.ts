// The same shipment in two tables, and records that mirror one another: the export of one state is the import of another.
import type { DuplicateReason } from '../../../../shared/contract/trade.ts';
import type { Sliced } from '../../../app/slices.ts';
import type { TradeData } from '../store/data.ts';
import { amountAt, dayAt, type Place, type Records, textAt } from './records-by-hash.ts';
import { DAYS_APART, daysApart, isNearWeight } from './repetition.ts';
import { folded } from './words.ts';

/** Records between two slices. */
const SLICE = 1024;

type Mark = (place: number, first: number, reason: DuplicateReason) => void;

/** Marks records that repeat one of an earlier table. Each record is repeated once by a table at most. */
export function* acrossTables(
  data: TradeData,
  records: Records,
  repeated: Uint8Array,
  mark: Mark,
): Sliced<void> {
  if (new Set(data.sources.map(({ set }) => set.id)).size < 2) return;
  const seen = new Map<string, number[]>();
  const taken = new Set<string>();
  for (let place = 0; place < data.rows; place++) {
    if (place % SLICE === 0) yield;
    if (repeated[place] === 1 || records.isHidden(place)) continue;
    const here = records.find(place);
    const names = namesOf(here);
    const earlier = firstThat(
      names,
      seen,
      other => whyAcross(records.find(other), here),
      taken,
      records,
      here,
    );
    if (earlier) {
      mark(place, earlier.place, earlier.reason);
      taken.add(`${earlier.place} ${here.set.id}`);
    } else for (const name of names) seen.set(name, [...(seen.get(name) ?? []), place]);
  }
}

function firstThat(
  names: readonly string[],
  seen: ReadonlyMap<string, readonly number[]>,
  why: (place: number) => DuplicateReason | undefined,
  taken: ReadonlySet<string>,
  records: Records,
  here: Place,
): { readonly place: number; readonly reason: DuplicateReason } | undefined {
  for (const name of names)
    for (const place of seen.get(name) ?? []) {
      if (records.find(place).set.id === here.set.id || taken.has(`${place} ${here.set.id}`)) continue;
      const reason = why(place);
      if (reason) return { place, reason };
    }
  return undefined;
}

/** Names under which records that may tell of the same shipment meet. */
function namesOf(place: Place): string[] {
  const code = textAt(place, 'hs').slice(0, 6);
  if (code === '') return [];
  const party = (field: string) =>
    folded(textAt(place, field))
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const value = amountAt(place, 'valueUsd') ?? amountAt(place, 'invoiceValue');
  return [
    ...(value === undefined ? [] : [`value ${code} ${dayAt(place, 'date')} ${value}`]),
    ...['sender', 'receiver'].flatMap(field =>
      party(field) === '' ? [] : [`${field} ${code} ${party(field)}`],
    ),
  ];
}

function whyAcross(left: Place, right: Place): DuplicateReason | undefined {
  const [from, to] = [textAt(left, 'direction'), textAt(right, 'direction')];
  if (from !== to && from !== '' && to !== '') return isMirror(left, right) ? 'mirror' : undefined;
  const same = (field: string) => {
    const one = amountAt(left, field);
    return one !== undefined && one === amountAt(right, field);
  };
  const isSame =
    dayAt(left, 'date') === dayAt(right, 'date') &&
    (same('netKg') || same('grossKg') || same('quantity')) &&
    (same('valueUsd') || same('invoiceValue'));
  return isSame ? 'other-set' : undefined;
}

const isMirror = (left: Place, right: Place): boolean =>
  dayAt(left, 'date') !== 0 &&
  dayAt(right, 'date') !== 0 &&
  daysApart(left, right) <= DAYS_APART &&
  isNearWeight(left, right);
