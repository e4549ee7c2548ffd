import type { LedgerEntry } from '../../../electron/shared/contract/documents.ts';
import type { Services } from '../../bridge/services.ts';
import { recognise } from './use-recognition.ts';

/** Reads the scans among what was imported, in the background, unless the project prefers not to. */
export async function recogniseAfterImport(
  services: Services,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const documentIds = entries.flatMap(({ state, kind, documentId }) =>
    state === 'needs-ocr' && documentId && (kind === 'pdf' || kind === 'image') ? [documentId] : [],
  );
  if (documentIds.length === 0) return;
  const wish = await services.api.call('recognition.wish', {});
  if (wish.ok && wish.value.afterImport) await recognise(services, { documentIds });
}
