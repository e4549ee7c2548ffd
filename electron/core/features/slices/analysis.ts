// What people made of the documents that go, and no more of it than their evidence needs.
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { SqlRow } from '../../ports/sql-engine.ts';
import { SCALE_SETTING } from '../grades/scales.ts';
import type { GoingTable } from './columns.ts';
import { among, rowsOf } from './rows.ts';

/** A row of analysis, with its id. */
export type AnalysisRow = SqlRow & { readonly id: string };

type Kind = 'claim' | 'entity' | 'statement' | 'relation';
interface LinkRow extends AnalysisRow {
  readonly evidenceId: string;
  readonly targetKind: Kind;
  readonly targetId: string;
}
interface StatementRow extends AnalysisRow {
  readonly entityId: string;
  readonly property: string;
  readonly value: string;
}
interface RelationRow extends AnalysisRow {
  readonly sourceId: string;
  readonly targetId: string;
}

/** Rows that go, table by table, in an order in which what is named is there before. */
export type AnalysisRows = readonly (readonly [GoingTable, readonly AnalysisRow[]])[];

/** Analysis that goes. `elsewhere` are claims and relations that also rest on evidence that stays: they go without what judges the whole. */
export interface SliceAnalysis {
  readonly rows: AnalysisRows;
  readonly elsewhere: ReadonlySet<string>;
}

/** Evidence of these documents with the claims, entities and relations that it is linked to, and what was decided about mentions. */
export function analysisOf(db: ReadableDb, documentIds: Iterable<string>): SliceAnalysis {
  const ids = [...documentIds];
  const evidence = rowsOf<AnalysisRow>(db, 'evidence', sql`documentId IN ${among(ids)}`);
  const links = new Links(db, new Set(evidence.map(({ id }) => id)));
  const relations = rowsOf<RelationRow>(db, 'relation', sql`id IN ${among(links.targets('relation'))}`);
  const { entities, statements } = entitiesOf(db, links, relations);
  const entityIds = new Set(entities.map(({ id }) => id));
  const claims = rowsOf<AnalysisRow>(db, 'claim', sql`id IN ${among(links.targets('claim'))}`);
  const claimIds = new Set(claims.map(({ id }) => id));
  const cited = citedElsewhere(db);
  const elsewhere = new Set([
    ...claims.filter(({ id }) => links.isElsewhere('claim', id) || cited.has(id)).map(({ id }) => id),
    ...relations.filter(({ id }) => links.isElsewhere('relation', id)).map(({ id }) => id),
  ]);
  return {
    elsewhere,
    rows: [
      ['setting', rowsOf<AnalysisRow>(db, 'setting', sql`id = ${SCALE_SETTING}`)],
      ['evidence', evidence],
      ['entity', entities],
      ['statement', statements],
      ['relation', relations.map(row => (elsewhere.has(row.id) ? { ...row, properties: '{}' } : row))],
      ['claim', claims.map(row => claimOf(row, claimIds, elsewhere.has(row.id)))],
      [
        'claim_entity',
        rowsOf<AnalysisRow>(
          db,
          'claim_entity',
          sql`claimId IN ${among(claimIds)} AND entityId IN ${among(entityIds)}`,
        ),
      ],
      ['link', links.going.filter(({ targetKind }) => KINDS.has(targetKind))],
      ['mention', mentionsOf(db, ids, entityIds)],
      [
        'trade_mend',
        rowsOf<AnalysisRow>(
          db,
          'trade_mend',
          sql`setId IN (SELECT id FROM trade_set WHERE documentId IN ${among(ids)})`,
        ),
      ],
    ],
  };
}

const KINDS: ReadonlySet<string> = new Set<Kind>(['claim', 'entity', 'statement', 'relation']);

/** Every link of the project, by whether its evidence goes. */
class Links {
  readonly going: readonly LinkRow[];
  readonly #staying: ReadonlySet<string>;

  constructor(db: ReadableDb, evidence: ReadonlySet<string>) {
    const all = rowsOf<LinkRow>(db, 'link', sql`1`);
    this.going = all.filter(({ evidenceId }) => evidence.has(evidenceId));
    this.#staying = new Set(all.filter(({ evidenceId }) => !evidence.has(evidenceId)).map(targetKey));
  }

