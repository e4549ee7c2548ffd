import { useState } from 'react';
import type { Collection } from '../../../electron/shared/contract/collections.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { ActionNotice, Button, Dialog, TextField } from '../../ui/index.ts';

/** What the dialog is about: a new collection, a new folder of certain documents or in another folder, or one to change. */
export type CollectionWish =
  | { readonly kind: 'new' }
  | {
      readonly kind: 'folder';
      readonly documentIds?: readonly Collection['documentIds'][number][];
      readonly parentId?: Collection['id'];
    }
  | { readonly kind: 'change'; readonly collection: Collection };

const TITLE = { new: 'New collection', folder: 'New folder', change: 'Change the collection' } as const;

/** Makes a folder, or a filter when a search is given; or gives one another name or search. */
export function CollectionDialog({
  of,
  onClose,
}: {
  readonly of: CollectionWish;
  readonly onClose: (made?: Collection['id']) => void;
}) {
  const old = of.kind === 'change' ? of.collection : undefined;
  const [name, setName] = useState(old?.name ?? '');
  const [query, setQuery] = useState(old?.query ?? '');
  const create = useAction('collections.create');
  const edit = useAction('collections.edit');
  const search = query.trim();
  const hasSearch = of.kind === 'new' || old?.query !== undefined;
  const save = async () => {
    const result = old
      ? await edit.run({ id: old.id, patch: { name, ...(search !== '' && { query: search }) } })
      : await create.run({
          name,
          ...(search !== '' && { query: search }),
          ...(of.kind === 'folder' && of.parentId && { parentId: of.parentId }),
          ...(of.kind === 'folder' && of.documentIds && { documentIds: [...of.documentIds] }),
        });
    if (result.ok) onClose(result.value.id);
  };
  const incomplete = name.trim() === '' || (old?.query !== undefined && search === '');
  return (
    <Dialog
      title={TITLE[of.kind]}
      onClose={() => onClose()}
      foot={
        <Button
          look="primary"
          words={old ? 'Save' : search !== '' ? 'Make filter' : 'Make folder'}
          disabled={create.busy || edit.busy || incomplete}
          onClick={() => void save()}
        />
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && !incomplete) void save();
        }}
      />
      {hasSearch && (
        <TextField
          label="Search"
          aside={old ? undefined : 'optional'}
          hint={
            old
              ? 'It holds what this search finds, always anew.'
              : 'With a search it is a filter: it holds what the search finds, always anew. Without one it is a folder.'
          }
          value={query}
          onChange={setQuery}
        />
      )}
      <ActionNotice of={create} />
      <ActionNotice of={edit} />
    </Dialog>
  );
}
