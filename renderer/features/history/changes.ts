import type { Change } from '../../../electron/shared/contract/history.ts';

/** One field of a changed row, before and after; '' where there was none. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const show = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** The fields of a row that an action changed; all of them when it was added or removed. Bookkeeping ids are left out. */
export function fieldChanges({ before, after }: Pick<Change, 'before' | 'after'>): FieldChange[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .map(field => ({ field, before: show(before?.[field]), after: show(after?.[field]) }))
    .filter(change => change.field !== 'id' && change.before !== change.after);
}

/** What happened to a row, in a word. */
export const changeWord = ({ before }: Pick<Change, 'before' | 'after'>, removed: boolean): string =>
  removed ? 'Removed' : before === null ? 'Added' : 'Changed';
