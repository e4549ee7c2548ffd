import { useMemo, useState } from 'react';
import type { Suggestion } from '../../../electron/shared/contract/mentions.ts';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useAction, useProject, useQuery } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useNavigation, usePlaceState, useRoute } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import { ActionNotice, Ask, Button, type Column, Empty, VirtualList } from '../../ui/index.ts';
import { DocumentFinder } from '../documents/DocumentFinder.tsx';
import { SmallSelect } from '../documents/SmallSelect.tsx';
import { Snippet } from '../search/Snippet.tsx';
import '../search/results.css';
import { KIND_WORDS } from './words.ts';

const TABLES = ['mention', 'entity', 'statement', 'page', 'table_row', 'reading'];
/** Suggestions that are read at a time. */
const STEP = 500;

const COLUMNS: readonly Column<Suggestion>[] = [
  {
    id: 'name',
    title: 'Mention of',
    width: 'minmax(120px, 1fr)',
    cell: ({ name }) => (
      <span dir="auto" title={name}>
        {name}
      </span>
    ),
  },
  { id: 'kind', title: 'What', width: '120px', cell: ({ kind }) => KIND_WORDS[kind] },
  {
    id: 'context',
    title: 'In the text',
    width: 'minmax(200px, 3fr)',
    cell: ({ snippet }) => (
      <span className="mention-snippet" dir="auto">
        <Snippet text={snippet} />
      </span>
    ),
  },
  {
    id: 'where',
    title: 'Where',
    width: 'minmax(120px, 1.2fr)',
    cell: ({ file, page, row }) => {
      const where = `${file}, ${row === undefined ? `p. ${page ?? 1}` : `row ${row}`}`;
      return <span title={where}>{where}</span>;
    },
  },
];

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
            <Suggestions suggestions={suggestions} />
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

function Suggestions({ suggestions }: { readonly suggestions: readonly Suggestion[] }) {
  const navigation = useNavigation();
  const readOnly = useProject()?.readOnly ?? false;
  const decide = useAction('mentions.decide');
  const [selected, setSelected] = useState<string | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const at = Math.max(
    0,
    suggestions.findIndex(({ key }) => key === selected),
  );
  const meant = useMemo(
    () =>
      marked.size > 0 ? suggestions.filter(({ key }) => marked.has(key)) : suggestions.slice(at, at + 1),
    [marked, suggestions, at],
  );
  const judge = async (state: 'accepted' | 'rejected') => {
    if (meant.length === 0) return;
    const gone = new Set(meant.map(({ key }) => key));
    setSelected(suggestions.slice(at).find(({ key }) => !gone.has(key))?.key ?? null);
    setMarked(new Set());
    await decide.run({ state, mentions: meant.map(spotOf) });
  };
  const off = readOnly ? 'The project is open for reading only' : null;
  useCommands(
    () => [
      {
        id: 'mention.accept',
        words: 'Accept mention',
        group: 'Lists',
        keys: ['y'],
        off,
        run: () => void judge('accepted'),
      },
      {
        id: 'mention.reject',
        words: 'Reject mention',
        group: 'Lists',
        keys: ['n'],
        off,
        run: () => void judge('rejected'),
      },
    ],
    [meant, off],
  );
  const words = marked.size > 0 ? count(meant.length, 'mention') : 'mention';
  return (
    <>
      <div className="toolbar">
        <Button
          small
          keys="y"
          words={`Accept ${words}`}
          disabled={readOnly}
          onClick={() => void judge('accepted')}
        />
        <Button
          small
          keys="n"
          words={`Reject ${words}`}
          disabled={readOnly}
          onClick={() => void judge('rejected')}
        />
        <span className="second small">Space marks, Ctrl A marks all. Ctrl Z takes a decision back.</span>
      </div>
      <ActionNotice of={decide} />
      <VirtualList
        label="Suggested mentions"
        items={suggestions}
        keyOf={({ key }) => key}
        columns={COLUMNS}
        selected={suggestions[at]?.key ?? null}
        onSelect={({ key }) => setSelected(key)}
        onOpen={({ documentId, page, row, text, start, end }) =>
          navigation.go({
            place: 'reader',
            documentId,
            ...(row === undefined ? { page: page ?? 1 } : { row }),
            ...(start !== undefined && end !== undefined && { at: [start, end] as const }),
            find: text,
          })
        }
        marked={marked}
        onMark={setMarked}
        rowHeight={30}
        autoFocus
      />
    </>
  );
}

function spotOf({ key: _key, name: _name, file: _file, snippet: _snippet, ...spot }: Suggestion) {
  return spot;
}
