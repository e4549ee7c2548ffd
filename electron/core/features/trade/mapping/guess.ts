// Which column of an export is which field: by name, by code, by box, and by what its cells hold.

import { foldName } from '../../../../shared/trade/column-keys.ts';
import { guessDates } from '../values/date.ts';
import { parseDecimal } from '../values/decimal.ts';
import { hsCode } from '../values/hs.ts';
import { countryCode, currencyCode, type Places, sharedSign } from '../values/place.ts';
import type { Field, FieldBook, FieldKind } from './fields.ts';
import { type GroupedName, groupedHeader } from './two-rows.ts';

/** A column taken for a field. `score` from 0 to 1 says how sure that is; `why` in words. */
export interface Guess {
  readonly column: number;
  readonly field: string;
  readonly score: number;
  readonly why: string;
}

/** Columns and fields of a table. Each column has one field at most, and each field one column. */
export interface MappingGuess {
  /** Index of the header among the rows given, of the lower row where it has two; -1 when none was found. */
  readonly header: number;
  /** The names of the columns. */
  readonly names: readonly string[];
  /** Whether they come of two rows: groups over columns. */
  readonly isGrouped: boolean;
  readonly guesses: readonly Guess[];
}

interface Candidate extends Guess {
  /** Place of the name among the names of its field: settles what scores alike. */
  readonly rank: number;
}

/** A header stands within so many rows; exports put titles and logos over it. */
const HEADER_WITHIN = 30;
const SAMPLE = 200;
/** Fewer fields than this by name are chance. */
const LEAST_FIELDS = 3;

/** Finds the header under titles unless it is known, and the fields of its columns. `rows` are the first rows of the table, as they are. */
export function guessMapping(
  rows: readonly (readonly string[])[],
  book: FieldBook,
  places: Places,
  known?: number,
): MappingGuess {
  let best: Header & { readonly header: number } = {
    header: known ?? -1,
    names: rows[known ?? 0] ?? [],
    isGrouped: false,
    found: [],
  };
  let most = known === undefined ? LEAST_FIELDS - 1 : -1;
  const from = known ?? 0;
  const end = known === undefined ? Math.min(rows.length, HEADER_WITHIN) : from + 1;
  for (let at = from; at < end; at++)
    for (const each of headersAt(rows, at, book)) {
      const { length } = assign(each.found);
      if (length <= most) continue;
      most = length;
      best = { header: at, ...each };
    }
  const { found, ...rest } = best;
  const { header } = rest;
  if (header < 0) return { ...rest, guesses: [] };
  const body = rows.slice(header + 1, header + 1 + SAMPLE);
  const checked = found.map(candidate => weigh(candidate, body, book, places));
  return { ...rest, guesses: assign(checked).sort((a, b) => a.column - b.column) };
}

interface Header {
  readonly names: readonly string[];
  readonly isGrouped: boolean;
  readonly found: readonly Candidate[];
}

/** What the header can be that ends with a row: the row itself, or the two of which it is the lower one. */
function headersAt(rows: readonly (readonly string[])[], at: number, book: FieldBook): Header[] {
  const own = rows[at] ?? [];
  const single = { names: own, isGrouped: false, found: named(own, book) };
  const grouped = at > 0 ? groupedHeader(rows[at - 1] ?? [], own) : undefined;
  if (!grouped) return [single];
  const names = grouped.map(({ whole }) => whole);
  return [single, { names, isGrouped: true, found: namedInGroups(grouped, book) }];
}

/** Whether the fields found make trade records: goods or their code, and when, how much or who. */
export function isTrade(guesses: readonly Guess[]): boolean {
  const fields = new Set(guesses.filter(({ score }) => score >= 0.5).map(({ field }) => field));
  const some = (...names: string[]) => names.some(name => fields.has(name));
  return (
    some('hs', 'goods') &&
    some('valueUsd', 'netKg', 'grossKg', 'quantity', 'invoiceValue', 'customsValue', 'containers') &&
    some('date', 'sender', 'receiver', 'reporter')
  );
}

