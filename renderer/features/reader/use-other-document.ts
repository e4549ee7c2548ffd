import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { stepReview } from './review.ts';
import { DOCUMENT_TABLES } from './tables.ts';

/** Goes to the next or previous document: of the review that is under way, else of the list. */
export function useOtherDocument(): (by: 1 | -1) => void {
  const { navigation, shelf } = useServices();
  const all = useQuery('documents.list', {}, DOCUMENT_TABLES);
  return by => {
    if (shelf.getState().review) return stepReview({ shelf, navigation }, by);
    const { route } = navigation.current();
    if (all.status !== 'ready' || route.place !== 'reader') return;
    const at = all.value.findIndex(({ id }) => id === route.documentId);
    const next = at < 0 ? undefined : all.value[at + by];
    if (next) navigation.go({ place: 'reader', documentId: next.id });
  };
}

/** J and K, also while a document is still being opened: quick presses go over several. */
export function useDocumentKeys(active: boolean): void {
  const go = useOtherDocument();
  useCommands(
    () =>
      active
        ? [
            { id: 'document.next', words: 'Next document', group: 'Reader', keys: ['j'], run: () => go(1) },
            {
              id: 'document.previous',
              words: 'Previous document',
              group: 'Reader',
              keys: ['k'],
              run: () => go(-1),
            },
          ]
        : [],
    [active, go],
  );
}
