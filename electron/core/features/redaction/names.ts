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
    else if (type !== 'address' || value.length >= SHORTEST_ADDRESS)
      others.push(value, ...shorterForms(type, value));
  }
  const isPerson = entity.schema === 'Person';
  return [
    ...[...names].flatMap(name => [
      { words: name, rule, isName: true },
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
  return isLong && core !== name ? [{ words: core, rule, isName: true }] : [];
}

/** Digits of a telephone number without the country, which is written in more than one way. */
const NATIONAL = 10;
const SHORTEST_HOST = 6;

/** A telephone number without its country, an address of the web without what stands around its host. */
function shorterForms(type: string, value: string): string[] {
  const digits = value.replaceAll(/\D/g, '');
  if (type === 'phone') return digits.length > NATIONAL ? [digits.slice(-NATIONAL)] : [];
  if (type !== 'url') return [];
  const host = /^(?:[a-z]+:\/\/)?(?:www\.)?([^/?#\s]+)/i.exec(value)?.[1] ?? '';
  return host.length >= SHORTEST_HOST ? [host] : [];
}

/** Two names that are shorter together stand in other words by chance. */
const SHORT_PAIR = 8;

/**
 * A person's names in every order, any two of them, and the surname with initials. Longer rows of names are rows of
 * pairs, whatever their order.
 */
function personForms(name: string, rule: number): Pattern[] {
  const parts = name.split(/[\s,]+/u).filter(part => /\p{L}/u.test(part));
  if (parts.length < 2 || parts.length > MOST_PARTS) return [];
  const pairs = parts.flatMap((first, index) =>
    parts.filter((_, other) => other !== index).map(second => `${first} ${second}`),
  );
  const short = parts.flatMap(family => {
    const initials = parts.filter(part => part !== family).map(part => [...part][0] ?? '');
    const joined = [initials.join(' '), initials[0] ?? ''];
    return joined.flatMap(each => [`${family} ${each}`, `${each} ${family}`]);
  });
  return [
    ...pairs.map(words => ({ words, rule, isName: true, whole: words.length <= SHORT_PAIR })),
    ...short.map(words => ({ words, rule, whole: true, isName: true })),
  ];
}
