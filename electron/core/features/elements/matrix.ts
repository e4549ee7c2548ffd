// Elements by claims: what there is for and against each, counted by independent origin.
import {
  type Coverage,
  ElementDefinition,
  type GapTask,
  type MatrixClaim,
  type MatrixRegime,
  type MatrixRow,
  type RegimeFile,
} from '../../../shared/contract/elements.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { type Origins, originsOf } from '../claims/origins.ts';
import { type ClaimRow, Tally, talliesOf } from '../claims/queries.ts';
import type { ElementRow } from './answers.ts';
import { counts, coverageOf } from './coverage.ts';
import { listTasks } from './gaps.ts';
import { elementsOf, type RegimeRow, regimeRows } from './regimes.ts';

/** Everything that rows are made from, read once. */
interface Material {
  readonly claims: ReadonlyMap<string, ClaimRow>;
  /** Claims by the one that they are a part of, and by the one that they explain otherwise. */
  readonly parts: ReadonlyMap<string, readonly ClaimRow[]>;
  readonly rivals: ReadonlyMap<string, readonly ClaimRow[]>;
  readonly answers: ReadonlyMap<string, readonly ClaimRow[]>;
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly tasks: ReadonlyMap<string, readonly GapTask[]>;
  readonly searches: ReadonlyMap<string, { readonly cited: number; readonly nothing: number }>;
  readonly origins: Origins;
  readonly names: ReadonlyMap<string, string>;
}

/** The matrix of every regime in use, or of one. */
export function matrixOf(db: ReadableDb, only?: string): MatrixRegime[] {
  const material = gather(db);
  return regimeRows(db)
    .filter(({ id }) => only === undefined || id === only)
    .map(row => regimeOf(db, row, material));
}

function regimeOf(db: ReadableDb, row: RegimeRow, material: Material): MatrixRegime {
  const head = JSON.parse(row.definition) as Omit<RegimeFile, 'elements'>;
  const chosen = JSON.parse(row.pursued) as string[];
  const pursued = new Set(chosen.length === 0 ? head.prongs.map(({ code }) => code) : chosen);
  const elements = elementsOf(db, row.id).map(element => rowOf(element, pursued, material));
  const tally: Record<Coverage, number> = {
    covered: 0,
    'single-source': 0,
    contested: 0,
    empty: 0,
    'nothing-to-prove': 0,
    'not-pursued': 0,
  };
  for (const { coverage } of elements) tally[coverage]++;
  return {
    ...head,
    id: row.id,
    origin: row.origin,
    prongs: head.prongs.map(prong => ({ ...prong, pursued: pursued.has(prong.code) })),
    elements,
    counts: tally,
  };
}

function rowOf(element: ElementRow, pursued: ReadonlySet<string>, material: Material): MatrixRow {
  const definition = ElementDefinition.parse(JSON.parse(element.definition));
  const direct = material.answers.get(element.id) ?? [];
  const claims = withParts(direct, material);
  const own = new Set(direct.map(({ id }) => id));
  const alternatives = standing(claims, material);
  const weighed = claims.map(claim => {
    const tally = material.tallies.get(claim.id) ?? new Tally();
    return { ...claim, origins: tally.for, against: tally.evidence.contradicts };
  });
  const inPursuit = definition.prongs.length === 0 || definition.prongs.some(code => pursued.has(code));
  const found = coverageOf({
    role: definition.role,
    pursued: inPursuit,
    claims: weighed,
    alternatives: alternatives.filter(({ status }) => status === 'supported').map(({ number }) => number),
  });
  const counted = weighed.filter(counts);
  return {
    ...definition,
    id: element.id as MatrixRow['id'],
    removed: element.removed !== 0,
    ...found,
    claims: claims.map(claim => matrixClaim(claim, !own.has(claim.id), material)),
    origins: originList(counted, material),
    against: counted.reduce((sum, { against }) => sum + against, 0),
    alternatives: alternatives.map(({ id, number, status }) => ({ id, number, status })),
    searches: material.searches.get(element.id) ?? { cited: 0, nothing: 0 },
    tasks: [...(material.tasks.get(element.id) ?? [])],
    remarks: remarksOf(definition, element, weighed),
  };
}

/** Claims with all their parts, each once, in the order of the outline below each. */
function withParts(claims: readonly ClaimRow[], { parts }: Material): ClaimRow[] {
  const found = new Map<string, ClaimRow>();
  const waiting = claims.toReversed();
  for (let claim = waiting.pop(); claim; claim = waiting.pop()) {
    if (found.has(claim.id)) continue;
    found.set(claim.id, claim);
    waiting.push(...(parts.get(claim.id) ?? []).toReversed());
  }
  return [...found.values()];
}

