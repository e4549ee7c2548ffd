import type { Input, Output } from '../../../shared/contract/index.ts';
import type { Mention, MentionKind, Suggestion } from '../../../shared/contract/mentions.ts';
import { sql } from '../../db/sql.ts';
import { evaluate } from '../search/evaluate.ts';
import type { Searched } from '../search/find.ts';
import type { Segment } from '../search/index/segment.ts';
import { SPACES, type Space } from '../search/index/text-index.ts';
import type { DocumentFacts, Library } from '../search/library.ts';
import { asList } from '../search/lists.ts';
import { type Mark, marksIn, snippetOf } from '../search/marking.ts';
import { type Sequence, sequencesOf } from '../search/sequences.ts';
import { unitsWithForms } from './forms.ts';
import { patternsIn } from './patterns.ts';

/** A place that may be a mention, before its text is looked at. */
interface Candidate {
  readonly kind: MentionKind;
  readonly entityId?: Suggestion['entityId'];
  readonly name: string;
  readonly value: string;
  readonly space: Space;
  readonly unit: number;
  readonly number: number;
  readonly facts: DocumentFacts;
  readonly sequences: readonly Sequence[];
  /** Known for what has a form; of names they are looked up for what is shown. */
  readonly marks?: readonly Mark[];
}

/** The same mention has the same key each time: what it is of, and the page or row. */
export const keyOf = (
  spot: Pick<Mention, 'kind' | 'entityId' | 'value' | 'documentId' | 'page' | 'row'>,
): string =>
  [spot.kind, spot.entityId ?? spot.value, spot.documentId, spot.page ?? '', spot.row ?? ''].join('|');

/** Suggested mentions that nobody has decided about, grouped by what they are of. */
export function suggest(searched: Searched, input: Input<'mentions.suggest'>): Output<'mentions.suggest'> {
  const decided = new Set(
    searched.db
      .all<
        Pick<Mention, 'kind' | 'value' | 'documentId'> & {
          entityId: Mention['entityId'];
          page?: number;
          row?: number;
        }
      >(sql`SELECT kind, entityId, value, documentId, page, row FROM mention`)
      .map(keyOf),
  );
  const wanted = input.kinds && new Set(input.kinds);
  const seen = new Set<string>();
  const open = [...namesIn(searched, input), ...formsIn(searched, input)].filter(candidate => {
    if (wanted && !wanted.has(candidate.kind)) return false;
    const key = keyOf(spotOf(candidate));
    return !decided.has(key) && !seen.has(key) && seen.add(key);
  });
  const groups = new Map<string, Output<'mentions.suggest'>['groups'][number]>();
  for (const { kind, entityId, name } of open) {
    const key = `${kind} ${entityId ?? ''}`;
    const known = groups.get(key);
    if (known) known.count += 1;
    else groups.set(key, { kind, ...(entityId && { entityId }), name: entityId ? name : kind, count: 1 });
  }
  const end = input.limit === undefined ? undefined : input.offset + input.limit;
  return {
    total: open.length,
    suggestions: open.slice(input.offset, end).map(candidate => suggestionOf(searched, candidate)),
    groups: [...groups.values()],
  };
}

function spotOf({ kind, entityId, value, facts, space, number }: Candidate) {
  return {
    kind,
    ...(entityId && { entityId }),
    value,
    documentId: facts.id,
    ...(space === 'page' ? { page: number } : { row: number }),
  };
}

/** Values of an entity that it can be known by in a text. */
const KNOWN_BY = sql`'name', 'alias', 'weakAlias', 'previousName', 'innCode', 'ogrnCode', 'uscCode', 'leiCode', 'swiftBic', 'imoNumber', 'mmsi',
  'registrationNumber', 'taxNumber', 'idNumber', 'passportNumber', 'iban', 'accountNumber', 'email', 'phone', 'callSign', 'okpoCode', 'kppCode', 'vatCode', 'dunsCode'`;

function namesIn(searched: Searched, input: Input<'mentions.suggest'>): Candidate[] {
  const { db, search } = searched;
  const rows = db.all<{ entityId: NonNullable<Suggestion['entityId']>; value: string; property: string }>(sql`
    SELECT entityId, value, property FROM statement JOIN entity ON entity.id = statement.entityId
    WHERE property IN (${KNOWN_BY}) AND ${input.entityId ? sql`entityId = ${input.entityId}` : sql`1`} ORDER BY entity.number, position`);
  const entities = new Map<
    string,
    { entityId: NonNullable<Suggestion['entityId']>; name: string; sequences: Sequence[] }
  >();
  for (const { entityId, value } of rows) {
    const known = entities.get(entityId) ?? { entityId, name: value, sequences: [] };
    entities.set(entityId, known);
    if (isTelling(value))
      known.sequences.push(
        ...sequencesOf(search.index.analyser, value, { prefix: false, fuzzy: 0, own: false }),
      );
  }
  return [...entities.values()].flatMap(({ entityId, name, sequences }) =>
    unitsWith(searched, sequences, input).map(place => ({
      ...place,
      kind: 'entity' as const,
      entityId,
      name,
      value: name,
      sequences,
    })),
  );
}

/** One letter, or two of an alphabet, stand in every text by chance. */
const isTelling = (value: string): boolean =>
  /\p{Script=Han}{2}/u.test(value) || (value.match(/[\p{L}\p{N}]/gu)?.length ?? 0) > 2;

