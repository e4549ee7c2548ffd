import type { Document, NearDuplicate } from '../../../shared/contract/documents.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type Sketch, similarity, smallestOf } from './sketch.ts';

/** From this share of common wording on, documents are shown as near-duplicates. */
export const NEAR = 0.8;
/** Smallest hashes that near texts are found by: two that share so much have one of these in common. */
const FINDERS = 12;
const MOST_FIRSTS = 50;

type Id = Document['id'];
interface Sketched {
  readonly id: Id;
  readonly name: string;
  readonly sketch: Sketch;
}
interface Grouping {
  readonly mark: string;
  readonly all: readonly Sketched[];
  readonly near: ReadonlyMap<Id, NearDuplicate>;
  readonly pairs: readonly (readonly [Id, Id])[];
}

const known = new WeakMap<ReadableDb, Grouping>();

/** Near-duplicates by document: each names the first of its group, in the order in which they came. */
export const nearDuplicates = (db: ReadableDb): ReadonlyMap<Id, NearDuplicate> => grouping(db).near;

/** Every two documents that are near-duplicates of one another: a copy of a copy need not be near to the first of its group. */
export const nearPairs = (db: ReadableDb): readonly (readonly [Id, Id])[] => grouping(db).pairs;

/** Documents that share at least so much wording with one, most alike first. */
export function nearOf(db: ReadableDb, id: Id, least: number): NearDuplicate[] {
  const { all } = grouping(db);
  const own = all.find(each => each.id === id);
  if (!own) return [];
  return all
    .filter(each => each.id !== id)
    .map(each => nearTo(own, each))
    .filter(each => each.similarity >= least)
    .sort((left, right) => right.similarity - left.similarity);
}

/** Sketches are only ever added: as long as there are as many as before, the groups are as before. */
function grouping(db: ReadableDb): Grouping {
  const count = db.one<{ count: number; last: number | null }>(
    sql`SELECT count(*) AS count, max(rowid) AS last FROM sketch`,
  );
  const mark = `${count?.count}:${count?.last}`;
  const before = known.get(db);
  if (before?.mark === mark) return before;
  const all = sketchesOf(db);
  const made = { mark, all, near: groups(all), pairs: pairsIn(all) };
  known.set(db, made);
  return made;
}

/** Of each document the sketch of its newest reading, in the order in which they were imported. */
function sketchesOf(db: ReadableDb): Sketched[] {
  const rows = db.all<{ id: Id; name: string; shingles: number; smallest: string }>(sql`
    SELECT document.id, document.name, sketch.shingles, sketch.smallest
    FROM document JOIN sketch ON sketch.documentId = document.id
    WHERE sketch.readingId = (SELECT id FROM reading WHERE documentId = document.id ORDER BY at DESC, rowid DESC LIMIT 1)
    ORDER BY document.addedAt, document.rowid`);
  return rows.map(({ id, name, shingles, smallest }) => ({
    id,
    name,
    sketch: { shingles, smallest: smallestOf(smallest) },
  }));
}

function groups(all: readonly Sketched[]): Map<Id, NearDuplicate> {
  const near = new Map<Id, NearDuplicate>();
  const firsts = new Map<number, Sketched[]>();
  for (const each of all) {
    const finders = each.sketch.smallest.slice(0, FINDERS);
    const candidates = new Set(finders.flatMap(hash => firsts.get(hash) ?? []));
    const [best] = [...candidates]
      .map(first => nearTo(each, first))
      .sort((left, right) => right.similarity - left.similarity);
    if (best && best.similarity >= NEAR) near.set(each.id, best);
    else for (const hash of finders) remember(firsts, hash, each);
  }
  return near;
}

function pairsIn(all: readonly Sketched[]): (readonly [Id, Id])[] {
  const before = new Map<number, Sketched[]>();
  return all.flatMap(each => {
    const finders = each.sketch.smallest.slice(0, FINDERS);
    const candidates = new Set(finders.flatMap(hash => before.get(hash) ?? []));
    for (const hash of finders) remember(before, hash, each);
    return [...candidates]
      .filter(other => nearTo(each, other).similarity >= NEAR)
      .map(({ id }) => [id, each.id] as const);
  });
}

/** Words that everything has in common (the head of a form) find nothing: such a list is kept short. */
function remember(firsts: Map<number, Sketched[]>, hash: number, each: Sketched): void {
  const list = firsts.get(hash);
  if (!list) firsts.set(hash, [each]);
  else if (list.length < MOST_FIRSTS) list.push(each);
}

const nearTo = (own: Sketched, { id, name, sketch }: Sketched): NearDuplicate => ({
  documentId: id,
  name,
  similarity: Math.round(similarity(own.sketch, sketch) * 100) / 100,
});
