import { type Facet, FacetField, type SearchOptions } from '../../../shared/contract/search.ts';
import type { Facts } from './library.ts';

const FIELDS = FacetField.options;
/** Values of a facet that are listed; the rest is counted. */
const LISTED = 50;

/** What hits of one document or thing are counted under. */
export type Countable = Facts & { readonly id: string };

/** Letters of a month and of a year, as in `2024-03`. */
const MONTH = 7;
const YEAR = 4;
/** Dates of so many years are listed by the month, of more by the year. */
const YEARS_BY_MONTH = 2;

/** Values of a field; several for tags. */
function valuesOf(facts: Countable, field: FacetField): readonly string[] {
  if (field === 'tag') return facts.tags;
  if (field === 'date') return [facts.date.slice(0, MONTH)];
  return [field === 'document' ? facts.id : facts[field]];
}

/** The narrowing that something does not pass: none, one (which does not count for that facet itself), or several. */
export type Passing = FacetField | 'all' | 'none';

/** Tests what passes a narrowing to values of facets. */
export function narrowing(only: SearchOptions['only']): (facts: Countable) => Passing {
  const wanted = FIELDS.flatMap(field =>
    only[field]?.length ? [[field, new Set(only[field])] as const] : [],
  );
  return facts => {
    const failed = wanted.filter(
      ([field, values]) => !valuesOf(facts, field).some(value => isWanted(field, value, values)),
    );
    return failed.length === 0 ? 'all' : failed.length === 1 ? (failed[0]?.[0] ?? 'none') : 'none';
  };
}

/** A year is all of its months. */
const isWanted = (field: FacetField, value: string, wanted: ReadonlySet<string>): boolean =>
  wanted.has(value) || (field === 'date' && value !== '' && wanted.has(value.slice(0, YEAR)));

/** Counts of hits by field. A facet counts as if it did not narrow itself, so that other values can be chosen too. */
export class FacetCounts {
  readonly #counts = new Map<FacetField, Map<string, { label: string; count: number }>>();

  add(facts: Countable, passing: Passing, count: number): void {
    if (count === 0 || passing === 'none') return;
    for (const field of passing === 'all' ? FIELDS : [passing]) {
      const values = this.#counts.get(field) ?? new Map<string, { label: string; count: number }>();
      this.#counts.set(field, values);
      for (const value of valuesOf(facts, field)) {
        const known = values.get(value);
        if (known) known.count += count;
        else values.set(value, { label: field === 'document' ? facts.name : value, count });
      }
    }
  }

  /** All counts; values that were narrowed to are listed even at 0. */
  list(only: SearchOptions['only']): Facet[] {
    return FIELDS.flatMap(field => {
      if (field === 'date') return this.#dates(only.date ?? []);
      const counts = new Map(this.#counts.get(field));
      for (const value of only[field] ?? [])
        if (!counts.has(value)) counts.set(value, { label: value, count: 0 });
      const values = [...counts]
        .map(([value, { label, count }]) => ({ value, label, count }))
        .sort((left, right) => right.count - left.count || (left.label < right.label ? -1 : 1));
      return values.length === 0
        ? []
        : [{ field, values: values.slice(0, LISTED), more: Math.max(0, values.length - LISTED) }];
    });
  }

  /** Dates, newest first: by the month where there are few years, by the year where there are many. */
  #dates(chosen: readonly string[]): Facet[] {
    const months = [...(this.#counts.get('date') ?? [])].map(([value, { count }]) => ({ value, count }));
    const years = new Set(months.map(({ value }) => value.slice(0, YEAR)).filter(year => year !== ''));
    const length = years.size > YEARS_BY_MONTH ? YEAR : MONTH;
    const values = [...new Set([...chosen, ...months.map(({ value }) => value.slice(0, length))])]
      .sort()
      .reverse()
      .map(value => ({ value, label: value, count: countWithin(months, value) }));
    return values.length === 0
      ? []
      : [{ field: 'date', values: values.slice(0, LISTED), more: Math.max(0, values.length - LISTED) }];
  }
}

const countWithin = (months: readonly { value: string; count: number }[], wanted: string): number =>
  months
    .filter(({ value }) => (wanted === '' ? value === '' : value.startsWith(wanted)))
    .reduce((sum, { count }) => sum + count, 0);