/** Alternatives to any of the claims that nobody has given up. */
const standing = (claims: readonly ClaimRow[], { rivals }: Material): ClaimRow[] =>
  claims
    .filter(counts)
    .flatMap(({ id }) => rivals.get(id) ?? [])
    .filter(({ status }) => status !== 'refuted' && status !== 'withdrawn');

function matrixClaim(claim: ClaimRow, part: boolean, { tallies }: Material): MatrixClaim {
  const { id, number, text, status, kind } = claim;
  const { evidence } = tallies.get(id) ?? new Tally();
  return { id, number, text, status, ...(kind && { kind }), part, counts: counts(claim), ...evidence };
}

function originList(
  claims: readonly { readonly origins: ReadonlySet<string> }[],
  { origins, names }: Material,
): MatrixRow['origins'] {
  const keys = new Set(claims.flatMap(claim => [...claim.origins]));
  return [...keys].map(key => ({
    key,
    documents: (origins.groups.get(key) ?? []).map(id => ({ id, name: names.get(id) ?? '' })),
  }));
}

function remarksOf(
  definition: ElementDefinition,
  element: ElementRow,
  claims: readonly (ClaimRow & { readonly origins: ReadonlySet<string> })[],
): string[] {
  const counted = claims.filter(counts);
  const drafts = counted.filter(({ status }) => status === 'draft');
  const bare = counted.filter(({ origins }) => origins.size === 0);
  const alleged = counted.length > 0 && counted.every(({ kind }) => kind === 'allegation');
  const list = (some: readonly ClaimRow[]) => some.map(({ number }) => `C${number}`).join(', ');
  return [
    ...(element.removed ? [`The newest file of the regime no longer has ${element.code}.`] : []),
    ...(definition.verify ? [`Verify: ${definition.verify}`] : []),
    ...(drafts.length > 0 ? [`Still a draft: ${list(drafts)}.`] : []),
    ...(bare.length > 0 && bare.length < counted.length
      ? [`Without evidence in support: ${list(bare)}.`]
      : []),
    ...(alleged ? ['Rests on what others allege alone.'] : []),
  ];
}

function gather(db: ReadableDb): Material {
  const rows = db.all<ClaimRow>(sql`SELECT * FROM claim ORDER BY coalesce(position, number), number`);
  const claims = new Map(rows.map(row => [row.id as string, row]));
  const answers = db.all<{ elementId: string; claimId: string }>(
    sql`SELECT answer.elementId, answer.claimId FROM answer JOIN claim ON claim.id = answer.claimId ORDER BY claim.number`,
  );
  const searches = db.all<{ targetId: string; cited: number; empty: number }>(sql`
    SELECT targetId, count(*) AS cited, sum(search_record.found = 0) AS empty
    FROM search_citation JOIN search_record ON search_record.id = search_citation.searchId
    WHERE targetKind = 'element' GROUP BY targetId`);
  return {
    claims,
    parts: listed(rows, row => row.parentId),
    rivals: listed(rows, row => row.alternativeTo),
    answers: listed(
      answers.flatMap(({ elementId, claimId }) => {
        const claim = claims.get(claimId);
        return claim ? [{ elementId, claim }] : [];
      }),
      row => row.elementId,
      row => row.claim,
    ),
    tallies: talliesOf(db),
    tasks: listed(listTasks(db), task => task.elementId),
    searches: new Map(searches.map(({ targetId, cited, empty }) => [targetId, { cited, nothing: empty }])),
    origins: originsOf(db),
    names: new Map(
      db
        .all<{ id: string; name: string }>(sql`SELECT id, name FROM document`)
        .map(({ id, name }) => [id, name]),
    ),
  };
}

function listed<T>(rows: readonly T[], key: (row: T) => string | null): Map<string, T[]>;
function listed<T, V>(
  rows: readonly T[],
  key: (row: T) => string | null,
  value: (row: T) => V,
): Map<string, V[]>;
function listed<T>(
  rows: readonly T[],
  key: (row: T) => string | null,
  value: (row: T) => unknown = row => row,
): Map<string, unknown[]> {
  const map = new Map<string, unknown[]>();
  for (const row of rows) {
    const at = key(row);
    if (at === null) continue;
    const list = map.get(at);
    if (list) list.push(value(row));
    else map.set(at, [value(row)]);
  }
  return map;
}
