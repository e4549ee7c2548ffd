import type { Document, Triage } from '../../../electron/shared/contract/documents.ts';
import { useAction, useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { startReview } from '../reader/review.ts';

/** What a document can be marked as, and its key. */
export const TRIAGE_KEYS: readonly {
  readonly keys: string;
  readonly triage: Triage;
  readonly words: string;
}[] = [
  { keys: 'm', triage: 'read', words: 'Mark as read' },
  { keys: 'r', triage: 'relevant', words: 'Mark as relevant' },
  { keys: 'i', triage: 'irrelevant', words: 'Mark as irrelevant' },
  { keys: 'u', triage: 'unread', words: 'Mark as unread' },
];

/** Marking documents of a list read, relevant or irrelevant, and reading them one after another, by key and otherwise. */
export function useReadingKeys(list: {
  readonly documents: readonly Document[];
  /** What the keys mean: the marked ones, or the selected one. */
  readonly chosen: readonly Document[];
  readonly selected: string | null;
  /** What the documents have in common, as the review calls them. */
  readonly words: string;
  readonly readOnly: boolean;
}) {
  const { documents, chosen, selected, words, readOnly } = list;
  const { shelf, navigation } = useServices();
  const edit = useAction('documents.edit');
  const off = readOnly ? 'The project is open for reading only' : null;
  const mark = (triage: Triage, of = chosen) => {
    if (of.length > 0) void edit.run({ ids: of.map(({ id }) => id), patch: { triage } });
  };
  const review = () => {
    const from = documents.findIndex(({ id }) => id === selected);
    const items = documents.map(({ id }) => ({ documentId: id }));
    startReview({ shelf, navigation }, words, items, Math.max(0, from));
  };
  useCommands(
    () => [
      {
        id: 'review',
        words: 'Review these documents one after another',
        group: 'Documents' as const,
        keys: ['shift+enter'],
        run: review,
      },
      ...TRIAGE_KEYS.map(({ keys, triage, words: says }) => ({
        id: `triage ${triage}`,
        words: says,
        group: 'Documents' as const,
        keys: [keys],
        off,
        run: () => mark(triage),
      })),
    ],
    [chosen.map(({ id }) => id).join(), off, documents, words],
  );
  return { edit, mark, review, off };
}
