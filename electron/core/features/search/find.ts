import type { Input } from '../../../shared/contract/index.ts';
import type {
  Expansion,
  SearchHit,
  SearchOptions,
  SearchResult,
  ThingHit,
} from '../../../shared/contract/search.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Ports } from '../../ports/index.ts';
import type { ProjectFile } from '../../ports/project-file.ts';
import { documentsIn } from '../collections/members.ts';
import { tradeCells, tradeReadings, tradeSegments } from '../trade/search.ts';
import type { TradeReach } from '../trade/store/loaded.ts';
import { Best, type Ordered } from './best.ts';
import { evaluate } from './evaluate.ts';
import { type Countable, FacetCounts, narrowing, type Passing } from './facets.ts';
import { filterTest } from './filters.ts';
import type { Segment } from './index/segment.ts';
import { SPACES, type Space } from './index/text-index.ts';
import type { DocumentFacts, Facts } from './library.ts';
import { asList } from './lists.ts';
import { type Mark, markable, marksIn, snippetOf } from './marking.ts';
import { badQuery, parsePlain, parseQuery } from './parse.ts';
import type { QueryNode, TypedFilter } from './query-tree.ts';
import { resolveQuery } from './resolve.ts';
import { type Resolved, unitsAtMost } from './resolved.ts';
import type { Sequence } from './sequences.ts';
import { spellingsIn } from './spellings.ts';
import type { SearchState } from './state.ts';
import type { Thing } from './things.ts';

/** What a search reads. */
export interface Searched {
  readonly db: ReadableDb;
  readonly search: SearchState;
  /** The file and its surroundings: trade records lie there. */
  readonly file?: ProjectFile;
  readonly ports?: Ports;
}

/** One part of what is searched: segments whose units are alike, and the facts of their owners. */
export interface Part {
  readonly space: Space | 'trade' | 'thing';
  readonly segments: readonly Segment[];
  readonly factsOf: (owner: string) => (Countable & { readonly order: number }) | undefined;
}

interface Candidate extends Ordered {
  readonly space: Part['space'];
  readonly unit: number;
  readonly score: number;
  readonly facts: Countable;
}

const NOTHING: SearchResult = {
  total: 0,
  hits: [],
  things: { total: 0, hits: [] },
  expansions: [],
  notes: [],
  facets: [],
};

/** Answers a search. Refuses a query that cannot be understood, saying where. */
export function find(searched: Searched, input: Input<'search.find'>): SearchResult {
  const { tree, notes } = input.plain ? parsePlain(input.query) : parseQuery(input.query);
  if (!tree) return { ...NOTHING, notes: [...notes] };
  const parts = partsOf(searched, input.documentId);
  const { tree: resolved, expansions } = understand(searched, parts, tree, input);
  const counts = new FacetCounts();
  const pages = gather(
    parts.filter(({ space }) => space !== 'thing'),
    resolved,
    input,
    counts,
    input.offset + (input.limit ?? Infinity),
  );
  const things = gather(
    parts.filter(({ space }) => space === 'thing'),
    resolved,
    input,
    counts,
    input.offset > 0 ? 0 : (input.limit ?? Infinity),
  );
  const sequences = markable(resolved);
  return {
    total: pages.total,
    hits: pages.best.slice(input.offset).map(candidate => hitOf(searched, candidate, sequences)),
    things: {
      total: things.total,
      hits: things.best.map(candidate => thingHitOf(searched, candidate, sequences)),
    },
    expansions: [...expansions],
    notes: [...notes],
    facets: input.facets ? counts.list(input.only) : [],
  };
}

/** Turns a query into terms over these parts. */
export function understand(
  searched: Searched,
  parts: readonly Part[],
  tree: QueryNode,
  options: SearchOptions,
): { readonly tree: Resolved; readonly expansions: readonly Expansion[] } {
  const segments = parts.flatMap(part => part.segments);
  const { analyser } = searched.search.index;
  const languages = () =>
    new Set([...searched.search.library(searched.db).values()].map(({ language }) => language));
  return resolveQuery(tree, {
    analyser,
    options,
    spellings: spellingsIn(searched),
    occurs: sequence => segments.some(segment => unitsAtMost(segment, sequence) > 0),
    filter: filter => {
      const test = filter.field === 'in' ? collectionTest(searched, filter) : filterTest(filter, languages);
      return owner =>
        parts.some(part => {
          const facts = part.factsOf(owner);
          return facts !== undefined && test(facts);
        });
    },
  });
}

