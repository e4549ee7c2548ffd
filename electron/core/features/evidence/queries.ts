import type { Backing } from '../../../shared/contract/entities.ts';
import type { Evidence, Link, LinkTarget } from '../../../shared/contract/evidence.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { relationSentence } from '../../../shared/text/relations.ts';
import type { ReadableDb } from '../../db/database.ts';
import { type Sql, sql, where } from '../../db/sql.ts';
import { currentReading, currentReadings } from '../documents/queries.ts';
import { valueInWords } from '../entities/model.ts';
import { placeOf } from './rules.ts';
import { placed } from './standing.ts';

/** Evidence as it is stored, with what its document adds. */
interface EvidenceRow {
  readonly id: Evidence['id'];
  readonly number: number;
  readonly documentId: Evidence['documentId'];
  readonly anchor: string;
  readonly quote: string;
  readonly language: string;
  readonly note: string;
  readonly translation: string;
  readonly translator: string;
  readonly translatedOn: string;
  readonly date: string;
  readonly informationGrade: Evidence['informationGrade'] | null;
  readonly handling: Evidence['handling'];
  readonly createdAt: string;
  readonly author: string;
  readonly documentName: string;
  readonly sourceGrade: Evidence['sourceGrade'] | null;
}

/** A link as it is stored. */
export interface LinkRow {
  readonly id: Link['id'];
  readonly evidenceId: Evidence['id'];
  readonly targetKind: LinkTarget['kind'];
  readonly targetId: string;
  readonly role: Link['role'];
  readonly weight: Link['weight'] | null;
  readonly note: string;
}

const evidence = (condition: Sql): Sql => sql`
  SELECT evidence.*, document.name AS documentName, note.sourceGrade
  FROM evidence JOIN document ON document.id = evidence.documentId JOIN document_note AS note ON note.id = evidence.documentId
  WHERE ${condition} ORDER BY evidence.number`;

/** Which evidence is wanted. */
export interface EvidenceFilter {
  readonly documentId?: string | undefined;
  readonly target?: LinkTarget | undefined;
  readonly filter?: string | undefined;
}

/** Evidence that fits, by number. */
export function listEvidence(db: ReadableDb, filter: EvidenceFilter): Evidence[] {
  const { documentId, target } = filter;
  const linked =
    target &&
    sql`evidence.id IN (SELECT evidenceId FROM link WHERE targetKind = ${target.kind} AND targetId = ${target.id})`;
  const words = filter.filter?.trim().toLowerCase();
  const rows = db
    .all<EvidenceRow>(
      evidence(
        where(documentId === undefined ? undefined : sql`evidence.documentId = ${documentId}`, linked),
      ),
    )
    .filter(
      row =>
        !words ||
        `E${row.number}\n${row.quote}\n${row.note}\n${row.translation}\n${row.documentName}`
          .toLowerCase()
          .includes(words),
    );
  // One question for the links of all: a document may have thousands of quotes.
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const links = Map.groupBy(
    db.all<LinkRow>(
      sql`SELECT * FROM link WHERE evidenceId IN (SELECT value FROM json_each(${ids})) ORDER BY rowid`,
    ),
    ({ evidenceId }) => evidenceId,
  );
  const readings = currentReadings(
    db,
    rows.map(({ documentId }) => documentId),
  );
  const wordsOf = rememberedWords(db);
  return rows.map(row => withLinks(db, row, links.get(row.id) ?? [], readings.get(row.documentId), wordsOf));
}

/** One piece of evidence. Refuses an unknown id. */
export function getEvidence(db: ReadableDb, id: string): Evidence {
  const row = db.one<EvidenceRow>(evidence(sql`evidence.id = ${id}`));
  return row ? withLinks(db, row, linksOf(db, id)) : refuse({ code: 'not-found', what: 'evidence', id });
}

const linksOf = (db: ReadableDb, id: string): LinkRow[] =>
  db.all<LinkRow>(sql`SELECT * FROM link WHERE evidenceId = ${id} ORDER BY rowid`);

function withLinks(
  db: ReadableDb,
  row: EvidenceRow,
  links: readonly LinkRow[],
  reading = currentReading(db, row.documentId),
  wordsOf: WordsOf = target => targetWords(db, target),
): Evidence {
  const { informationGrade, sourceGrade, date, ...rest } = row;
  const at = placed(db, row, reading);
  return {
    ...rest,
    ...at,
    place: placeOf(at.anchor),
    ...(date && { date }),
    ...(informationGrade && { informationGrade }),
    ...(sourceGrade && { sourceGrade }),
    links: links.map(link => inWords(link, wordsOf)),
  };
}

/** One link. Refuses an unknown id. */
export function getLink(db: ReadableDb, id: string): Link {
  const row = db.one<LinkRow>(sql`SELECT * FROM link WHERE id = ${id}`);
  return row
    ? inWords(row, target => targetWords(db, target))
    : refuse({ code: 'not-found', what: 'link', id });
}

