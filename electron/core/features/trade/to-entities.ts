// The parties, bank and goods of rows become entities and relations, each with its row as evidence.
import type { Entity } from '../../../shared/contract/entities.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ShipmentPart, TradeRecord } from '../../../shared/contract/trade.ts';
import type { ActionContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { entitiesHandlers } from '../entities/handlers.ts';
import { evidenceHandlers } from '../evidence/handlers.ts';
import { link, linkAll } from '../evidence/linking.ts';
import { recordAt } from './records.ts';
import { shipmentValues } from './shipment.ts';
import { placeOf, tradeData } from './store/data.ts';
import { fieldsOf } from './totals/fields.ts';

type EvidenceId = Output<'trade.toEntities'>['evidenceIds'][number];
type RelationId = Output<'trade.toEntities'>['relationIds'][number];
type Made = Output<'trade.toEntities'>['entities'][number];

/** Legal forms that tell a firm from a person. */
const FIRM =
  /\b(ltd|limited|llc|inc|corp|co|company|gmbh|ag|sa|bv|plc|pte|lp|llp|sarl|spa|oy|ab|fze|fzco|jsc|ojsc)\b|(^|[\s"«(])(ооо|оао|зао|пао|ао|тоо|оп|ип|чп|тов|ооо)(?=[\s"»)]|$)|公司|集团|厂|株式会社/iu;

/** Property of a shipment that holds each party. */
const ENDS: Partial<Record<ShipmentPart, string>> = {
  sender: 'sender',
  receiver: 'receiver',
  contractHolder: 'contractHolder',
  declarant: 'declarant',
};

/** Makes entities of rows. What has a name already is taken as it is. */
export function toEntities(
  context: ActionContext,
  { rows, parts, shipments }: Input<'trade.toEntities'>,
): Output<'trade.toEntities'> {
  const making = new Making(context);
  for (const record of recordsOf(context, rows)) making.add(record, parts, shipments);
  const { made, relationIds, evidenceIds } = making;
  const count = [...made.values()].filter(each => each.made).length;
  context.work.say(
    `Made ${count} ${count === 1 ? 'entity' : 'entities'} of ${rows.length} trade ${rows.length === 1 ? 'record' : 'records'}`,
  );
  return { entities: [...made.values()], relationIds: [...relationIds], evidenceIds: [...evidenceIds] };
}

function recordsOf(context: ActionContext, rows: Input<'trade.toEntities'>['rows']): TradeRecord[] {
  const data = tradeData(context);
  const fields = fieldsOf(context);
  return rows.map(({ setId, row }) => {
    const place = placeOf(data, setId, row);
    return place < 0
      ? refuse({ code: 'not-found', what: 'record of row', id: String(row) })
      : recordAt(context, data, place, fields, { cells: false });
  });
}

class Making {
  readonly made = new Map<string, Made>();
  readonly relationIds = new Set<RelationId>();
  readonly evidenceIds = new Set<EvidenceId>();
  readonly #context: ActionContext;

  constructor(context: ActionContext) {
    this.#context = context;
  }

  /** Everything that one record names. */
  add(record: TradeRecord, parts: readonly ShipmentPart[], withShipment: boolean): void {
    const evidenceId = evidenceOf(this.#context, record);
    this.evidenceIds.add(evidenceId);
    const ends = new Map<ShipmentPart, Entity['id']>();
    for (const part of new Set(parts)) {
      const name = record.values[part]?.trim();
      if (name) ends.set(part, this.#party(part, name, record, evidenceId));
    }
    this.#relate(record, ends, evidenceId);
    if (withShipment) this.#shipment(record, ends, evidenceId);
  }

  #party(part: ShipmentPart, name: string, { values }: TradeRecord, evidenceId: EvidenceId): Entity['id'] {
    const found = namedEntity(this.#context, name);
    if (found) {
      link(this.#context, evidenceId, {
        target: { kind: 'entity', id: found.id },
        role: 'context',
        note: '',
      });
      this.made.set(found.id, this.made.get(found.id) ?? { ...found, made: false });
      return found.id;
    }
    const schema = part === 'bank' || FIRM.test(name) ? 'Company' : 'LegalEntity';
    const more = [
      ['country', values[`${part}Country`]],
      ['address', values[`${part}Address`]],
      ['taxNumber', values[`${part}TaxId`]],
    ] as const;
    const statements = [['name', name] as const, ...more].flatMap(([property, value]) =>
      value ? [{ property, value, evidenceIds: [evidenceId] }] : [],
    );
    return this.#create(schema, statements);
  }

  #create(schema: string, statements: Input<'entities.create'>['statements']): Entity['id'] {
    const { id, number, name } = entitiesHandlers['entities.create'](this.#context, { schema, statements });
    this.made.set(id, { id, number, name, schema, made: true });
    return id;
  }

  #relate(record: TradeRecord, ends: ReadonlyMap<ShipmentPart, Entity['id']>, evidenceId: EvidenceId): void {
    const sender = ends.get('sender');
    const receiver = ends.get('receiver');
    const bank = ends.get('bank');
    const holder = ends.get('contractHolder');
    this.#link(sender, receiver, 'Shipped to', record, evidenceId);
    this.#link(holder, receiver, 'Held the contract of', record, evidenceId);
    this.#link(receiver, bank, 'Named in box 28 of its declaration', record, evidenceId);
    const principal = record.values.senderFor;
    if (!sender || !principal) return;
    const client = this.#party('sender', principal, { ...record, values: {} }, evidenceId);
    if (client !== sender) this.#add('Representation', sender, client, 'Acts for', evidenceId);
  }

