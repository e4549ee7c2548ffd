import { Handling, InformationGrade, SourceGrade } from '../../../shared/contract/common.ts';
import { DocumentKind, Triage } from '../../../shared/contract/documents.ts';
import { ThingKind } from '../../../shared/contract/search.ts';
import { dateTest } from './filter-dates.ts';
import { languageCode } from './filter-languages.ts';
import type { Facts } from './library.ts';
import { badQuery } from './parse.ts';
import type { TypedFilter } from './query-tree.ts';

/**
 * The test that a field filter makes of a document or thing. Refuses values that the field cannot have; `languages` are those
 * that documents were given, whatever they are.
 */
export function filterTest(
  filter: TypedFilter,
  languages: () => ReadonlySet<string>,
): (facts: Facts) => boolean {
  const tests = filter.values.map(value =>
    filter.field === 'language' ? languageTest(filter, value, languages) : valueTest(filter, value),
  );
  return facts => tests.some(test => test(facts));
}

const CHANGE = 'Change the value there.';

function valueTest(filter: TypedFilter, value: string): (facts: Facts) => boolean {
  const wanted = value.toLowerCase();
  switch (filter.field) {
    case 'type': {
      const one = oneOf(filter, TYPE_WORDS.get(wanted) ?? wanted, TYPES);
      return ({ type }) => type === one;
    }
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
      const within = dateTest(value, what => badQuery(filter, what, CHANGE));
      return facts => within(facts[field].slice(0, 10));
    }
    default:
      return badQuery(filter, 'This field is not known.');
  }
}

function languageTest(
  filter: TypedFilter,
  value: string,
  languages: () => ReadonlySet<string>,
): (facts: Facts) => boolean {
  const typed = value.toLowerCase();
  const code = languages().has(typed) ? typed : languageCode(typed);
  if (code === undefined)
    return badQuery(
      filter,
      `“${value}” is not a language. Languages are written as codes, as in ru, zh or en, or by their English names.`,
      CHANGE,
    );
  return ({ language }) => language === code;
}

/** A value that the field can have: with any other, "nothing was found" would say nothing of the documents. */
function oneOf(filter: TypedFilter, value: string, known: readonly string[]): string {
  if (known.includes(value)) return value;
  return badQuery(
    filter,
    `“${value}” is no ${filter.field} here. It is one of: ${known.join(', ')}.`,
    CHANGE,
  );
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
