import type { Document } from '../../../electron/shared/contract/documents.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { stepReview } from './review.ts';

/** Goes to the next or previous document: of the review that is under way, else of the list. */
export function useOtherDocument(document: Document): (by: 1 | -1) => void {
  const { navigation, shelf } = useServices();
  const all = useQuery('documents.list', {}, ['document', 'document_note', 'reading']);
  return by => {
    if (shelf.getState().review) return stepReview({ shelf, navigation }, by);
    if (all.status !== 'ready') return;
    const at = all.value.findIndex(item => item.id === document.id);
    const next = all.value[at + by];
    if (next) navigation.go({ place: 'reader', documentId: next.id });
  };
}