function named(header: readonly string[], book: FieldBook): Candidate[] {
  const names = namesOf(book);
  return header.flatMap((cell, column) => {
    const name = foldName(cell);
    return name === '' ? [] : byName(cell, name, column, names);
  });
}

/** Fields of columns that stand under the names of groups. */
function namedInGroups(header: readonly GroupedName[], book: FieldBook): Candidate[] {
  const names = namesOf(book);
  const parts = new Map(
    book.parts.flatMap(({ suffix, names: all }) => all.map(name => [foldName(name), suffix])),
  );
  const why = 'its group and its name are known';
  return header.flatMap(({ group, name }, column) => {
    if (group === '') return name === '' ? [] : byName(name, foldName(name), column, names);
    const suffix = parts.get(foldName(name));
    const parties = (names.folded.get(foldName(group)) ?? []).filter(({ field }) => field.kind === 'party');
    const of = parties.map(({ field }) => book.fields.find(({ id }) => id === `${field.id}${suffix}`));
    if (suffix !== undefined && parties.length > 0)
      return of.flatMap(field => (field ? [{ column, field: field.id, score: 1, why, rank: 0 }] : []));
    // “Weight, kg” over “net” is a net weight in kg, whichever word comes first.
    const bag = bagOf(`${group} ${name}`);
    const both = names.bags.get(bag) ?? [];
    if (both.length > 0)
      return both.map(({ field, rank }) => ({ column, field: field.id, score: 1, why, rank }));
    return byName(name, foldName(name), column, names);
  });
}

/** The words of a name in one order. */
const bagOf = (name: string): string =>
  [...new Set(foldName(name).split(' '))]
    .filter(word => word !== 'of')
    .sort()
    .join(' ');

/** A name of a field: `rank` is its place among them. */
interface Known {
  readonly field: Field;
  readonly order: number;
  readonly rank: number;
}

/** All names of a book as they are looked up. */
interface Names {
  readonly fields: readonly Field[];
  readonly folded: ReadonlyMap<string, readonly Known[]>;
  /** By their words, in whatever order these come. */
  readonly bags: ReadonlyMap<string, readonly Known[]>;
  /** Letters of the longest. */
  readonly longest: number;
}

const names = new WeakMap<FieldBook, Names>();

function namesOf(book: FieldBook): Names {
  const before = names.get(book);
  if (before) return before;
  const folded = new Map<string, Known[]>();
  let longest = 0;
  for (const [order, field] of book.fields.entries())
    for (const [rank, name] of field.names.map(foldName).entries()) {
      const same = folded.get(name) ?? [];
      if (!same.some(known => known.field === field)) same.push({ field, order, rank });
      folded.set(name, same);
      longest = Math.max(longest, name.length);
    }
  const bags = new Map<string, Known[]>();
  for (const [name, known] of folded) bags.set(bagOf(name), [...(bags.get(bagOf(name)) ?? []), ...known]);
  const made = { fields: book.fields, folded, bags, longest };
  names.set(book, made);
  return made;
}

