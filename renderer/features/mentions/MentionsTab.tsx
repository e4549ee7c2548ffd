import { useState } from 'react';
import type { Suggestion } from '../../../electron/shared/contract/mentions.ts';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { usePlaceState, useRoute } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import { Ask, Button, Empty } from '../../ui/index.ts';
import { DocumentFinder } from '../documents/DocumentFinder.tsx';
import { SmallSelect } from '../documents/SmallSelect.tsx';
import '../search/results.css';
import { SuggestionList } from './SuggestionList.tsx';
import { KIND_WORDS } from './words.ts';

const TABLES = ['mention', 'entity', 'statement', 'page', 'table_row', 'reading'];
/** Suggestions that are read at a time. */
const STEP = 500;

/** Names and identifiers that the texts mention, until someone decides. Nothing enters the case by itself. */
export function MentionsTab() {
  const [group, setGroup] = usePlaceState('mentions of', '');
  const [limit, setLimit] = useState(STEP);
  const route = useRoute();
  const asked = route.place === 'documents' ? (route.within ?? null) : null;
  const [within, setWithin] = usePlaceState<DocumentId | null>('mentions in', asked);
  const where = within ? { documentId: within } : {};
  const all = useQuery('mentions.suggest', { limit, ...where, ...chosen(group) }, TABLES);
  const groups = useQuery('mentions.suggest', { limit: 1, ...where }, TABLES);
  const look = (id: DocumentId | null) => {
    setWithin(id);
    setGroup('');
    setLimit(STEP);
  };
  const choices = [
    { value: '', words: 'All mentions' },
    ...(groups.status === 'ready' ? groups.value.groups : []).map(
      ({ kind, entityId, name, count: many }) => ({
        value: entityId ?? kind,
        words: `${entityId ? name : KIND_WORDS[kind]} (${many})`,
      }),
    ),
  ];
  return (
    <Ask query={all} what="Looking for mentions">
      {({ total, suggestions }) => (
        <>
          <div className="toolbar">
            <SmallSelect label="Mentions of" value={group} choices={choices} onChange={setGroup} />
            <span className="mentions-where">
              <DocumentFinder
                label="Only in a document"
                placeholder="In all documents"
                shown={within}
                onPick={look}
              />
            </span>
            {within && <Button small look="quiet" words="In all documents" onClick={() => look(null)} />}
            <span className="second small">{count(total, 'suggestion')}</span>
            {!within && (
              <span className="second small ellipsis">
                Dates, amounts, phones, e-mails and HS codes are looked for in one document.
              </span>
            )}
          </div>
          {total === 0 ? (
            <Empty title="No mention waits for a decision">
              Names, aliases and identifiers of the entities are looked for in every document and row, and
              identifiers whose check digits hold.
            </Empty>
          ) : (
            <SuggestionList suggestions={suggestions} />
          )}
          {suggestions.length < total && (
            <div className="search-more">
              <Button small words="Show more" onClick={() => setLimit(limit + STEP)} />
              <span className="second small">
                {suggestions.length} of {total} shown
              </span>
            </div>
          )}
        </>
      )}
    </Ask>
  );
}

function chosen(group: string) {
  if (group === '') return {};
  return group.startsWith('ent_') ? { entityId: group as never } : { kinds: [group as Suggestion['kind']] };
}
