import type { Relation } from '../../../electron/shared/contract/entities.ts';
import { verbOf } from '../../../electron/shared/text/relations.ts';
import { dateWords } from '../../../electron/shared/text/values.ts';

/** A relation as it reads on the page of one of its ends: `owned by`, and the other end. */
export function seenFrom(relation: Relation, entityId: string): { verb: string; other: Relation['source'] } {
  const forth = relation.source.id === entityId;
  return {
    verb: verbOf(relation.schema, relation.label, forth ? 'source' : 'target'),
    other: forth ? relation.target : relation.source,
  };
}

const first = (properties: Relation['properties'], name: string) => properties[name]?.[0];

/** The facts of a relation in a line: `60 %, since 17 Oct 2022`. Facts in `told` have words of their own. */
export function factsOf({ properties }: Pick<Relation, 'properties'>): string {
  const [share, role, sum] = ['percentage', 'role', 'amount'].map(name => first(properties, name));
  const [from, until, on] = ['startDate', 'endDate', 'date'].map(name => first(properties, name));
  const currency = first(properties, 'currency');
  const told = new Set(['percentage', 'role', 'amount', 'currency', 'startDate', 'endDate', 'date']);
  const others = Object.entries(properties)
    .filter(([name]) => !told.has(name))
    .map(([, values]) => values.join(', '));
  return [
    share && `${share.replace(/\s*%$/, '')} %`,
    role,
    sum && [currency, money(sum)].filter(Boolean).join(' '),
    on && dateWords(on),
    from && `since ${dateWords(from)}`,
    until && `until ${dateWords(until)}`,
    ...others,
  ]
    .filter(Boolean)
    .join(', ');
}

/** `412600.00` as `412,600.00`: only blanks between thousands are added, no digit changes. */
function money(amount: string): string {
  const parts = /^(-?\d+)([.,]\d+)?$/.exec(amount);
  if (!parts) return amount;
  return `${parts[1]?.replaceAll(/\B(?=(\d{3})+$)/g, ',')}${parts[2]?.replace(',', '.') ?? ''}`;
}