function byName(cell: string, name: string, column: number, { fields, folded, longest }: Names): Candidate[] {
  const found = ({ id }: Field, score: number, why: string, rank: number): Candidate => ({
    column,
    field: id,
    score,
    why,
    rank,
  });
  const exact = folded.get(name) ?? [];
  const whole = exact.map(({ field, rank }) => found(field, 1, 'its name is known', rank));
  const isExact = (field: Field) => exact.some(known => known.field === field);
  const [, code, rest = ''] = /^\s*(ND|G\d\w*|\d{1,4}(?:_\d{1,3})?|D1)[\s(]+(.+?)\)?$/.exec(cell) ?? [];
  if (code) {
    const known = folded.get(foldName(rest)) ?? [];
    const boxes = fields.flatMap(field => {
      const at = isExact(field) ? -1 : Math.max(field.codes.indexOf(code), field.boxes.indexOf(code));
      const rank = known.find(each => each.field === field)?.rank;
      return at < 0 ? [] : [found(field, rank === undefined ? 0.97 : 1, `box ${code}`, rank ?? at)];
    });
    return [...whole, ...boxes];
  }
  // A known name is at least seven tenths of one that it stands in.
  if (name.length * INSIDE > longest) return whole;
  const inside = partsOf(name).flatMap(part => folded.get(part) ?? []);
  const first = new Map<Field, Known>();
  for (const known of inside)
    if (!isExact(known.field) && known.rank < (first.get(known.field)?.rank ?? Number.POSITIVE_INFINITY))
      first.set(known.field, known);
  const parts = [...first.values()].sort((one, two) => one.order - two.order);
  return [...whole, ...parts.map(({ field, rank }) => found(field, 0.6, 'part of its name is known', rank))];
}

const INSIDE = 0.7;

/** Two words or more of a name that stand together in it and are not much shorter. */
function partsOf(name: string): string[] {
  const words = name.split(' ');
  return words.flatMap((_, from) =>
    words
      .slice(from + 1)
      .map((_, more) => words.slice(from, from + more + 2).join(' '))
      .filter(part => part.length >= INSIDE * name.length),
  );
}

/** One column a field and one field a column, surest first; a column left over may push another to its second choice. */
function assign(candidates: readonly Candidate[]): Guess[] {
  const sorted = [...candidates].sort((a, b) => b.score - a.score || a.rank - b.rank || a.column - b.column);
  const byField = new Map<string, Candidate>();
  const byColumn = new Map<number, Candidate>();
  const take = (candidate: Candidate) => {
    byField.set(candidate.field, candidate);
    byColumn.set(candidate.column, candidate);
  };
  for (const candidate of sorted)
    if (!byField.has(candidate.field) && !byColumn.has(candidate.column)) take(candidate);
  for (const candidate of sorted) {
    const holder = byField.get(candidate.field);
    if (byColumn.has(candidate.column) || !holder) continue;
    const second = sorted.find(
      other => other.column === holder.column && !byField.has(other.field) && other.score >= 0.9,
    );
    if (!second || candidate.score < 0.9) continue;
    take(second);
    take(candidate);
  }
  return [...byColumn.values()].map(({ column, field, score, why }) => ({ column, field, score, why }));
}

/** Believes a name less when the cells below it hold something else. */
function weigh(
  candidate: Candidate,
  body: readonly (readonly string[])[],
  book: FieldBook,
  places: Places,
): Candidate {
  const kind = book.fields.find(({ id }) => id === candidate.field)?.kind ?? 'text';
  const nothing = new Set(book.empty);
  const values = body
    .map(row => (row[candidate.column] ?? '').trim())
    .filter(value => value !== '' && !nothing.has(value.toUpperCase()));
  if (values.length === 0) return candidate;
  const share = fitting(kind, values, places);
  if (share >= 0.8) return candidate;
  const percent = Math.round(share * 100);
  return {
    ...candidate,
    score: candidate.score * (0.3 + 0.7 * share),
    why: `${candidate.why}, but ${percent} % of its cells fit`,
  };
}

/** Share of values that the kind of a field can hold. */
function fitting(kind: FieldKind, values: readonly string[], places: Places): number {
  const share = (fits: (value: string) => boolean) => values.filter(fits).length / values.length;
  switch (kind) {
    case 'date':
      return guessDates(values).share;
    case 'decimal':
      return share(value => parseDecimal(value, '.') !== null || parseDecimal(value, ',') !== null);
    case 'hs':
      return share(value => hsCode(value).trouble !== 'not-a-code');
    case 'country':
      return share(value => countryCode(value, places) !== null);
    case 'currency':
      return share(value => currencyCode(value, places) !== null || sharedSign(value, places).length > 0);
    case 'direction':
    case 'party':
    case 'taxId':
    case 'text':
      return 1;
  }
}
