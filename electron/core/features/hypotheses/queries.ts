import type {
  Comparison,
  ComparisonItem,
  Consistency,
  Hypothesis,
} from '../../../shared/contract/hypotheses.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { shortened } from '../evidence/rules.ts';
import { searchInWords, searchRecord } from '../other-side/citations.ts';
import {
  carrying,
  credibilityOf,
  diagnosticity,
  inconsistencies,
  leading,
  type RatedItem,
  SAME,
} from './rules.ts';

interface ComparisonRow {
  readonly id: Comparison['id'];
  readonly question: string;
  readonly note: string;
  readonly createdAt: string;
  readonly author: string;
}

interface HypothesisRow {
  readonly id: Hypothesis['id'];
  readonly comparisonId: Comparison['id'];
  readonly text: string;
  readonly claimId: NonNullable<Hypothesis['claim']>['id'] | null;
  readonly claimNumber: number | null;
  readonly claimText: string | null;
}

interface ItemRow {
  readonly id: ComparisonItem['id'];
  readonly evidenceId: string | null;
  readonly searchId: string | null;
  readonly relevance: ComparisonItem['relevance'];
  readonly note: string;
  readonly number: number | null;
  readonly quote: string | null;
  readonly translation: string | null;
  readonly informationGrade: NonNullable<ComparisonItem['informationGrade']> | null;
  readonly sourceGrade: NonNullable<ComparisonItem['sourceGrade']> | null;
}

/** All comparisons with their scores. */
export const listComparisons = (db: ReadableDb): Comparison[] =>
  db.all<ComparisonRow>(sql`SELECT * FROM comparison ORDER BY createdAt, rowid`).map(row => scored(db, row));

/** One comparison. Refuses an unknown id. */
export const getComparison = (db: ReadableDb, id: string): Comparison =>
  scored(
    db,
    db.one<ComparisonRow>(sql`SELECT * FROM comparison WHERE id = ${id}`) ??
      refuse({ code: 'not-found', what: 'comparison', id }),
  );

/** The comparison that a hypothesis or an item belongs to. Refuses an unknown id. */
export function comparisonOf(db: ReadableDb, kind: 'hypothesis' | 'item', id: string): Comparison['id'] {
  const row =
    kind === 'item'
      ? db.one<{ id: Comparison['id'] }>(sql`SELECT comparisonId AS id FROM comparison_item WHERE id = ${id}`)
      : db.one<{ id: Comparison['id'] }>(sql`SELECT comparisonId AS id FROM hypothesis WHERE id = ${id}`);
  return (
    row?.id ??
    refuse({ code: 'not-found', what: kind === 'item' ? 'item of a comparison' : 'hypothesis', id })
  );
}

/** Hypotheses of a comparison in the order in which they were made. */
export const hypothesisRows = (db: ReadableDb, comparisonId: string): HypothesisRow[] =>
  db.all<HypothesisRow>(sql`
    SELECT hypothesis.*, claim.number AS claimNumber, claim.text AS claimText
    FROM hypothesis LEFT JOIN claim ON claim.id = hypothesis.claimId WHERE comparisonId = ${comparisonId} ORDER BY hypothesis.position`);

const itemRows = (db: ReadableDb, comparisonId: string): ItemRow[] =>
  db.all<ItemRow>(sql`
    SELECT comparison_item.*, evidence.number, evidence.quote, evidence.translation, evidence.informationGrade, document_note.sourceGrade
    FROM comparison_item LEFT JOIN evidence ON evidence.id = comparison_item.evidenceId
      LEFT JOIN document_note ON document_note.id = evidence.documentId
    WHERE comparisonId = ${comparisonId} ORDER BY comparison_item.position`);

/** The words of a hypothesis: those of its claim while it stands for one. */
const wordsOf = (row: HypothesisRow): string => (row.text !== '' ? row.text : (row.claimText ?? ''));

function scored(db: ReadableDb, row: ComparisonRow): Comparison {
  const hypotheses = hypothesisRows(db, row.id);
  const rated = itemRows(db, row.id);
  const ratings = ratingsOf(db, row.id);
  const items = rated.map(item => itemOf(db, item, ratings.get(item.id) ?? {}));
  const matrix: RatedItem[] = items.map(item => ({
    ...item,
    ratings: hypotheses.map(({ id }) => item.ratings[id]),
  }));
  const count = hypotheses.length;
  const sums = inconsistencies(matrix, count);
  const ranked = hypotheses.map((hypothesis, at) => rankedOf(hypothesis, at, sums, matrix));
  const carried = carrying(matrix, count);
  const carries = new Set(carried.map(({ item }) => item));
  const shown = items.map((item, index) => ({
    ...item,
    diagnosticity: diagnosticity(matrix[index] ?? { ...item, ratings: [] }, count),
    carries: carries.has(index),
  }));
  return {
    ...row,
    hypotheses: ranked.toSorted((left, right) => left.inconsistency - right.inconsistency),
    items: shown.toSorted((left, right) => right.diagnosticity - left.diagnosticity),
    unrated: items.length * count - items.reduce((sum, item) => sum + Object.keys(item.ratings).length, 0),
    conclusion: conclusionOf(hypotheses, shown, sums, carried),
  };
}

