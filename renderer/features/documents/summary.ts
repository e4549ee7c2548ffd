import type { LedgerEntry } from '../../../electron/shared/contract/documents.ts';
import { count } from '../../text/format.ts';

/** What an import came to, in a sentence: `3 files imported, 1 already here, 2 refused.` */
export function importSummary(entries: readonly LedgerEntry[], cancelled: boolean): string {
  const number = (state: LedgerEntry['state']) => entries.filter(entry => entry.state === state).length;
  const parts = [
    [number('imported'), (n: number) => `${count(n, 'file')} imported`],
    [number('duplicate'), (n: number) => `${n} already here`],
    [number('needs-ocr'), (n: number) => `${n} without text`],
    [number('needs-password'), (n: number) => `${n} with a password`],
    [number('refused'), (n: number) => `${n} refused`],
  ] as const;
  const words = parts.filter(([n]) => n > 0).map(([n, say]) => say(n));
  if (words.length === 0) return cancelled ? 'Import stopped before the first file.' : 'No files were found.';
  return `${words.join(', ')}${cancelled ? ', then stopped' : ''}.`;
}

/** Whether an import left something that a person should look at. */
export const needsLook = (entries: readonly LedgerEntry[]): boolean =>
  entries.some(entry => entry.state !== 'imported' && entry.state !== 'duplicate');
