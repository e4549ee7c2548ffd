import { z } from 'zod';
import { DocumentId } from '../../../electron/shared/kernel/ids.ts';

/** Media type of documents that are dragged within the window. */
export const DOCUMENTS_DRAG = 'application/x-plumbline-documents';

/** The documents that are dropped; none when it is something else. */
export function droppedDocuments(transfer: DataTransfer): DocumentId[] {
  try {
    return z.array(DocumentId).parse(JSON.parse(transfer.getData(DOCUMENTS_DRAG)));
  } catch {
    return [];
  }
}