function rankedOf(
  row: HypothesisRow,
  at: number,
  sums: readonly number[],
  items: readonly RatedItem[],
): Hypothesis {
  const own = sums[at] ?? 0;
  const { id, claimId, claimNumber } = row;
  return {
    id,
    text: wordsOf(row),
    ...(claimId !== null && claimNumber !== null && { claim: { id: claimId, number: claimNumber } }),
    inconsistency: own,
    against: items.filter(({ ratings }) => ratings[at] === 'I' || ratings[at] === 'II').length,
    rank: 1 + sums.filter(sum => own - sum >= SAME).length,
  };
}

function itemOf(
  db: ReadableDb,
  row: ItemRow,
  ratings: Record<string, Consistency>,
): Omit<ComparisonItem, 'diagnosticity' | 'carries'> {
  const { id, relevance, note } = row;
  const grades = {
    ...(row.sourceGrade && { sourceGrade: row.sourceGrade }),
    ...(row.informationGrade && { informationGrade: row.informationGrade }),
  };
  const credibility = credibilityOf(row.sourceGrade ?? undefined, row.informationGrade ?? undefined);
  const source = (
    row.evidenceId === null ? { kind: 'search', id: row.searchId } : { kind: 'evidence', id: row.evidenceId }
  ) as ComparisonItem['source'];
  const words =
    row.evidenceId === null
      ? searchInWords(searchRecord(db, row.searchId ?? ''))
      : shortened(row.translation || row.quote || '', 300);
  const label = row.evidenceId === null ? 'Search' : `E${row.number}`;
  return { id, source, label, words, relevance, credibility, ...grades, note, ratings };
}

function ratingsOf(db: ReadableDb, comparisonId: string): Map<string, Record<string, Consistency>> {
  const rows = db.all<{ itemId: string; hypothesisId: string; consistency: Consistency }>(sql`
    SELECT comparison_rating.* FROM comparison_rating JOIN comparison_item ON comparison_item.id = comparison_rating.itemId
    WHERE comparison_item.comparisonId = ${comparisonId}`);
  const map = new Map<string, Record<string, Consistency>>();
  for (const { itemId, hypothesisId, consistency } of rows)
    map.set(itemId, { ...map.get(itemId), [hypothesisId]: consistency });
  return map;
}

function conclusionOf(
  hypotheses: readonly HypothesisRow[],
  items: readonly Pick<ComparisonItem, 'id' | 'label' | 'ratings'>[],
  sums: readonly number[],
  carried: ReturnType<typeof carrying>,
): Comparison['conclusion'] {
  const first = leading(sums);
  const ids = (places: readonly number[]) => places.flatMap(at => hypotheses[at]?.id ?? []);
  const names = (places: readonly number[]) =>
    places.map(at => `“${shortened(wordsOf(hypotheses[at] ?? NOTHING))}”`).join(' and ');
  const others = sums.filter((_, at) => !first.includes(at));
  const rated = items.some(({ ratings }) => Object.keys(ratings).length > 0);
  const single = first.length === 1 && others.length > 0;
  const labels = carried.map(({ item }) => items[item]?.label ?? '').join(', ');
  return {
    leading: rated ? ids(first) : [],
    margin: rated && single ? Math.min(...others) - (sums[first[0] ?? 0] ?? 0) : 0,
    words: !rated
      ? 'Nothing is rated yet.'
      : `${names(first)} ${first.length === 1 ? 'has' : 'have'} the least evidence against ${first.length === 1 ? 'it' : 'them'}; ${
          labels === '' ? 'no single item carries this' : `without ${labels} it would be otherwise`
        }.`,
    sensitivity: carried.map(({ item, leading: without }) => ({
      itemId: (items[item] as ComparisonItem).id,
      label: items[item]?.label ?? '',
      leadingWithout: ids(without),
      words: `Without ${items[item]?.label}, ${names(without)} would have the least against ${without.length === 1 ? 'it' : 'them'}.`,
    })),
  };
}

const NOTHING: HypothesisRow = {
  id: '' as HypothesisRow['id'],
  comparisonId: '' as HypothesisRow['comparisonId'],
  text: '',
  claimId: null,
  claimNumber: null,
  claimText: null,
};
