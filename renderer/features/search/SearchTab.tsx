import { useState } from 'react';
import { useProject } from '../../bridge/hooks.tsx';
import { count } from '../../text/format.ts';
import { Button, Empty, ErrorState, Loading, Notice } from '../../ui/index.ts';
import { type Citable, CiteDialog } from '../other-side/CiteDialog.tsx';
import { BatchDialog } from './BatchDialog.tsx';
import { ExpansionChips } from './ExpansionChips.tsx';
import { FacetColumn } from './FacetColumn.tsx';
import { RecordsDialog } from './RecordsDialog.tsx';
import { ResultList } from './ResultList.tsx';
import { SearchTools } from './SearchTools.tsx';
import { type Search, useSearch } from './use-search.ts';
import './results.css';

/** Everything that a search finds, with what it can be narrowed by. */
export function SearchTab() {
  const readOnly = useProject()?.readOnly ?? false;
  const search = useSearch(readOnly);
  const [batch, setBatch] = useState(false);
  const [records, setRecords] = useState(false);
  const [citing, setCiting] = useState<Citable | null>(null);
  return (
    <>
      <SearchTools
        search={search}
        readOnly={readOnly}
        onBatch={() => setBatch(true)}
        onRecords={() => setRecords(true)}
      />
      {search.asked.trim() === '' ? (
        <Empty title="Search every page, row, mail, note, entity and claim">
          Words, “exact phrases”, AND, OR, NOT, word*, NEAR/5, and fields as type:mail, lang:ru, tag:customs,
          date:2024-01..2024-03. Chinese needs no blanks.
        </Empty>
      ) : (
        <Found search={search} onCite={readOnly ? null : setCiting} />
      )}
      {records && <RecordsDialog onClose={() => setRecords(false)} onLook={search.ask} onCite={setCiting} />}
      {citing && <CiteDialog search={citing} onClose={() => setCiting(null)} />}
      {batch && <BatchDialog onClose={() => setBatch(false)} onLook={search.ask} onCite={setCiting} />}
    </>
  );
}

function Found({
  search,
  onCite,
}: {
  readonly search: Search;
  readonly onCite: ((search: Citable) => void) | null;
}) {
  const { result } = search;
  if (result.status === 'loading') return <Loading what="Searching" />;
  if (result.status === 'failed')
    return (
      <>
        {result.problem.code === 'bad-query' && <QueryFault query={search.asked} at={result.problem} />}
        <ErrorState problem={result.problem} />
      </>
    );
  const { total, things, hits, notes, expansions, facets } = result.value;
  const all = total + things.total;
  return (
    <>
      {notes.map(note => (
        <Notice key={note.column}>
          Column {note.column}: {note.what}
        </Notice>
      ))}
      <ExpansionChips expansions={expansions} search={search} />
      <div className="search-found">
        <FacetColumn facets={facets} search={search} />
        <div className="search-results">
          <div className="search-count second small row">
            <span className="grow" role="status">
              {total === 0 ? 'No page or row' : count(total, 'page or row', 'pages and rows')}
              {things.total > 0 && `, ${count(things.total, 'thing of the case', 'things of the case')}`}
            </span>
            {onCite && (
              <Button
                small
                look="quiet"
                icon="link"
                words="Cite this search"
                title="For a claim or an element: what was searched, in how much, and what was found"
                onClick={() => onCite({ query: search.asked, options: { plain: false, ...search.choices } })}
              />
            )}
          </div>
          {all === 0 ? (
            <Empty title="Nothing was found">
              That it was searched for is kept in the record of searches.
            </Empty>
          ) : (
            <ResultList result={result.value} asked={search.asked} />
          )}
          {hits.length < total && (
            <div className="search-more">
              <Button small words="Show more" onClick={search.more} />
              <span className="second small">
                {hits.length} of {total} shown
              </span>
            </div>
          )}
        </div>
      </div>
    </>
  );
}

/** As much of a query as is shown before, in and behind what cannot be understood: what to do about it stays in view. */
const FAULT_SHOWN = 150;

/** The query with the part that cannot be understood marked; of a long one what is near it. */
function QueryFault({
  query,
  at: { column, length },
}: {
  readonly query: string;
  readonly at: { readonly column: number; readonly length: number };
}) {
  const from = column - 1;
  const to = from + length;
  return (
    <p className="query-fault" dir="auto">
      {from > FAULT_SHOWN && '…'}
      {query.slice(Math.max(0, from - FAULT_SHOWN), from)}
      <mark>{query.slice(from, Math.min(to, from + FAULT_SHOWN))}</mark>
      {length > FAULT_SHOWN ? '…' : query.slice(to, to + FAULT_SHOWN)}
      {length <= FAULT_SHOWN && query.length > to + FAULT_SHOWN && '…'}
    </p>
  );
}
