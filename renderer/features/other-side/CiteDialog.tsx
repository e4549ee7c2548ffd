import { useState } from 'react';
import type { SearchTarget } from '../../../electron/shared/contract/other-side.ts';
import type { SearchRecord } from '../../../electron/shared/contract/search.ts';
import { useAction, useApi, useQuery } from '../../bridge/hooks.tsx';
import { ActionNotice, Button, Dialog, TextAreaField, TextField } from '../../ui/index.ts';
import { TargetFinder } from './TargetFinder.tsx';

/** What is cited: a search that was recorded, or words that are searched for now. */
export type Citable = Pick<SearchRecord, 'query' | 'options'> & { readonly id?: SearchRecord['id'] };

/** Cites a search for a claim or an element, with what it means. Without `search`, the words are asked for, too. */
export function CiteDialog({ search, onClose }: { readonly search?: Citable; readonly onClose: () => void }) {
  const api = useApi();
  const record = useAction('search.record');
  const cite = useAction('otherSide.citeSearch');
  const [words, setWords] = useState('');
  const [target, setTarget] = useState<{ readonly target: SearchTarget; readonly words: string } | null>(
    null,
  );
  const [note, setNote] = useState('');
  const query = search?.query ?? words.trim();
  const ready = query !== '' && target !== null;
  const keep = async () => {
    if (!ready || cite.busy || record.busy) return;
    let searchId = search?.id ?? (await recorded(api, query, search));
    if (!searchId) {
      const made = await record.run({ query, ...(search && { options: search.options }) });
      if (!made.ok) return;
      searchId = made.value.id;
    }
    if ((await cite.run({ searchId, target: target.target, note })).ok) onClose();
  };
  return (
    <Dialog
      title={search ? 'Cite this search' : 'Record a search'}
      onClose={onClose}
      foot={
        <>
          <Button words="Cancel" onClick={onClose} />
          <Button look="primary" words="Cite it" disabled={!ready} onClick={() => void keep()} />
        </>
      }
    >
      <div className="column">
        {search ? (
          <p dir="auto">“{search.query}”</p>
        ) : (
          <TextField label="Search for" value={words} onChange={setWords} />
        )}
        <Found query={query} {...(search && { options: search.options })} />
        <TargetFinder
          chosen={target?.words ?? ''}
          onPick={(to, said) => setTarget({ target: to, words: said })}
        />
        <TextAreaField
          label="What it means"
          rows={3}
          value={note}
          onChange={setNote}
          hint="Printed with the search: why it was made, and what it says that nothing was found."
          onKeyDown={event => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void keep();
          }}
        />
        <ActionNotice of={record} />
        <ActionNotice of={cite} />
      </div>
    </Dialog>
  );
}

/** The record that was just kept of the same search, so that it is not kept twice. */
async function recorded(
  api: ReturnType<typeof useApi>,
  query: string,
  search: Citable | undefined,
): Promise<SearchRecord['id'] | undefined> {
  if (!search) return undefined;
  const result = await api.call('search.records', { limit: 50 });
  return result.ok ? result.value.find(record => record.query === query)?.id : undefined;
}

/** What the search finds now. */
function Found({ query, options }: { readonly query: string; readonly options?: SearchRecord['options'] }) {
  const found = useQuery('search.find', query === '' ? null : { query, ...options, limit: 1 }, [
    'page',
    'table_row',
  ]);
  if (query === '' || found.status !== 'ready') return null;
  const { total } = found.value;
  return (
    <p className="second">
      {total === 0
        ? 'Nothing is found.'
        : `Found on ${total} ${total === 1 ? 'page or row' : 'pages and rows'}.`}
    </p>
  );
}
