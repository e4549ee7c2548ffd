import { useMemo, useState } from 'react';
import type { Suggestion } from '../../../electron/shared/contract/mentions.ts';
import { useAction, useProject } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useNavigation } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import { ActionNotice, Button, type Column, VirtualList } from '../../ui/index.ts';
import { Snippet } from '../search/Snippet.tsx';
import { KIND_WORDS } from './words.ts';

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

/** Suggested mentions in their context, accepted and rejected one by one or in bulk. */
export function SuggestionList({ suggestions }: { readonly suggestions: readonly Suggestion[] }) {
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

function spotOf({
  key: _key,
  name: _name,
  file: _file,
  snippet: _snippet,
  places: _places,
  ...spot
}: Suggestion) {
  return spot;
}
