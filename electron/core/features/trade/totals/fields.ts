// The fields that records can have, for filters, groups and totals.
import type { Output } from '../../../../shared/contract/index.ts';
import { refuse } from '../../../../shared/contract/problem.ts';
import type { TradeField } from '../../../../shared/contract/trade.ts';
import type { QueryContext } from '../../../app/context.ts';
import { listsInUse } from '../lists/in-use.ts';
import { tradeReference } from '../reference.ts';
import { LONG_FIELDS } from '../store/builder.ts';
import { loadedSets } from '../store/loaded.ts';
import { USD } from './amounts.ts';
import { DERIVED, type Lists } from './lookup.ts';

/** What the fields of a project's sets are, and what lists say of goods. */
export interface Fields {
  /** Fields of words and days, worked out ones among them. */
  readonly words: ReadonlySet<string>;
  readonly amounts: ReadonlySet<string>;
  /** Fields of long texts: they can be searched, not grouped. */
  readonly long: ReadonlySet<string>;
  readonly lists: Lists;
}

/** The fields of a project's records. */
export function fieldsOf(context: QueryContext): Fields {
  const { book } = tradeReference(context.ports.resources);
  const { lists } = listsInUse(context);
  const amounts = book.fields.filter(({ kind }) => kind === 'decimal').map(({ id }) => id);
  const parties = book.fields.filter(({ kind }) => kind === 'party').map(({ id }) => id);
  const words = book.fields.filter(({ kind, id }) => kind !== 'decimal' && !LONG_FIELDS.has(id));
  return {
    words: new Set([
      ...words.map(({ id }) => id),
      ...parties.flatMap(id => [`${id}For`, `${id}TaxId`]),
      ...Object.keys(DERIVED),
    ]),
    amounts: new Set([...amounts, USD]),
    long: LONG_FIELDS,
    lists,
  };
}

/** Refuses a field that is none of those given. */
export function mustBe(field: string, known: readonly string[]): void {
  if (known.includes(field)) return;
  refuse({
    code: 'not-allowed',
    what: `“${field}” is no field that can be used here.`,
    next: `Use one of: ${[...known].sort().join(', ')}.`,
  });
}

/** The fields in words: those of tables first, each party followed by what is taken out of its cells, then what is derived. */
export function describeFields(context: QueryContext): Output<'trade.fields'> {
  const { book } = tradeReference(context.ports.resources);
  const { highPriority } = listsInUse(context);
  const used = usedFields(context);
  const own = new Set(book.fields.map(({ id }) => id));
  const fields = book.fields.flatMap(({ id, label, kind }): TradeField[] => {
    const field = { id, label, kind, derived: false, used: used.has(id) };
    if (kind !== 'party') return [field];
    const taken: TradeField[] = [
      {
        id: `${id}For`,
        label: `${label}: acts for`,
        kind: 'party',
        derived: true,
        used: used.has(`${id}For`),
      },
      {
        id: `${id}TaxId`,
        label: `${label}: tax number`,
        kind: 'taxId',
        derived: true,
        used: used.has(`${id}TaxId`),
      },
    ];
    return [field, ...taken.filter(each => !own.has(each.id))];
  });
  const derived = Object.entries(DERIVED).map(([id, label]): TradeField => {
    const kind = id === 'month' || id === 'year' ? 'date' : id === 'hs6' ? 'hs' : 'text';
    return {
      id,
      label,
      kind,
      derived: true,
      used: id === 'set' || used.has(kind === 'date' ? 'date' : 'hs'),
    };
  });
  const { title, version, inForceFrom } = highPriority;
  const dollars: TradeField = {
    id: USD,
    label: 'US dollars: of the record, else by a rate',
    kind: 'decimal',
    derived: true,
    used: used.has('valueUsd') || used.has('invoiceValue'),
  };
  return { fields: [...fields, ...derived, dollars], highPriority: { title, version, inForceFrom } };
}

/** Fields that some set has. */
function usedFields(context: QueryContext): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { chunks, plan } of loadedSets(context)) {
    for (const { days, texts, amounts } of chunks.slice(0, 1))
      for (const field of [...days.keys(), ...texts.keys(), ...amounts.keys()]) used.add(field);
    for (const { field } of plan.columns) if (LONG_FIELDS.has(field)) used.add(field);
  }
  return used;
}
