import { useState } from 'react';
import { useAction } from '../../bridge/hooks.tsx';
import { ActionNotice, Button, Dialog, TextField } from '../../ui/index.ts';

/** Makes a folder, or a filter when a search is given. */
export function NewCollection({ onClose }: { readonly onClose: (made?: string) => void }) {
  const [name, setName] = useState('');
  const [query, setQuery] = useState('');
  const create = useAction('collections.create');
  const make = async () => {
    const result = await create.run({ name, ...(query.trim() && { query: query.trim() }) });
    if (result.ok) onClose(result.value.id);
  };
  return (
    <Dialog
      title="New collection"
      onClose={() => onClose()}
      foot={
        <Button
          look="primary"
          words={query.trim() ? 'Make filter' : 'Make folder'}
          disabled={create.busy || name.trim() === ''}
          onClick={() => void make()}
        />
      }
    >
      <TextField label="Name" value={name} onChange={setName} />
      <TextField
        label="Search"
        aside="optional"
        hint="With a search it is a filter: it holds what the search finds, always anew. Without one it is a folder."
        value={query}
        onChange={setQuery}
      />
      <ActionNotice of={create} />
    </Dialog>
  );
}
