import type { SearchTarget } from '../../../electron/shared/contract/other-side.ts';
import type { SearchRecord } from '../../../electron/shared/contract/search.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { count, dayAndTime } from '../../text/format.ts';
import { bestMatches } from '../../ui/best-matches.ts';
import { type Choice, Finder } from '../../ui/Finder.tsx';
import { useOtherSideWork } from './use-other-side.ts';

/** Cites a search for a claim or an element: one that was recorded, or one that is made now. */
export function CiteSearch({
  target,
  inputId,
}: {
  readonly target: SearchTarget;
  readonly inputId?: string;
}) {
  const records = useQuery('search.records', { limit: 500 }, ['search_record']);
  const work = useOtherSideWork();
  const all = records.status === 'ready' ? once(records.value) : [];
  const find = (typed: string) =>
    bestMatches(typed, all, ({ query }) => ({ label: query, words: query })).map(recordChoice);
  return (
    <Finder
      label="Record a search"
      placeholder="Words to search for, or an earlier search"
      find={find}
      onPick={({ id }) => void work.cite(id, target)}
      create={{
        words: typed => `Search for “${typed}” now and record what comes of it`,
        run: typed => void work.searchAndCite(typed, target),
      }}
      {...(inputId && { inputId })}
    />
  );
}

/** A recorded search as a finder offers it. */
export const recordChoice = (record: SearchRecord): Choice<SearchRecord> => ({
  key: record.id,
  value: record,
  words: record.query,
  aside: record.found === 0 ? 'not found' : `found ${record.found}`,
  below: `${dayAndTime(record.at)}, in ${count(record.searched.documents, 'document')}`,
});

/** The newest record of each query: earlier ones say less. */
function once(records: readonly SearchRecord[]): SearchRecord[] {
  const seen = new Set<string>();
  return records.filter(({ query, found }) => {
    const key = `${query} ${found}`;
    return !seen.has(key) && seen.add(key);
  });
}
