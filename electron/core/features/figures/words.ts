// A query in words, as it stands under a figure.
import type { FigureQuery } from '../../../shared/contract/figures.ts';
import type { TradeCondition } from '../../../shared/contract/trade.ts';

const HOW: Readonly<Record<string, string>> = { sum: 'Sum of', min: 'Smallest', max: 'Largest' };

/** What a query asks, in one sentence. `label` gives the name of a field for people. */
export function queryWords(
  { filter, text, duplicates, groupBy, measures }: FigureQuery,
  label: (field: string) => string,
  repetitions: number,
): string {
  const what = measures.map(measure => measureWords(measure, label)).join(', ');
  const by = groupBy.length > 0 ? `, by ${groupBy.map(label).join(' and ')}` : '';
  const conditions = Object.entries(filter).map(([field, condition]) =>
    conditionWords(label(field), condition),
  );
  if (text.trim() !== '') conditions.push(`the words “${text.trim()}” are in it`);
  const where = conditions.length > 0 ? `, where ${conditions.join('; and ')}` : ', over all records';
  return `${what}${by}${where}. ${repetitionWords(duplicates, repetitions)}`;
}

function repetitionWords(duplicates: FigureQuery['duplicates'], count: number): string {
  if (duplicates === 'include') return 'Records that repeat others are counted as often as they are there.';
  const are = count === 1 ? '1 record that repeats another is' : `${count} records that repeat others are`;
  return `${count === 0 ? 'No record repeats another: none is' : are} left out.`;
}

function measureWords(measure: string, label: (field: string) => string): string {
  const [how = '', field = ''] = measure.split(':');
  return how === 'count' ? 'Number of records' : `${HOW[how]} ${label(field)}`;
}

function conditionWords(name: string, condition: TradeCondition): string {
  if (typeof condition === 'string') return `${name} is ${shown(condition)}`;
  if (Array.isArray(condition)) return `${name} is ${condition.map(shown).join(' or ')}`;
  const { from, to, not, contains, empty } = condition;
  const parts = [
    from !== undefined && `from ${shown(from)}`,
    to !== undefined && `up to ${shown(to)}`,
    not && `not ${not.map(shown).join(' nor ')}`,
    contains !== undefined && `with “${contains}” in it`,
    empty !== undefined && (empty ? 'without a value' : 'with a value'),
  ];
  return `${name} is ${parts.filter(part => part).join(', ')}`;
}

const shown = (value: string): string => (value === '' ? 'empty' : `“${value}”`);

/** Where the dollars of a total come from, in words. */
export function dollarWords({
  own,
  byRate,
  none,
  rates,
}: {
  readonly own: number;
  readonly byRate: number;
  readonly none: number;
  readonly rates: string;
}): string {
  const by = rates === '' ? 'rates: none are loaded' : `the rates of ${rates} for ${byRate}`;
  return `Records with dollars of their own: ${own}; by ${by}; without any: ${none}.`;
}
