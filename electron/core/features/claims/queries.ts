import type { Claim, ClaimCard, ClaimRef } from '../../../shared/contract/claims.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { firstDay, lastDay } from '../../../shared/kernel/dates.ts';
import type { QueryContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { list, type Sql, sql } from '../../db/sql.ts';
import { type HintSource, hintSource, hintsOf } from './hints.ts';
import { among, byClaim, type LinkOfClaim, linksByClaim, type Only } from './links.ts';
import { changeMark, originsOf } from './origins.ts';
import { outlineOf, placeOfNode } from './tree.ts';

/** What claims are read with. */
export type ClaimsContext = Pick<QueryContext, 'db' | 'ports'>;
/** Which claims are wanted. */
export type ClaimFilter = Input<'claims.list'>;

/** A claim as it is stored. */
export interface ClaimRow {
  readonly id: Claim['id'];
  readonly number: number;
  readonly text: string;
  readonly status: Claim['status'];
  readonly note: string;
  readonly createdAt: string;
  readonly author: string;
  readonly kind: NonNullable<Claim['kind']> | null;
  readonly likelihood: string | null;
  readonly confidence: NonNullable<Claim['confidence']> | null;
  readonly startDate: string;
  readonly endDate: string;
  readonly parentId: Claim['id'] | null;
  readonly alternativeTo: Claim['id'] | null;
  readonly position: number | null;
}

/** Claims that fit, by number. */
export function listClaims(context: ClaimsContext, filter: ClaimFilter): Claim[] {
  const rows = fittingRows(context.db, filter);
  const only = filter.ids && rows.map(({ id }) => id);
  return withEvidence(context, rows, only);
}

/** One claim. Refuses an unknown id. */
export function getClaim(context: ClaimsContext, id: string): Claim {
  const [claim] = withEvidence(context, [claimRow(context.db, id)], [id]);
  return claim ?? refuse({ code: 'not-found', what: 'claim', id });
}

/** Figures that a claim cites, by number. */
export const figuresOf = (db: ReadableDb, claimId: string): Claim['figures'] =>
  figuresByClaim(db, [claimId]).get(claimId) ?? [];

function figuresByClaim(db: ReadableDb, only: Only): Map<string, Claim['figures']> {
  const rows = db.all<{ claimId: string } & Claim['figures'][number]>(sql`
    SELECT claimId, figure_citation.id, figureId, figure.number, role, figure_citation.note, title
    FROM figure_citation JOIN figure ON figure.id = figureId
    WHERE ${among(sql`claimId`, only)} ORDER BY figure.number`);
  return byClaim(rows.map(({ claimId, ...value }) => ({ claimId, value })));
}

/** One claim as it is stored. Refuses an unknown id. */
export const claimRow = (db: ReadableDb, id: string): ClaimRow =>
  db.one<ClaimRow>(sql`SELECT * FROM claim WHERE id = ${id}`) ??
  refuse({ code: 'not-found', what: 'claim', id });

/** Claims in the order of the outline. */
export function listCards(context: ClaimsContext, filter: ClaimFilter): ClaimCard[] {
  const all = context.db.all<ClaimRow>(sql`SELECT * FROM claim ORDER BY number`);
  const fitting = new Set(fittingRows(context.db, filter, all).map(({ id }) => id as string));
  const parts = new Map<string, number>();
  for (const { parentId } of all) if (parentId) parts.set(parentId, (parts.get(parentId) ?? 0) + 1);
  const cardOf = cards(context);
  return outlineOf(all)
    .filter(({ node }) => fitting.has(node.id))
    .map(({ node, depth }) => ({ ...cardOf(node), depth, subClaims: parts.get(node.id) ?? 0 }));
}

/** Dated claims by when it was; what begins on the same day goes from the most precise to the least. */
export function chronology(
  context: ClaimsContext,
  { from, until, ...filter }: Input<'claims.chronology'>,
): ClaimCard[] {
  return listCards(context, filter)
    .filter(({ startDate }) => startDate !== '')
    .filter(({ startDate, endDate }) => !from || lastDay(endDate || startDate) >= firstDay(from))
    .filter(({ startDate }) => !until || firstDay(startDate) <= lastDay(until))
    .sort(
      (left, right) =>
        firstDay(left.startDate).localeCompare(firstDay(right.startDate)) ||
        right.startDate.length - left.startDate.length ||
        left.number - right.number,
    );
}

function fittingRows(db: ReadableDb, filter: ClaimFilter, all?: readonly ClaimRow[]): ClaimRow[] {
  const { status, kind, elementId, entityId } = filter;
  const words = filter.filter?.trim().toLowerCase();
  const found = (statement: Sql) => new Set(db.all<{ id: string }>(statement).map(({ id }) => id));
  const answering = elementId && found(sql`SELECT claimId AS id FROM answer WHERE elementId = ${elementId}`);
  const about = entityId && found(sql`SELECT claimId AS id FROM claim_entity WHERE entityId = ${entityId}`);
  const ids = filter.ids && new Set<string>(filter.ids);
  const wanted = filter.ids ? sql`id IN (${list(filter.ids)})` : sql`1`;
  return (all ?? db.all<ClaimRow>(sql`SELECT * FROM claim WHERE ${wanted} ORDER BY number`))
    .filter(row => !ids || ids.has(row.id))
    .filter(row => status === undefined || row.status === status)
    .filter(row => kind === undefined || (row.kind ?? 'none') === kind)
    .filter(row => !answering || answering.has(row.id))
    .filter(row => !about || about.has(row.id))
    .filter(row => !words || `C${row.number}\n${row.text}\n${row.note}`.toLowerCase().includes(words));
}

/** What a claim is, without what nobody has said of it. */
function plainOf(row: ClaimRow) {
  const { kind, likelihood, confidence, parentId, alternativeTo, position: _position, ...rest } = row;
  return {
    ...rest,
    ...(kind && { kind }),
    ...(likelihood && { likelihood }),
    ...(confidence && { confidence }),
    ...(parentId && { parentId }),
    ...(alternativeTo && { alternativeTo }),
  };
}

function withEvidence(context: ClaimsContext, rows: readonly ClaimRow[], only: Only): Claim[] {
  const { db, ports } = context;
  const links = linksByClaim(db, only);
  const entities = entitiesByClaim(db, only);
  const elements = elementsByClaim(db, only);
  const figures = figuresByClaim(db, only);
  const cited = figureOrigins(db);
  const source = hintSource(db, ports.resources);
  const refs = refsOf(db, only);
  const searches = searchesByClaim(db);
  return rows.map(row => {
    const own = links.get(row.id) ?? [];
    return {
      ...plainOf(row),
      links: own,
      figures: figures.get(row.id) ?? [],
      corroboration: {
        supports: originsIn(own, cited.get(row.id), 'supports'),
        contradicts: originsIn(own, cited.get(row.id), 'contradicts'),
      },
      searches: searches.get(row.id) ?? 0,
      subClaims: refs.parts.get(row.id) ?? [],
      alternatives: refs.rivals.get(row.id) ?? [],
      entities: entities.get(row.id) ?? [],
      elements: elements.get(row.id) ?? [],
      hints: hintsOf(source, row),
    };
  });
}

type RoleAndOrigin = Pick<LinkOfClaim, 'role' | 'origin'>;

const originsIn = (
  links: readonly RoleAndOrigin[],
  figures: readonly RoleAndOrigin[] | undefined,
  role: LinkOfClaim['role'],
): number =>
  new Set([...links, ...(figures ?? [])].filter(each => each.role === role).map(({ origin }) => origin)).size;

/** The origin that each cited figure counts as: that of the first table it was counted from. */
function figureOrigins(db: ReadableDb): Map<string, RoleAndOrigin[]> {
  const rows = db.all<{ claimId: string; role: LinkOfClaim['role']; documentId: string }>(sql`
    SELECT figure_citation.claimId, figure_citation.role, document.id AS documentId
    FROM figure_citation JOIN figure ON figure.id = figure_citation.figureId
      JOIN document ON document.sha256 = json_extract(figure.sources, '$[0].sha256')`);
  if (rows.length === 0) return new Map();
  const origins = originsOf(db);
  return byClaim(
    rows.map(({ claimId, role, documentId }) => ({
      claimId,
      value: { role, origin: origins.of(documentId) },
    })),
  );
}

/** What makes a card of a claim; everything that it needs is read once. */
function cards({ db, ports }: ClaimsContext): (row: ClaimRow) => Omit<ClaimCard, 'depth' | 'subClaims'> {
  const tallies = talliesOf(db);
  const entities = entitiesByClaim(db, undefined);
  const elements = elementsByClaim(db, undefined);
  const source: HintSource = hintSource(db, ports.resources);
  const searches = searchesByClaim(db);
  return row => {
    const tally = tallies.get(row.id) ?? new Tally();
    const { createdAt: _at, author: _author, ...plain } = plainOf(row);
    return {
      ...plain,
      evidence: { ...tally.evidence },
      corroboration: { supports: tally.for.size, contradicts: tally.against.size },
      searches: searches.get(row.id) ?? 0,
      entities: entities.get(row.id) ?? [],
      elements: elements.get(row.id) ?? [],
      hints: hintsOf(source, row),
    };
  };
}

/** Evidence of a claim, counted: pieces, and the origins they come from. */
export class Tally {
  readonly evidence = { supports: 0, contradicts: 0, context: 0 };
  readonly for = new Set<string>();
  readonly against = new Set<string>();
}

const counted = new WeakMap<ReadableDb, { readonly mark: number; readonly tallies: Map<string, Tally> }>();

/** The evidence of every claim, counted. Remembered until anything in the database changes. */
export function talliesOf(db: ReadableDb): ReadonlyMap<string, Tally> {
  const mark = changeMark(db);
  const before = counted.get(db);
  if (before?.mark === mark) return before.tallies;
  const tallies = countAll(db);
  counted.set(db, { mark, tallies });
  return tallies;
}

/** One row a claim, its links in one text: a row a link would cost ten times as much to fetch. */
function countAll(db: ReadableDb): Map<string, Tally> {
  const origins = originsOf(db);
  const originOf = new Map(
    db
      .all<{ id: string; documentId: string }>(sql`SELECT id, documentId FROM evidence`)
      .map(({ id, documentId }) => [id, origins.of(documentId)]),
  );
  const tallies = new Map<string, Tally>();
  for (const { claimId, links } of db.all<{ claimId: string; links: string }>(sql`
    SELECT targetId AS claimId, group_concat(role || ':' || evidenceId, ' ') AS links
    FROM link WHERE targetKind = 'claim' GROUP BY targetId`)) {
    const tally = new Tally();
    tallies.set(claimId, tally);
    for (const link of links.split(' ')) {
      const [role, evidenceId = ''] = link.split(':') as [LinkOfClaim['role'], string];
      tally.evidence[role]++;
      const origin = originOf.get(evidenceId);
      if (origin !== undefined && role !== 'context')
        tally[role === 'supports' ? 'for' : 'against'].add(origin);
    }
  }
  for (const [claimId, figures] of figureOrigins(db)) {
    const tally = tallies.get(claimId) ?? new Tally();
    tallies.set(claimId, tally);
    for (const { role, origin } of figures) {
      tally.evidence[role]++;
      if (role !== 'context') tally[role === 'supports' ? 'for' : 'against'].add(origin);
    }
  }
  return tallies;
}

function searchesByClaim(db: ReadableDb): ReadonlyMap<string, number> {
  const rows = db.all<{ claimId: string; searches: number }>(
    sql`SELECT targetId AS claimId, count(*) AS searches FROM search_citation WHERE targetKind = 'claim' GROUP BY targetId`,
  );
  return new Map(rows.map(({ claimId, searches }) => [claimId, searches]));
}

function entitiesByClaim(db: ReadableDb, only: Only): Map<string, Claim['entities']> {
  const rows = db.all<{
    claimId: string;
    id: Claim['entities'][number]['id'];
    number: number;
    schema: string;
    name: string | null;
  }>(sql`
    SELECT claim_entity.claimId, entity.id, entity.number, entity.schema,
      (SELECT value FROM statement WHERE entityId = entity.id ORDER BY property <> 'name', position LIMIT 1) AS name
    FROM claim_entity JOIN entity ON entity.id = claim_entity.entityId
    WHERE ${among(sql`claim_entity.claimId`, only)} ORDER BY entity.number`);
  return byClaim(
    rows.map(({ claimId, name, ...entity }) => ({
      claimId,
      value: { ...entity, name: name ?? `N${entity.number}` },
    })),
  );
}

function elementsByClaim(db: ReadableDb, only: Only): Map<string, Claim['elements']> {
  const rows = db.all<{ claimId: string } & Claim['elements'][number]>(sql`
    SELECT answer.claimId, element.id, element.code, json_extract(element.definition, '$.title') AS title
    FROM answer JOIN element ON element.id = answer.elementId
    WHERE ${among(sql`answer.claimId`, only)} ORDER BY element.regimeId, element.position`);
  return byClaim(rows.map(({ claimId, ...value }) => ({ claimId, value })));
}

/** Parts and alternatives of claims, or of one. */
function refsOf(
  db: ReadableDb,
  only: Only,
): { parts: Map<string, ClaimRef[]>; rivals: Map<string, ClaimRef[]> } {
  const wanted =
    only === undefined
      ? sql`parentId IS NOT NULL OR alternativeTo IS NOT NULL`
      : sql`${among(sql`parentId`, only)} OR ${among(sql`alternativeTo`, only)}`;
  const rows = db.all<ClaimRow>(
    sql`SELECT id, number, status, parentId, alternativeTo, position FROM claim WHERE ${wanted}`,
  );
  const inOrder = rows.toSorted((left, right) => placeOfNode(left) - placeOfNode(right));
  const under = (key: (row: ClaimRow) => string | null) =>
    byClaim(
      inOrder.flatMap(row => {
        const claimId = key(row);
        const { id, number, status } = row;
        return claimId === null ? [] : [{ claimId, value: { id, number, status } }];
      }),
    );
  return { parts: under(row => row.parentId), rivals: under(row => row.alternativeTo) };
}
