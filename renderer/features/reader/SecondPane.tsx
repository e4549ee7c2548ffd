import { type ReactNode, useMemo } from 'react';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useRoute } from '../../navigation/hooks.ts';
import { KIND } from '../../text/words.ts';
import { bestMatches } from '../../ui/best-matches.ts';
import { Finder } from '../../ui/Finder.tsx';
import { IconButton } from '../../ui/index.ts';

/** The head of the second document and its body; until one is chosen, the choice. */
export function SecondPane(props: {
  readonly active: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { active, onClose, children } = props;
  const { navigation } = useServices();
  const route = useRoute();
  const documents = useQuery('documents.list', {}, ['document']);
  const all = useMemo(() => (documents.status === 'ready' ? documents.value : []), [documents]);
  const shown = route.place === 'reader' ? all.find(({ id }) => id === route.documentId) : undefined;
  useCommands(
    () =>
      active
        ? [
            {
              id: 'second.back',
              words: 'Go back in the second document',
              group: 'Reader',
              keys: ['alt+left'],
              run: navigation.back,
            },
            {
              id: 'second.forward',
              words: 'Go forward in the second document',
              group: 'Reader',
              keys: ['alt+right'],
              run: navigation.forward,
            },
          ]
        : [],
    [active, navigation],
  );
  return (
    <>
      <div className="second-head">
        <IconButton icon="back" words="Back in the second document" onClick={navigation.back} />
        <IconButton icon="forward" words="Forward in the second document" onClick={navigation.forward} />
        <span className="grow">
          <Finder<Document>
            bare
            label="Second document"
            placeholder="Open beside: name of a document"
            autoFocus={!shown}
            chosen={shown?.name ?? ''}
            find={typed =>
              bestMatches(typed, all, ({ name, source }) => ({ label: name, words: source })).map(found => ({
                key: found.id,
                value: found,
                words: found.name,
                aside: KIND[found.kind],
              }))
            }
            onPick={({ id }) => navigation.go({ place: 'reader', documentId: id })}
          />
        </span>
        <IconButton icon="close" words="Close the second document" keys="ctrl+\\" onClick={onClose} />
      </div>
      {route.place === 'reader' ? (
        children
      ) : (
        <p className="second-empty second">Type a few letters of a name, or press the arrow down.</p>
      )}
    </>
  );
}
