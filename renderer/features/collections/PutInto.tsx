import { useState } from 'react';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useAction, useQuery } from '../../bridge/hooks.tsx';
import { ActionNotice, Button, openMenu } from '../../ui/index.ts';
import { CollectionDialog } from './CollectionDialog.tsx';

/** Puts documents into a folder, or into one that is made for them. */
export function PutInto({
  documentIds,
  disabled,
}: {
  readonly documentIds: readonly DocumentId[];
  readonly disabled: boolean;
}) {
  const collections = useQuery('collections.list', {}, ['collection']);
  const add = useAction('collections.add');
  const [making, setMaking] = useState(false);
  const folders =
    collections.status === 'ready' ? collections.value.filter(({ query }) => query === undefined) : [];
  return (
    <>
      <Button
        small
        icon="folder"
        words="Put into"
        disabled={disabled || documentIds.length === 0}
        onClick={event =>
          openMenu(event.currentTarget, 'Put the documents into', [
            ...folders.map(({ id, name }) => ({
              words: name,
              icon: 'folder' as const,
              run: () => void add.run({ id, documentIds: [...documentIds] }),
            })),
            ...(folders.length > 0 ? (['divider'] as const) : []),
            { words: 'New folder', icon: 'add' as const, run: () => setMaking(true) },
          ])
        }
      />
      <ActionNotice of={add} />
      {making && <CollectionDialog of={{ kind: 'folder', documentIds }} onClose={() => setMaking(false)} />}
    </>
  );
}