/** Whether a document is in one of the collections that a filter names. */
function collectionTest(searched: Searched, filter: TypedFilter): (facts: Countable) => boolean {
  const ids = new Set<string>(
    filter.values.flatMap(
      name =>
        documentsIn(searched, name) ??
        badQuery(
          filter,
          `There is no collection “${name}”.`,
          'Write its name as the list of collections has it.',
        ),
    ),
  );
  return ({ id }) => ids.has(id);
}

/** Pages, rows, trade records, and things unless one document is searched. */
export function partsOf(searched: Searched, documentId: string | undefined): Part[] {
  const { db, search } = searched;
  const library = search.library(db);
  const { things, segment } = search.things(db);
  const trade = reachOf(searched);
  const records = trade ? tradeSegments(trade, search.index.analyser) : [];
  const ofTrade = tradeReadings(records);
  const factsIn = (owner: string) => {
    const facts = library.get(owner);
    return documentId === undefined || facts?.id === documentId ? facts : undefined;
  };
  const parts: Part[] = SPACES.map(space => ({
    space,
    segments: search.index.segments(db, space),
    // Rows of trade records that evidence cites are written out as rows too: they are found once.
    factsOf: owner => (space === 'table_row' && ofTrade.has(owner) ? undefined : factsIn(owner)),
  }));
  parts.push({ space: 'trade', segments: records, factsOf: factsIn });
  const factsOf = (owner: string) => {
    const thing = things[Number(owner)];
    return thing && { ...thing, order: Number(owner) };
  };
  return documentId === undefined ? [...parts, { space: 'thing', segments: [segment], factsOf }] : parts;
}

const reachOf = ({ db, file, ports }: Searched): TradeReach | undefined =>
  file && ports ? { db, file, ports } : undefined;

function gather(
  parts: readonly Part[],
  tree: Resolved,
  input: Input<'search.find'>,
  counts: FacetCounts,
  size: number,
): { readonly total: number; readonly best: Candidate[] } {
  const weights = weigh(tree, parts);
  const passes = narrowing(input.only);
  const best = new Best<Candidate>(size);
  let total = 0;
  for (const part of parts) {
    const tokens = part.segments.reduce((sum, segment) => sum + segment.tokens, 0);
    const units = part.segments.reduce((sum, segment) => sum + (segment.to - segment.from), 0);
    for (const segment of part.segments) {
      const found = asList(
        segment,
        evaluate(tree, segment, weights, Math.max(1, tokens / Math.max(1, units))),
      );
      let at = 0;
      for (const { owner, to, shift } of segment.ranges) {
        const first = at;
        while (at < found.units.length && (found.units[at] ?? 0) <= to) at += 1;
        if (at === first) continue;
        const facts = part.factsOf(owner);
        if (!facts) continue;
        const passing: Passing = passes(facts);
        if (input.facets) counts.add(facts, passing, at - first);
        if (passing !== 'all') continue;
        total += at - first;
        const rank = rankOf(facts, input.sort);
        for (let index = first; index < at; index++) {
          const unit = found.units[index] ?? 0;
          const score = found.scores[index] ?? 0;
          if (!best.takes(rank ?? score)) continue;
          best.add({
            space: part.space,
            unit,
            score,
            facts,
            rank: rank ?? score,
            order: facts.order,
            number: unit - shift,
          });
        }
      }
    }
  }
  return { total, best: best.sorted() };
}

