import type { LedgerEntry, ReadAgain } from '../../../electron/shared/contract/documents.ts';
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

/** What reading a document again came to, and what became of its evidence, in a sentence or two. */
export function readAgainWords({ added, encoding, reason, anchors }: ReadAgain): string {
  if (!added) return reason ?? 'It could not be read so; the reading before stays.';
  const { kept, moved, lost } = anchors;
  const read = `Read again${encoding ? ` as ${encoding}` : ''}; the reading before is kept.`;
  if (kept + moved + lost === 0) return read;
  const parts = [
    `${count(kept, 'quote')} kept`,
    ...(moved > 0 ? [`${moved} moved`] : []),
    ...(lost > 0 ? [`${lost} lost`] : []),
  ];
  return `${read} ${parts.join(', ')}.`;
}
