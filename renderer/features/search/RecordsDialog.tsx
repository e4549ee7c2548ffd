import { useState } from 'react';
import type { SearchRecord } from '../../../electron/shared/contract/search.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { count, dayAndTime } from '../../text/format.ts';
import { Ask, Button, CheckField, type Column, Dialog, Empty, VirtualList } from '../../ui/index.ts';
import type { Citable } from '../other-side/CiteDialog.tsx';

const COLUMNS: readonly Column<SearchRecord>[] = [
  {
    id: 'query',
    title: 'Searched for',
    width: 'minmax(160px, 2fr)',
    cell: ({ query }) => <span dir="auto">{query}</span>,
  },
  {
    id: 'found',
    title: 'Found',
    width: '92px',
    numeric: true,
    cell: ({ found }) => (found === 0 ? 'not found' : found),
  },
  {
    id: 'searched',
    title: 'In',
    width: 'minmax(120px, 1.4fr)',
    cell: ({ searched, options }) => (
      <span className="second">
        {count(options.only.document?.length ?? searched.documents, 'document')},{' '}
        {options.only.document ? 'a part of the project' : pagesAndRows(searched)}
      </span>
    ),
  },
  {
    id: 'at',
    title: 'When',
    width: '142px',
    cell: ({ at }) => <span className="second">{dayAndTime(at)}</span>,
  },
  { id: 'author', title: 'Who', width: '110px', cell: ({ author }) => author },
];

const pagesAndRows = ({ pages, rows }: SearchRecord['searched']): string =>
  `${count(pages, 'page')}, ${count(rows, 'row')}`;

/** What was searched for and what was found then, newest first: also what was searched and not found. */
export function RecordsDialog({
  onClose,
  onLook,
  onCite,
}: {
  readonly onClose: () => void;
  readonly onCite: (search: Citable) => void;
  readonly onLook: (query: string, choices: SearchRecord['options']) => void;
}) {
  const [nothing, setNothing] = useState(false);
  const [selected, setSelected] = useState<string | null>(null);
  const records = useQuery('search.records', { nothing }, ['search_record']);
  const chosen = records.status === 'ready' ? records.value.find(({ id }) => id === selected) : undefined;
  return (
    <Dialog
      title="Record of searches"
      onClose={onClose}
      className="wide"
      foot={
        <Button
          words="Cite for a claim or element"
          disabled={!chosen}
          onClick={() => {
            onClose();
            if (chosen) onCite(chosen);
          }}
        />
      }
    >
      <CheckField label="Only what was searched and not found" checked={nothing} onChange={setNothing} />
      <Ask query={records} what="Reading the record of searches">
        {list =>
          list.length === 0 ? (
            <Empty title={nothing ? 'Everything that was searched for was found.' : 'No searches yet.'} />
          ) : (
            <div className="search-records">
              <VirtualList
                label="Searches"
                items={list}
                keyOf={({ id }) => id}
                columns={COLUMNS}
                selected={selected}
                onSelect={({ id }) => setSelected(id)}
                onOpen={({ query, options }) => {
                  onClose();
                  onLook(query, options);
                }}
              />
            </div>
          )
        }
      </Ask>
    </Dialog>
  );
}
