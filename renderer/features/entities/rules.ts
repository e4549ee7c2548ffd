import type { ClaimCard } from '../../../electron/shared/contract/claims.ts';
import type { Backing, Entity, Schema, Statement } from '../../../electron/shared/contract/entities.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { fold } from '../../../electron/shared/text/normalise.ts';

/** All values of one property, in the order they were added. */
export interface ValueGroup {
  readonly property: string;
  readonly label: string;
  readonly values: readonly (Statement & { readonly differs: boolean })[];
}

const NAMES = new Set(['name', 'alias', 'previousName', 'weakAlias']);

/** Properties of which a thing has one at a time, so that two values of them contradict each other. */
const SINGLE = new Set([
  ...[
    'innCode',
    'ogrnCode',
    'kppCode',
    'okpoCode',
    'uscCode',
    'leiCode',
    'imoNumber',
    'iban',
    'accountNumber',
  ],
  ...[
    'birthDate',
    'deathDate',
    'incorporationDate',
    'dissolutionDate',
    'openingDate',
    'closingDate',
    'buildDate',
  ],
  ...['gender', 'birthCountry', 'birthPlace', 'jurisdiction', 'legalForm'],
]);

/** Whether two values of one property of this kind contradict each other. */
export const isSingle = (property: string): boolean => SINGLE.has(property);

/**
 * The values of an entity by property: first the featured ones of its kind, then the others as the model orders them.
 * Names are left out: they stand at the head. A value that contradicts the first of its group is marked `differs`.
 */
export function groupValues(statements: readonly Statement[], schema: Schema | undefined): ValueGroup[] {
  const order = [...(schema?.featured ?? []), ...(schema?.properties.map(({ name }) => name) ?? [])];
  const placeOf = (property: string) => {
    const at = order.indexOf(property);
    return at < 0 ? order.length : at;
  };
  const groups = Map.groupBy(
    statements.filter(({ property }) => !NAMES.has(property)),
    ({ property }) => property,
  );
  return [...groups]
    .map(([property, values]) => ({
      property,
      label: values[0]?.label ?? property,
      values: values.map(value => ({ ...value, differs: differsFrom(values[0], value) })),
    }))
    .sort((left, right) => placeOf(left.property) - placeOf(right.property));
}

/** The names of an entity: what it goes by, then other scripts, then aliases. */
export const nameValues = (statements: readonly Statement[]): Statement[] => {
  const rank = (property: string) => [...NAMES].indexOf(property);
  return statements
    .filter(({ property }) => NAMES.has(property))
    .sort((left, right) => rank(left.property) - rank(right.property));
};

function differsFrom(first: Statement | undefined, value: Statement): boolean {
  if (!first || first.id === value.id || !isSingle(value.property)) return false;
  const [left, right] = [bare(first.value), bare(value.value)];
  // A date of less precision agrees with a finer one that begins with it.
  return value.property.endsWith('Date')
    ? !left.startsWith(right) && !right.startsWith(left)
    : left !== right;
}

const bare = (value: string): string => fold(value).text.replaceAll(/[\s.,«»"'“”()№-]/g, '');

/** Every piece of evidence that is linked to the entity, a value of it or a relation of it, once, by number. */
export function evidenceOf(entity: Entity): Backing[] {
  const all = [
    ...entity.evidence,
    ...entity.statements.flatMap(statement => statement.evidence),
    ...entity.relations.flatMap(relation => relation.evidence),
  ];
  const once = new Map(all.map(backing => [backing.evidenceId, backing]));
  return [...once.values()].sort((left, right) => left.number - right.number);
}

const LEAST_NAME = 3;

/** Forms of firms, which sentences about a firm mostly leave out. Folded, as words or at the end of a Chinese name. */
const FORMS = new Set([
  ...[
    'llc',
    'ltd',
    'limited',
    'co',
    'company',
    'inc',
    'corp',
    'corporation',
    'plc',
    'llp',
    'lp',
    'gmbh',
    'ag',
    'sa',
    'bv',
  ],
  ...['jsc', 'ojsc', 'cjsc', 'pjsc', 'ooo', 'oao', 'zao', 'pao', 'ao', 'too', 'fze', 'fzco'],
  ...['ооо', 'оао', 'зао', 'пао', 'ао', 'тоо', 'нпо', 'ип'],
]);
const HAN_FORM = /(股份有限公司|有限责任公司|有限公司|集团)$/;

/** A name as it stands in running text: folded, without quotation marks and forms of firms. */
export function plainName(name: string): string {
  return fold(name)
    .text.replaceAll(/[«»"'“”„(),]/g, ' ')
    .split(/\s+/)
    .filter(word => word !== '' && !FORMS.has(word.replaceAll('.', '')))
    .join(' ')
    .replace(HAN_FORM, '');
}

/** Whether a text holds one of the entity's names, in any script. Names shorter than three letters are not looked for. */
export function namesIt(entity: Pick<Entity, 'name' | 'otherNames'>, text: string): boolean {
  const within = plainName(text);
  return [entity.name, ...entity.otherNames].some(name => {
    const wanted = plainName(name);
    return wanted.length >= LEAST_NAME && within.includes(wanted);
  });
}

/** Claims that are about the entity, name it in their sentence, or rest on evidence linked to it. */
export function claimsAbout(
  entity: Entity,
  claims: readonly ClaimCard[],
  evidence: readonly Evidence[],
): { claim: ClaimCard; named: boolean }[] {
  const linked = new Set<string>(evidenceOf(entity).map(({ evidenceId }) => evidenceId));
  const resting = new Set<string>(
    evidence.filter(({ id }) => linked.has(id)).flatMap(({ links }) => links.map(({ target }) => target.id)),
  );
  return claims.flatMap(claim => {
    const named = claim.entities.some(({ id }) => id === entity.id) || namesIt(entity, claim.text);
    return named || resting.has(claim.id) ? [{ claim, named }] : [];
  });
}

/** Evidence that names the entity in its words, but is not linked to it. */
export function onlyNaming(entity: Entity, evidence: readonly Evidence[]): Evidence[] {
  const linked = new Set<string>(evidenceOf(entity).map(({ evidenceId }) => evidenceId));
  return evidence.filter(
    ({ id, quote, translation }) => !linked.has(id) && namesIt(entity, `${quote}\n${translation}`),
  );
}