/** What all hits of one owner are ordered by; undefined when each has its own score. */
function rankOf(
  facts: Countable & { readonly order: number },
  sort: SearchOptions['sort'],
): number | undefined {
  const day = Number((facts.date || facts.added.slice(0, 10)).replaceAll('-', '')) || 0;
  switch (sort) {
    case 'place':
      return 0;
    case 'newest':
      return day;
    case 'oldest':
      return -day;
    case 'name':
      return -nameRank(facts.name);
    default:
      return undefined;
  }
}

/** A number that orders names by their first letters. */
function nameRank(name: string): number {
  const units = name.toLowerCase().padEnd(3, '\0');
  return units.charCodeAt(0) * 2 ** 32 + units.charCodeAt(1) * 2 ** 16 + units.charCodeAt(2);
}

/** Weight of each leaf: how rare it is among all units, as BM25 has it. */
function weigh(tree: Resolved, parts: readonly Part[]): ReadonlyMap<Resolved, number> {
  const segments = parts.flatMap(part => part.segments);
  const units = segments.reduce((sum, segment) => sum + segment.lengths.length, 0);
  const weights = new Map<Resolved, number>();
  const go = (node: Resolved): number => {
    let weight = 0;
    if (node.kind === 'leaf') {
      let having = 0;
      for (const segment of segments)
        for (const sequence of node.sequences) having += unitsAtMost(segment, sequence);
      having = Math.min(having, units);
      weight = Math.log(1 + (units - having + 0.5) / (having + 0.5));
    } else if (node.kind === 'near') weight = go(node.left) + go(node.right);
    else if (node.kind === 'and' || node.kind === 'or')
      weight = node.children.map(go).reduce((sum, each) => sum + each, 0);
    else if (node.kind === 'not') go(node.child);
    weights.set(node, weight);
    return weight;
  };
  go(tree);
  return weights;
}

function hitOf(searched: Searched, candidate: Candidate, sequences: readonly Sequence[]): SearchHit {
  const { db, search } = searched;
  const facts = candidate.facts as DocumentFacts;
  const { analyser } = search.index;
  const base = {
    documentId: facts.id,
    file: facts.name,
    score: candidate.score,
    type: facts.type,
    language: facts.language,
  };
  if (candidate.space === 'page') {
    const text =
      db.one<{ text: string }>(sql`SELECT text FROM page WHERE rowid = ${candidate.unit}`)?.text ?? '';
    const marks = marksIn(analyser, text, sequences);
    const [first] = marks;
    return {
      ...base,
      page: candidate.number,
      ...(first && { start: first.start, end: first.end, found: text.slice(first.start, first.end) }),
      snippet: snippetOf(text, marks),
    };
  }
  const { text, marks } = markTexts(search, cellsOf(searched, candidate, facts.id), sequences);
  const [first] = marks;
  return {
    ...base,
    row: candidate.number,
    ...(first && { found: text.slice(first.start, first.end) }),
    snippet: snippetOf(text, marks),
  };
}

function cellsOf(
  searched: Searched,
  { space, unit, number }: Candidate,
  documentId: string,
): readonly string[] {
  const trade = reachOf(searched);
  if (space === 'trade' && trade) return tradeCells(trade, documentId, number);
  const row = searched.db.one<{ cells: string }>(sql`SELECT cells FROM table_row WHERE rowid = ${unit}`);
  return JSON.parse(row?.cells ?? '[]') as string[];
}

function thingHitOf({ search }: Searched, candidate: Candidate, sequences: readonly Sequence[]): ThingHit {
  const thing = candidate.facts as Countable & Facts & Thing;
  const { text, marks } = markTexts(search, thing.texts, sequences);
  const { kind, id, label, name } = thing;
  return { kind, id, label, name, score: candidate.score, snippet: snippetOf(text, marks) };
}

/** Cells or values as one line, with marks found in each of them apart. */
function markTexts(
  search: SearchState,
  texts: readonly string[],
  sequences: readonly Sequence[],
): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  let at = 0;
  for (const text of texts) {
    for (const { start, end } of marksIn(search.index.analyser, text, sequences))
      marks.push({ start: at + start, end: at + end });
    at += text.length + BETWEEN.length;
  }
  return { text: texts.join(BETWEEN), marks };
}

const BETWEEN = ' · ';