  /** Ids of what evidence that goes is linked to. */
  targets(kind: Kind): string[] {
    return this.going.filter(({ targetKind }) => targetKind === kind).map(({ targetId }) => targetId);
  }

  /** Whether evidence that stays is linked to it. */
  isElsewhere(targetKind: Kind, targetId: string): boolean {
    return this.#staying.has(targetKey({ targetKind, targetId }));
  }
}

const targetKey = ({ targetKind, targetId }: Pick<LinkRow, 'targetKind' | 'targetId'>): string =>
  `${targetKind} ${targetId}`;

/** Claims that figures or searches are cited for, which stay. */
const citedElsewhere = (db: ReadableDb): ReadonlySet<string> =>
  new Set(
    db
      .all<{ id: string }>(
        sql`SELECT claimId AS id FROM figure_citation UNION SELECT targetId FROM search_citation WHERE targetKind = 'claim'`,
      )
      .map(({ id }) => id),
  );

/**
 * Entities that the evidence names, and the ends of relations. Of their values go those that evidence which goes backs,
 * and names that no evidence backs: a value that only evidence left behind backs was taken from there.
 */
function entitiesOf(
  db: ReadableDb,
  links: Links,
  relations: readonly RelationRow[],
): { readonly entities: readonly AnalysisRow[]; readonly statements: readonly StatementRow[] } {
  const all = rowsOf<StatementRow>(db, 'statement', sql`1`);
  const backed = new Set(links.targets('statement'));
  const wanted = new Set([
    ...links.targets('entity'),
    ...relations.flatMap(({ sourceId, targetId }) => [sourceId, targetId]),
    ...all.filter(({ id }) => backed.has(id)).map(({ entityId }) => entityId),
  ]);
  const known = new Set(db.all<{ id: string }>(sql`SELECT id FROM entity`).map(({ id }) => id));
  // A value may name another entity by its id.
  const naming = Map.groupBy(
    all.filter(({ id, value }) => backed.has(id) && known.has(value)),
    ({ entityId }) => entityId,
  );
  for (const id of wanted) for (const { value } of naming.get(id) ?? []) wanted.add(value);
  return {
    entities: rowsOf<AnalysisRow>(db, 'entity', sql`id IN ${among(wanted)}`),
    statements: all.filter(
      ({ id, entityId, property }) =>
        wanted.has(entityId) &&
        (backed.has(id) || (property === 'name' && !links.isElsewhere('statement', id))),
    ),
  };
}

/** A claim beside those that go. One that rests on more than goes is open again: its judgement was of the whole. */
function claimOf(row: AnalysisRow, going: ReadonlySet<string>, isElsewhere: boolean): AnalysisRow {
  const kept = (id: unknown) => (typeof id === 'string' && going.has(id) ? id : null);
  return {
    ...row,
    parentId: kept(row.parentId),
    alternativeTo: kept(row.alternativeTo),
    ...(isElsewhere && { status: 'draft', note: '', likelihood: null, confidence: null }),
  };
}

/** Decisions about mentions, in the words of the page or row: the name of an entity may have been read somewhere else. */
const mentionsOf = (
  db: ReadableDb,
  documentIds: readonly string[],
  entities: ReadonlySet<string>,
): AnalysisRow[] =>
  rowsOf<AnalysisRow>(db, 'mention', sql`documentId IN ${among(documentIds)}`)
    .filter(({ entityId }) => entityId === null || entities.has(String(entityId)))
    .filter(row => row.kind !== 'entity' || row.start !== null || standsInRow(db, row))
    .map(row => (row.kind === 'entity' ? { ...row, value: row.text ?? '' } : row));

/** Where the words of a row were not found again, its mention holds the entity's name instead. */
const standsInRow = (db: ReadableDb, { documentId, row, text }: AnalysisRow): boolean =>
  db.one(
    sql`SELECT 1 FROM table_row JOIN reading ON reading.id = readingId
      WHERE documentId = ${documentId ?? null} AND number = ${row ?? null} AND instr(cells, ${text ?? ''}) > 0`,
  ) !== undefined;
