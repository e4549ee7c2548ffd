import { type FormEvent, useEffect, useState } from 'react';
import type { Collection } from '../../../electron/shared/contract/collections.ts';
import { useAction, useQuery } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { ActionNotice, Button, FilterField, type MenuEntry, openMenu } from '../../ui/index.ts';
import { SmallSelect } from '../documents/SmallSelect.tsx';
import { scopeOf, withScope } from './scope.ts';
import type { Choices, Search } from './use-search.ts';

const SORTS = [
  { value: 'relevance', words: 'Best first' },
  { value: 'place', words: 'By document' },
  { value: 'newest', words: 'Newest first' },
  { value: 'oldest', words: 'Oldest first' },
  { value: 'name', words: 'By name' },
];

const foundList = () => document.querySelector<HTMLElement>('[role=grid][aria-label=Found]');

/** The query, how it is understood, and earlier and saved searches. */
export function SearchTools({
  search,
  readOnly,
  onBatch,
  onRecords,
}: {
  readonly search: Search;
  readonly readOnly: boolean;
  readonly onBatch: () => void;
  readonly onRecords: () => void;
}) {
  const [typed, setTyped] = useState(search.asked);
  useEffect(() => setTyped(search.asked), [search.asked]);
  const saved = useQuery('search.saved', {}, ['saved_search']);
  const history = useQuery('search.history', {}, ['search_record']);
  const collections = useQuery('collections.list', {}, ['collection']);
  const save = useAction('search.save');
  const { fuzzy, sort } = search.choices;
  useCommands(
    () => [
      {
        id: 'search.field',
        words: 'Search for something else',
        group: 'Lists',
        keys: ['/'],
        run: () => document.getElementById('search-field')?.focus(),
      },
    ],
    [],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search.ask(typed);
    // What is listed already takes no keyboard by itself.
    if (typed === search.asked) foundList()?.focus();
  };
  const earlier = (): readonly MenuEntry[] => [
    ...(saved.status === 'ready' ? saved.value : []).map(({ name, query, options }) => ({
      words: name,
      icon: 'pin' as const,
      run: () => search.ask(query, options),
    })),
    'divider',
    { words: 'Record of all searches', icon: 'log', run: onRecords },
    'divider',
    ...(history.status === 'ready' ? history.value : []).map(({ query, options }) => ({
      words: query,
      run: () => search.ask(query, options),
    })),
  ];
  return (
    <>
      <form className="toolbar search-tools" onSubmit={submit}>
        <FilterField
          id="search-field"
          label="Search in the text"
          icon="search"
          value={typed}
          onChange={setTyped}
          onKeyDown={event => {
            const list = event.key === 'ArrowDown' && foundList();
            if (!list) return;
            event.preventDefault();
            list.focus();
          }}
          autoFocus={search.asked === ''}
        />
        <button type="submit" className="button primary small">
          Search
        </button>
        <Button small words="Fuzzy" aria-pressed={fuzzy} onClick={() => search.choose({ fuzzy: !fuzzy })} />
        <SmallSelect
          label="Order"
          value={sort}
          choices={SORTS}
          onChange={value => search.choose({ sort: value as Choices['sort'] })}
        />
        {collections.status === 'ready' && collections.value.length > 0 && (
          <SmallSelect
            label="Where to search"
            value={scopeOf(search.asked)}
            choices={scopesOf(collections.value, scopeOf(search.asked))}
            onChange={name => search.ask(withScope(typed, name))}
          />
        )}
        <span className="grow" />
        <Button
          small
          words="Earlier"
          onClick={event => openMenu(event.currentTarget, 'Saved and earlier searches', earlier())}
        />
        <Button
          small
          words="Save"
          disabled={readOnly || search.asked.trim() === ''}
          onClick={() =>
            void save.run({ name: search.asked.slice(0, 200), query: search.asked, options: search.choices })
          }
        />
        <Button small words="List of names" disabled={readOnly} onClick={onBatch} />
      </form>
      <ActionNotice of={save} />
    </>
  );
}

/** Everything, or one collection; a name that is typed by hand is among them even when there is none of it. */
function scopesOf(collections: readonly Collection[], now: string) {
  const names = [...new Set([...collections.map(({ name }) => name), ...(now === '' ? [] : [now])])];
  return [{ value: '', words: 'Everywhere' }, ...names.map(name => ({ value: name, words: `In ${name}` }))];
}
