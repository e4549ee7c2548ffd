// A condition as the form that a person fills in, and back.
import type { TradeCondition, TradeField } from '../../../electron/shared/contract/trade.ts';
import { isRange } from './question.ts';

/** How a field is narrowed. */
export type How = 'is' | 'begins' | 'contains' | 'not' | 'range' | 'empty' | 'filled';

/** Every way, in the order it is offered in. */
export const HOWS: readonly { readonly value: How; readonly words: string }[] = [
  { value: 'is', words: 'is' },
  { value: 'begins', words: 'begins with' },
  { value: 'contains', words: 'contains' },
  { value: 'not', words: 'is not' },
  { value: 'range', words: 'from … to …' },
  { value: 'empty', words: 'is empty' },
  { value: 'filled', words: 'is not empty' },
];

/** What a person has put into the form. */
export interface Form {
  readonly how: How;
  readonly values: string;
  readonly from: string;
  readonly to: string;
}

/** The form of a condition that is there, or an empty one. */
export function formOf(condition: TradeCondition | undefined, kind: TradeField['kind']): Form {
  const empty: Form = {
    how: kind === 'decimal' || kind === 'date' ? 'range' : kind === 'hs' ? 'begins' : 'contains',
    values: '',
    from: '',
    to: '',
  };
  if (condition === undefined) return empty;
  if (!isRange(condition))
    return { ...empty, how: 'is', values: typeof condition === 'string' ? condition : condition.join(' | ') };
  const { from, to, not, contains, empty: none } = condition;
  if (contains !== undefined) return { ...empty, how: 'contains', values: contains };
  if (not !== undefined) return { ...empty, how: 'not', values: not.join(' | ') };
  if (none !== undefined) return { ...empty, how: none ? 'empty' : 'filled' };
  if (kind === 'hs' && from !== undefined && from === to) return { ...empty, how: 'begins', values: from };
  return { ...empty, how: 'range', from: from ?? '', to: to ?? '' };
}

/** The condition that a form says; null while it says none. */
export function conditionOf({ how, values, from, to }: Form): TradeCondition | null {
  const list = values.split('|').map(value => value.trim());
  const some = values.trim() !== '';
  switch (how) {
    case 'is':
      return some ? list : null;
    case 'not':
      return some ? { not: list } : null;
    // A range of codes ends with the last one that begins with its end.
    case 'begins':
      return some ? { from: values.trim(), to: values.trim() } : null;
    case 'contains':
      return some ? { contains: values.trim() } : null;
    case 'empty':
      return { empty: true };
    case 'filled':
      return { empty: false };
    case 'range': {
      const [start, end] = [from.trim(), to.trim()];
      if (start === '' && end === '') return null;
      return { ...(start !== '' && { from: start }), ...(end !== '' && { to: end }) };
    }
  }
}

/** Whether a field of this kind can be narrowed so. */
export const isOffered = (how: How, kind: TradeField['kind']): boolean => {
  if (how === 'begins') return kind === 'hs';
  if (kind === 'decimal') return how !== 'contains';
  return how !== 'range' || kind === 'date' || kind === 'hs';
};

/** How values of a field of this kind are written. */
export function hint(kind: TradeField['kind']): string {
  if (kind === 'date') return 'as 2024-01 or 2024-01-31';
  return kind === 'decimal' ? 'as 1234.56' : 'included';
}
