import { Handling, InformationGrade, SourceGrade } from '../../../shared/contract/common.ts';
import { DocumentKind, Triage } from '../../../shared/contract/documents.ts';
import { ThingKind } from '../../../shared/contract/search.ts';
import type { Facts } from './library.ts';
import { badQuery } from './parse.ts';
import type { TypedFilter } from './query-tree.ts';

/** The test that a field filter makes of a document or thing. Refuses values that the field cannot have. */
export function filterTest(filter: TypedFilter): (facts: Facts) => boolean {
  const tests = filter.values.map(value => valueTest(filter, value));
  return facts => tests.some(test => test(facts));
}

function valueTest(filter: TypedFilter, value: string): (facts: Facts) => boolean {
  const wanted = value.toLowerCase();
  switch (filter.field) {
    case 'type': {
      const one = oneOf(filter, TYPE_WORDS.get(wanted) ?? wanted, TYPES);
      return ({ type }) => type === one;
    }
    case 'language':
      return ({ language }) => language === wanted;
    case 'tag':
      return ({ tags }) => tags.some(tag => tag.toLowerCase() === wanted);
    case 'source':
      return ({ source }) => source.toLowerCase().includes(wanted);
    case 'name':
      return ({ name }) => name.toLowerCase().includes(wanted);
    case 'grade': {
      const one = oneOf(filter, value.toUpperCase(), GRADES);
      return ({ grade }) => grade === one;
    }
    case 'handling': {
      const one = oneOf(filter, HANDLING_WORDS.get(wanted) ?? wanted, Handling.options);
      return ({ handling }) => handling === one;
    }
    case 'triage': {
      const one = oneOf(filter, wanted, Triage.options);
      return ({ triage }) => triage === one;
    }
    case 'date':
    case 'added': {
      const { field } = filter;
      const within = dateTest(filter, value);
      return facts => within(facts[field].slice(0, 10));
    }
    default:
      return badQuery(filter, 'This field is not known.');
  }
}

/** A value that the field can have: with any other, "nothing was found" would say nothing of the documents. */
function oneOf(filter: TypedFilter, value: string, known: readonly string[]): string {
  if (known.includes(value)) return value;
  return badQuery(filter, `“${value}” is no ${filter.field} here. It is one of: ${known.join(', ')}.`);
}

const TYPES = [...DocumentKind.options, 'html', 'word', 'slides', 'mail', ...ThingKind.options];
const GRADES = [...SourceGrade.options, ...InformationGrade.options];
const TYPE_WORDS = new Map([
  ['email', 'mail'],
  ['e-mail', 'mail'],
  ['docx', 'word'],
  ['csv', 'table'],
  ['xlsx', 'table'],
  ['row', 'table'],
  ['scan', 'image'],
  ['picture', 'image'],
  ['entities', 'entity'],
  ['claims', 'claim'],
  ['notes', 'note'],
]);
const HANDLING_WORDS = new Map([
  ['pub', 'public'],
  ['res', 'restricted'],
  ['src', 'source'],
  ['source-sensitive', 'source'],
]);

const DAY = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** `2024`, `2024-03`, `2024-03-14`, `2024-01..2024-03`, `2024..`, `..2024`, `>=2024-03`, `<2024`. */
function dateTest(filter: TypedFilter, value: string): (day: string) => boolean {
  const compared = /^(<=?|>=?)(.*)$/.exec(value);
  const [from = '', to = ''] = compared
    ? bounds(compared[1] ?? '', compared[2] ?? '')
    : value.includes('..')
      ? value.split('..', 2)
      : [value, value];
  if (compared?.[2] === '')
    badQuery(filter, `After ${compared[1]} stands a date like 2024, 2024-03 or 2024-03-14.`);
  const [plainFrom, plainTo] = [from, to].map(end => end.replace(/^[<>]/, ''));
  for (const end of [plainFrom, plainTo])
    if (end !== '' && !DAY.test(end ?? ''))
      badQuery(filter, `“${end}” is not a date like 2024, 2024-03 or 2024-03-14.`);
  return day => {
    if (day === '') return false;
    // Cut to the precision that was asked for; a leading sign leaves the bound itself out.
    const low = plainFrom ?? '';
    const high = plainTo ?? '';
    const afterLow =
      low === '' || (from.startsWith('>') ? day.slice(0, low.length) > low : day.slice(0, low.length) >= low);
    const beforeHigh =
      high === '' ||
      (to.startsWith('<') ? day.slice(0, high.length) < high : day.slice(0, high.length) <= high);
    return afterLow && beforeHigh;
  };
}

function bounds(sign: string, day: string): [string, string] {
  if (sign === '>=') return [day, ''];
  if (sign === '>') return [`>${day}`, ''];
  return sign === '<=' ? ['', day] : ['', `<${day}`];
}