  #link(
    source: Entity['id'] | undefined,
    target: Entity['id'] | undefined,
    role: string,
    _record: TradeRecord,
    evidenceId: EvidenceId,
  ): void {
    if (source && target && source !== target) this.#add('UnknownLink', source, target, role, evidenceId);
  }

  /** One relation of a kind and role between two: more rows are more evidence for it. */
  #add(
    schema: string,
    sourceId: Entity['id'],
    targetId: Entity['id'],
    role: string,
    evidenceId: EvidenceId,
  ): void {
    const { db } = this.#context;
    const there = db.one<{ id: RelationId }>(
      sql`SELECT id FROM relation WHERE schema = ${schema} AND sourceId = ${sourceId} AND targetId = ${targetId}
        AND json_extract(properties, '$.role[0]') = ${role}`,
    );
    const properties = { role: [role] };
    if (there) linkAll(this.#context, [evidenceId], { kind: 'relation', id: there.id });
    const id =
      there?.id ??
      entitiesHandlers['relations.add'](this.#context, {
        schema,
        sourceId,
        targetId,
        properties,
        evidenceIds: [evidenceId],
      }).id;
    this.relationIds.add(id);
  }

  #shipment(
    record: TradeRecord,
    ends: ReadonlyMap<ShipmentPart, Entity['id']>,
    evidenceId: EvidenceId,
  ): void {
    const { work, newId, db } = this.#context;
    const values = shipmentValues(record);
    const [summary = ''] = values.map(({ value }) => value);
    if (namedEntity(this.#context, summary)) return;
    const id = this.#create(
      'EconomicActivity',
      values.map(value => ({ ...value, evidenceIds: [evidenceId] })),
    );
    for (const [part, entityId] of ends) {
      const property = ENDS[part];
      if (!property) continue;
      const last = db.one<{ position: number }>(
        sql`SELECT max(position) AS position FROM statement WHERE entityId = ${id}`,
      );
      const statement = newId('stm') as Entity['statements'][number]['id'];
      const position = (last?.position ?? 0) + 1;
      work.insert('statement', {
        id: statement,
        entityId: id,
        position,
        property,
        value: entityId,
        language: '',
      });
      linkAll(this.#context, [evidenceId], { kind: 'statement', id: statement });
    }
  }
}

/** The entity that has this very name, written the same. */
function namedEntity({ db }: ActionContext, name: string): Omit<Made, 'made'> | undefined {
  return db.one<Omit<Made, 'made'>>(
    sql`SELECT entity.id, entity.number, statement.value AS name, entity.schema FROM statement
      JOIN entity ON entity.id = statement.entityId
      WHERE statement.property IN ('name', 'alias', 'summary') AND statement.value = ${name} ORDER BY entity.number LIMIT 1`,
  );
}

/** Evidence of exactly this row, kept if it is not yet. */
function evidenceOf(context: ActionContext, { documentId, row }: TradeRecord): EvidenceId {
  const all = context.db.all<{ id: EvidenceId; anchor: string }>(
    sql`SELECT id, anchor FROM evidence WHERE documentId = ${documentId} ORDER BY number`,
  );
  for (const { id, anchor } of all) {
    const place = JSON.parse(anchor) as { kind: string; rows?: number[] };
    if (place.kind === 'rows' && place.rows?.length === 1 && place.rows[0] === row) return id;
  }
  const marking = { kind: 'rows', documentId, rows: [row] } as const;
  return evidenceHandlers['evidence.keep'](context, { marking: { ...marking, rows: [row] }, links: [] }).id;
}
