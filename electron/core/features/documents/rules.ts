import type { LedgerEntry } from '../../../shared/contract/documents.ts';

/** How many files ended how, in words: `17 imported, 2 duplicates, 1 needs text recognition`. */
export function sumUp(entries: readonly Pick<LedgerEntry, 'state'>[]): string {
  const count = (state: LedgerEntry['state']) => entries.filter(entry => entry.state === state).length;
  const parts: [number, string, string][] = [
    [count('imported'), 'imported', 'imported'],
    [count('duplicate'), 'duplicate', 'duplicates'],
    [count('needs-ocr'), 'needs text recognition', 'need text recognition'],
    [count('needs-password'), 'needs a password', 'need a password'],
    [count('refused'), 'refused', 'refused'],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => `${number} ${number === 1 ? one : many}`)
    .join(', ');
}
