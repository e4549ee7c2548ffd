import { useMemo } from 'react';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { KIND } from '../../text/words.ts';
import { bestMatches } from '../../ui/best-matches.ts';
import { Finder } from '../../ui/Finder.tsx';

/** Finds a document of the case by a few letters of its name or source. */
export function DocumentFinder({
  label,
  placeholder,
  shown,
  takesFocus = false,
  onPick,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly shown: DocumentId | null;
  /** Takes the focus where no document is shown yet. */
  readonly takesFocus?: boolean;
  readonly onPick: (id: DocumentId) => void;
}) {
  const documents = useQuery('documents.list', {}, ['document']);
  const all = useMemo(() => (documents.status === 'ready' ? documents.value : []), [documents]);
  return (
    <Finder<Document>
      bare
      label={label}
      placeholder={placeholder}
      autoFocus={takesFocus && shown === null}
      chosen={all.find(({ id }) => id === shown)?.name ?? ''}
      find={typed =>
        bestMatches(typed, all, ({ name, source }) => ({ label: name, words: source })).map(found => ({
          key: found.id,
          value: found,
          words: found.name,
          aside: KIND[found.kind],
        }))
      }
      onPick={({ id }) => onPick(id)}
    />
  );
}
