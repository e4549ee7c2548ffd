import type { ReactNode } from 'react';
import { useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useRoute } from '../../navigation/hooks.ts';
import { IconButton } from '../../ui/index.ts';
import { DocumentFinder } from '../documents/DocumentFinder.tsx';

/** The head of the second document and its body; until one is chosen, the choice. */
export function SecondPane(props: {
  readonly active: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { active, onClose, children } = props;
  const { navigation } = useServices();
  const route = useRoute();
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
          <DocumentFinder
            label="Second document"
            placeholder="Open beside: name of a document"
            shown={route.place === 'reader' ? route.documentId : null}
            takesFocus
            onPick={documentId => navigation.go({ place: 'reader', documentId })}
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