type Words = ReturnType<typeof targetWords>;
type WordsOf = (target: LinkTarget) => Words;

/** Many pieces of evidence bear on the same things: each is asked for once. */
function rememberedWords(db: ReadableDb): WordsOf {
  const known = new Map<string, Words>();
  return target => {
    const words = known.get(target.id) ?? targetWords(db, target);
    known.set(target.id, words);
    return words;
  };
}

function inWords(row: LinkRow, wordsOf: WordsOf): Link {
  const target = { kind: row.targetKind, id: row.targetId } as LinkTarget;
  return {
    id: row.id,
    evidenceId: row.evidenceId,
    target,
    role: row.role,
    ...(row.weight && { weight: row.weight }),
    note: row.note,
    ...wordsOf(target),
  };
}

/** What a target is called: its label (`C4`, `N7`) and its words. Refuses one that is not there. */
export function targetWords(db: ReadableDb, target: LinkTarget): { label: string; words: string } {
  const missing = () => refuse({ code: 'not-found', what: target.kind, id: target.id });
  switch (target.kind) {
    case 'claim': {
      const claim =
        db.one<{ number: number; text: string }>(
          sql`SELECT number, text FROM claim WHERE id = ${target.id}`,
        ) ?? missing();
      return { label: `C${claim.number}`, words: claim.text };
    }
    case 'entity': {
      const entity =
        db.one<{ number: number }>(sql`SELECT number FROM entity WHERE id = ${target.id}`) ?? missing();
      return { label: `N${entity.number}`, words: entityName(db, target.id) };
    }
    case 'statement': {
      const statement =
        db.one<{ property: string; value: string; number: number; schema: string }>(
          sql`SELECT statement.*, entity.number, entity.schema FROM statement JOIN entity ON entity.id = statement.entityId WHERE statement.id = ${target.id}`,
        ) ?? missing();
      const { number, schema, property, value } = statement;
      return { label: `N${number}`, words: valueInWords(schema, property, value) };
    }
    case 'relation': {
      const relation =
        db.one<{ schema: string; sourceId: string; targetId: string }>(
          sql`SELECT * FROM relation WHERE id = ${target.id}`,
        ) ?? missing();
      return {
        label: 'Relation',
        words: relationSentence(
          relation.schema,
          entityName(db, relation.sourceId),
          entityName(db, relation.targetId),
        ),
      };
    }
  }
}

/** The name that an entity goes by: its first value of `name`, else its first value. */
export function entityName(db: ReadableDb, entityId: string): string {
  const named = db.one<{ value: string }>(
    sql`SELECT value FROM statement WHERE entityId = ${entityId} ORDER BY property <> 'name', position LIMIT 1`,
  );
  return named?.value ?? 'Without a name';
}

/** What a piece of evidence is used for, as `C3 “…”`, for the refusal to delete it. */
export function usesOf(db: ReadableDb, evidenceId: string): string[] {
  const comparisons = db.all<{ question: string }>(sql`
    SELECT comparison.question FROM comparison_item JOIN comparison ON comparison.id = comparison_item.comparisonId
    WHERE comparison_item.evidenceId = ${evidenceId} ORDER BY comparison.rowid`);
  return [
    ...linksOf(db, evidenceId)
      .map(row => targetWords(db, { kind: row.targetKind, id: row.targetId } as LinkTarget))
      .map(({ label, words }) => `${label} “${words}”`),
    ...comparisons.map(({ question }) => `the comparison of hypotheses “${question}”`),
  ];
}

type BackingRow = { evidenceId: Evidence['id']; number: number; role: Link['role']; anchor: string };

const asBacking = ({ anchor, evidenceId, number, role }: BackingRow) => ({
  evidenceId,
  number,
  role,
  place: placeOf(JSON.parse(anchor)),
});

/** Links that point at a target, for chips beside it. */
export function backingOf(db: ReadableDb, kind: LinkTarget['kind'], id: string): Backing[] {
  return db
    .all<BackingRow>(
      sql`SELECT link.evidenceId, evidence.number, link.role, evidence.anchor FROM link JOIN evidence ON evidence.id = link.evidenceId
          WHERE link.targetKind = ${kind} AND link.targetId = ${id} ORDER BY evidence.number`,
    )
    .map(asBacking);
}

/** Links to everything but claims, by kind and id of what they point at (`entity ent_1`). */
export function allBackings(db: ReadableDb): Map<string, Backing[]> {
  const rows = db.all<BackingRow & { targetKind: string; targetId: string }>(
    sql`SELECT link.targetKind, link.targetId, link.evidenceId, evidence.number, link.role, evidence.anchor
        FROM link JOIN evidence ON evidence.id = link.evidenceId
        WHERE link.targetKind <> 'claim' ORDER BY evidence.number`,
  );
  const grouped = Map.groupBy(rows, ({ targetKind, targetId }) => `${targetKind} ${targetId}`);
  return new Map([...grouped].map(([target, each]) => [target, each.map(asBacking)]));
}
