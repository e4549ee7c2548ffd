// Which records are asked for, as the person put it together.
import type { Given } from '../../../electron/shared/contract/index.ts';
import type { TradeCondition, TradeFilter, TradeSort } from '../../../electron/shared/contract/trade.ts';
import type { TradeQuestion } from '../../navigation/routes.ts';

/** All records, those that repeat others left out. */
export const ALL_RECORDS: TradeQuestion = {
  filter: {},
  text: '',
  duplicates: 'exclude',
  sets: null,
  sort: [],
};

/** Condition on a field as an object. */
export type Range = Extract<TradeCondition, { from?: string | undefined }>;

/** Whether a condition is more than values. */
export const isRange = (condition: TradeCondition | undefined): condition is Range =>
  typeof condition === 'object' && !Array.isArray(condition);

/** What the engine is asked for, without the order. */
export function viewOf({
  filter,
  text,
  duplicates,
  sets,
}: TradeQuestion): Omit<Given<'trade.rows'>, 'from' | 'count'> {
  return { filter, text: text.trim(), duplicates, ...(sets && { sets: [...sets] }) };
}

/** The same question with another condition on a field; null takes it away. */
export function withCondition(
  question: TradeQuestion,
  field: string,
  condition: TradeCondition | null,
): TradeQuestion {
  const { [field]: _, ...rest } = question.filter;
  return { ...question, filter: condition === null ? rest : { ...rest, [field]: condition } };
}

/** The values that a field must have one of. */
export function chosenValues(filter: TradeFilter, field: string): readonly string[] {
  const condition = filter[field];
  if (typeof condition === 'string') return [condition];
  return Array.isArray(condition) ? condition : [];
}

/** Chooses a value of a field, or takes the choice back. */
export function toggledValue(question: TradeQuestion, field: string, value: string): TradeQuestion {
  const chosen = chosenValues(question.filter, field);
  const next = chosen.includes(value) ? chosen.filter(each => each !== value) : [...chosen, value];
  return withCondition(question, field, next.length === 0 ? null : next);
}

/** The order after a click on a head: ascending, descending, none. `more` keeps the others before it. */
export function sortedBy(question: TradeQuestion, field: string, more: boolean): TradeQuestion {
  const here = question.sort.find(each => each.field === field);
  const next: TradeSort[] = here?.descending ? [] : [{ field, descending: here !== undefined }];
  const others = question.sort.filter(each => each.field !== field);
  if (!more) return { ...question, sort: next };
  const sort = here
    ? question.sort.flatMap(each => (each.field === field ? next : [each]))
    : [...others, ...next];
  return { ...question, sort: sort.slice(-4) };
}

/** A condition in words, as `Sender is Norvane` or `Date from 2024-01-01`. */
export function conditionWords(label: string, condition: TradeCondition): string {
  if (!isRange(condition)) {
    const values = (typeof condition === 'string' ? [condition] : condition).map(shown);
    const [first = ''] = values;
    return values.length > 3
      ? `${label} is one of ${values.length}`
      : `${label} is ${values.join(' or ') || first}`;
  }
  const { from, to, not, contains, empty } = condition;
  const parts = [
    from !== undefined && `from ${from}`,
    to !== undefined && `to ${to}`,
    contains !== undefined && `contains “${contains}”`,
    not !== undefined && `is not ${not.map(shown).join(' or ')}`,
    empty === true && 'is empty',
    empty === false && 'is not empty',
  ];
  return `${label} ${parts.filter(part => part !== false).join(' ')}`;
}

const shown = (value: string): string => (value === '' ? 'empty' : value);

/** Whether anything narrows the records. */
export const isNarrowed = ({ filter, text, sets }: TradeQuestion): boolean =>
  Object.keys(filter).length > 0 || text.trim() !== '' || sets !== null;
