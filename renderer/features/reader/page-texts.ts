import type { ApiClient } from '../../../electron/shared/contract/client.ts';
import type { Page } from '../../../electron/shared/contract/documents.ts';
import type { DocumentId, ReadingId } from '../../../electron/shared/kernel/ids.ts';

/** Pages of one document as the engine read them, asked for once each. */
export interface PageTexts {
  /** The reading that the pages are of: another one has other pages. */
  readonly reading: ReadingId | undefined;
  /** Null for a page that the engine has not read. */
  readonly page: (number: number) => Promise<Page | null>;
}

/** Pages kept in memory; more than this and the oldest are asked for again. */
const KEPT = 600;

/** Makes the store of the pages of a document's newest reading. */
export function createPageTexts(
  api: ApiClient,
  documentId: DocumentId,
  reading: ReadingId | undefined,
): PageTexts {
  const pages = new Map<number, Promise<Page | null>>();
  return {
    reading,
    page: number => {
      const known = pages.get(number);
      if (known) return known;
      const asked = api
        .call('documents.page', { documentId, page: number })
        .then(result => (result.ok ? result.value : null));
      pages.set(number, asked);
      const oldest = pages.keys().next().value;
      if (pages.size > KEPT && oldest !== undefined) pages.delete(oldest);
      return asked;
    },
  };
}
