// The words by which an entity can be known: names in the orders and forms that documents write them, and identifiers.
import type { Entity } from '../../../shared/contract/entities.ts';
import type { Pattern } from './matcher.ts';

/** Kinds of values (FollowTheMoney) that point to one entity and no other. */
const TELLING = new Set(['name', 'identifier', 'email', 'phone', 'iban', 'url', 'address']);
/** A given name alone points to nobody. */
const NOT_ALONE = new Set(['firstName', 'secondName', 'middleName', 'fatherName', 'motherName', 'title']);
/** A shorter address is a town or a country. */
const SHORTEST_ADDRESS = 12;
const SHORTEST_CORE = 4;
const MOST_PARTS = 4;

const LEGAL_FORM =
  /(?<![\p{L}\p{N}])(?:ООО|ОАО|ПАО|ЗАО|НАО|АО|ИП|ТОО|ЧП|LLC|L\.L\.C|LLP|LP|Ltd|Limited|PLC|Inc|Incorporated|Corp|Corporation|Company|Co|JSC|OJSC|PJSC|CJSC|GmbH|AG|KG|SA|S\.A|SARL|SPA|BV|B\.V|NV|Oy|AB|AS|Sp\.? ?z ?o\.?o|общество с ограниченной ответственностью|(?:публичное |открытое |закрытое )?акционерное общество)(?![\p{L}\p{N}])\.?/giu;
const HAN_FORM =
  /(?:股份有限公司|有限责任公司|有限公司|有限責任公司|股份公司|集团公司|公司)(?:（[^）]*）|\([^)]*\))?$/u;

/** Everything that an entity is called or numbered. */
export function patternsOf(
  entity: Pick<Entity, 'schema' | 'name' | 'otherNames' | 'statements'>,
  rule: number,
): Pattern[] {
  const names = new Set([entity.name, ...entity.otherNames]);
  const others: string[] = [];
  for (const { property, type, value } of entity.statements) {
    if (!TELLING.has(type) || NOT_ALONE.has(property)) continue;
    if (type === 'name') names.add(value);
    else if (type !== 'address' || value.length >= SHORTEST_ADDRESS) others.push(value);
  }
  const isPerson = entity.schema === 'Person';
  return [
    ...[...names].flatMap(name => [
      { words: name, rule },
      ...(isPerson ? personForms(name, rule) : firmForms(name, rule)),
    ]),
    ...others.map(words => ({ words, rule })),
  ];
}

/** A firm without its legal form and quotation marks. */
function firmForms(name: string, rule: number): Pattern[] {
  const core = name.replaceAll(LEGAL_FORM, ' ').replace(HAN_FORM, '').trim();
  const letters = core.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const isLong = letters.length >= SHORTEST_CORE || /^\p{Script=Han}{3,}$/u.test(letters);
  return isLong && core !== name ? [{ words: core, rule }] : [];
}

/** A person's names in every order, and the surname with initials. */
function personForms(name: string, rule: number): Pattern[] {
  const parts = name.split(/[\s,]+/u).filter(part => /\p{L}/u.test(part));
  if (parts.length < 2 || parts.length > MOST_PARTS) return [];
  const orders = permutations(parts).map(each => ({ words: each.join(' '), rule }));
  const short = parts.flatMap(family => {
    const initials = parts.filter(part => part !== family).map(part => [...part][0] ?? '');
    const joined = [initials.join(' '), initials[0] ?? ''];
    return joined.flatMap(each => [`${family} ${each}`, `${each} ${family}`]);
  });
  return [...orders, ...short.map(words => ({ words, rule, whole: true }))];
}

function permutations(parts: readonly string[]): string[][] {
  if (parts.length <= 1) return [[...parts]];
  return parts.flatMap((part, index) =>
    permutations(parts.filter((_, other) => other !== index)).map(rest => [part, ...rest]),
  );
}
