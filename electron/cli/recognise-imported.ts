import type { LedgerEntry, Recognition } from '../shared/contract/documents.ts';
import type { Working } from './with-engine.ts';

/** How text recognition follows an import. */
export interface RecognitionWish {
  readonly ocr: 'auto' | 'off' | 'force';
  readonly languages: readonly string[];
}

/** Recognises text in what an import brought: where it is needed, or everywhere (`force`). */
export async function recogniseImported(
  { api, watched }: Working,
  entries: readonly LedgerEntry[],
  { ocr, languages }: RecognitionWish,
): Promise<{ readonly documents: readonly Recognition[]; readonly cancelled: boolean }> {
  const documentIds: NonNullable<LedgerEntry['documentId']>[] = [];
  for (const entry of entries) {
    const { documentId, state, kind } = entry;
    if (documentId === undefined || (kind !== 'pdf' && kind !== 'image')) continue;
    const isWanted = ocr === 'force' || (ocr === 'auto' && state === 'needs-ocr');
    // A duplicate says nothing about its pages; a locked file has none.
    if (isWanted && ((await api.get('documents.get', { id: documentId })).reading?.pages ?? 0) > 0)
      documentIds.push(documentId);
  }
  if (documentIds.length === 0) return { documents: [], cancelled: false };
  const input = { documentIds, languages: [...languages], force: ocr === 'force' };
  return await api.get('documents.recognise', input, watched);
}

/** What recognition made of a document, for people: `1 page recognised: 63 words, rus+eng, 87 % sure`. */
export function recognitionLine({ pages, words, languages, confidence, reason }: Recognition): string {
  const read = `${pages} page${pages === 1 ? '' : 's'} recognised`;
  return words === 0
    ? `${read}: ${reason ?? 'no words'}`
    : `${read}: ${words} words, ${languages.join(', ')}, ${confidence} % sure`;
}