type Place = Pick<Candidate, 'space' | 'unit' | 'number' | 'facts'>;
/** What is looked at: everything, one document, or some rows of it. */
type Within = Pick<Input<'mentions.suggest'>, 'documentId' | 'rows'>;

function unitsWith(searched: Searched, sequences: readonly Sequence[], within: Within): Place[] {
  const tree = { kind: 'leaf', sequences } as const;
  return unitsThat(searched, within, segment => asList(segment, evaluate(tree, segment, new Map(), 1)).units);
}

/** Pages and rows of the newest readings that a choice among each segment's units leaves. */
function unitsThat(
  { db, search }: Searched,
  { documentId, rows }: Within,
  choose: (segment: Segment) => Iterable<number>,
): Place[] {
  const library = search.library(db);
  const found: Place[] = [];
  for (const space of rows ? (['table_row'] as const) : SPACES)
    for (const segment of search.index.segments(db, space)) {
      let range = 0;
      for (const unit of choose(segment)) {
        while ((segment.ranges[range]?.to ?? unit) < unit) range += 1;
        const at = segment.ranges[range];
        const facts = at && library.get(at.owner);
        if (!facts || (documentId !== undefined && facts.id !== documentId)) continue;
        const number = unit - at.shift;
        if (rows && (number < rows[0] || number > rows[1])) continue;
        found.push({ space, unit, number, facts });
      }
    }
  return found;
}

/** More pages and rows than this are not all read for what has a form. */
const LONG = 20_000;

/** Identifiers whose check digits hold, in everything; of one document also dates, amounts and the like. */
function formsIn(searched: Searched, input: Input<'mentions.suggest'>): Candidate[] {
  if (input.entityId !== undefined) return [];
  if (input.documentId !== undefined) {
    const places = unitsOf(searched, { ...input, documentId: input.documentId });
    // Of a long table the terms tell where forms may be; all of its cells are not read for it.
    if (places.length <= LONG || input.rows) return formsAt(searched, places, true);
    return formsAt(searched, unitsThat(searched, input, unitsWithForms), true);
  }
  const library = searched.search.library(searched.db);
  const places = unitsThat(searched, input, unitsWithForms);
  const known = input.rows ? undefined : remembered.get(library);
  if (known && known.places === places.length) return known.candidates;
  const candidates = onceADocument(formsAt(searched, places, false));
  if (!input.rows) remembered.set(library, { places: places.length, candidates });
  return candidates;
}

/** What was found in everything, as long as no document comes or changes. */
const remembered = new WeakMap<Library, { readonly places: number; readonly candidates: Candidate[] }>();

function onceADocument(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ kind, value, facts }) => {
    const key = `${kind} ${value} ${facts.id}`;
    return !seen.has(key) && seen.add(key);
  });
}

function formsAt(searched: Searched, places: readonly Place[], facts: boolean): Candidate[] {
  return places.flatMap(place => {
    const found = Map.groupBy(
      patternsIn(cellsOf(searched, place).join(BETWEEN), facts),
      ({ kind, value }) => `${kind} ${value}`,
    );
    return [...found.values()].flatMap(marks => {
      const [first] = marks;
      if (!first) return [];
      const { kind, value } = first;
      return [{ ...place, kind, name: value, value, sequences: [], marks }];
    });
  });
}

function unitsOf(searched: Searched, within: Within & { readonly documentId: string }): Place[] {
  const { db, search } = searched;
  const owners = new Set(
    [...search.library(db)].flatMap(([owner, { id }]) => (id === within.documentId ? [owner] : [])),
  );
  return unitsThat(searched, within, segment =>
    segment.ranges
      .filter(({ owner }) => owners.has(owner))
      .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)),
  );
}

/** What stands between two cells where a row is looked at as one text. */
const BETWEEN = ' · ';

/** The cells of a row; of a page its whole text as the only one. */
function cellsOf({ db }: Searched, { space, unit }: Pick<Place, 'space' | 'unit'>): string[] {
  if (space === 'page')
    return [db.one<{ text: string }>(sql`SELECT text FROM page WHERE rowid = ${unit}`)?.text ?? ''];
  const row = db.one<{ cells: string }>(sql`SELECT cells FROM table_row WHERE rowid = ${unit}`);
  return JSON.parse(row?.cells ?? '[]') as string[];
}

function suggestionOf(searched: Searched, candidate: Candidate): Suggestion {
  const cells = cellsOf(searched, candidate);
  const text = cells.join(BETWEEN);
  const marks = candidate.marks ?? marksIn(searched.search.index.analyser, text, candidate.sequences);
  const [first] = marks;
  const spot = spotOf(candidate);
  const onPage = candidate.space === 'page';
  return {
    ...spot,
    key: keyOf(spot),
    name: candidate.name,
    file: candidate.facts.name,
    ...(first && onPage && { start: first.start, end: first.end }),
    text: first ? text.slice(first.start, first.end) : candidate.value,
    snippet: snippetOf(text, marks),
    places: onPage ? marks.map(({ start, end }) => ({ start, end })) : placesIn(cells, marks),
  };
}

/** The places of marks in their cells. What begins in one cell and ends in another is not one mention. */
function placesIn(cells: readonly string[], marks: readonly Mark[]): Suggestion['places'] {
  let from = 0;
  return cells.flatMap((cell, column) => {
    const to = from + cell.length;
    const here = marks.filter(({ start, end }) => start >= from && end <= to);
    const places = here.map(({ start, end }) => ({ column, start: start - from, end: end - from }));
    from = to + BETWEEN.length;
    return places;
  });
}
