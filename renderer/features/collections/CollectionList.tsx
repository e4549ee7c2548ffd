import { type DragEvent, useState } from 'react';
import type { Collection } from '../../../electron/shared/contract/collections.ts';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { ActionNotice, Icon, IconButton, type MenuEntry, openMenu } from '../../ui/index.ts';
import type { CollectionWish } from './CollectionDialog.tsx';
import { DOCUMENTS_DRAG, droppedDocuments } from './drag.ts';

interface ListProps {
  readonly collections: readonly Collection[];
  readonly documents: readonly Pick<Document, 'id' | 'triage'>[];
  readonly chosen: string | null;
  readonly readOnly: boolean;
  readonly onChoose: (id: string | null) => void;
  /** What is asked for in the menu of a collection needs a dialog. */
  readonly onWish: (wish: CollectionWish) => void;
  readonly onShare: (id: Collection['id']) => void;
  readonly onDrop: (id: Collection['id'], documentIds: DocumentId[]) => void;
}

/** All documents, then the collections with what is in them indented. Folders take what is dropped on them. */
export function CollectionList(props: ListProps) {
  const { collections, documents, chosen, readOnly, onChoose, onWish, onShare } = props;
  const remove = useAction('collections.delete');
  const move = useAction('collections.edit');
  const unread = new Set<string>(documents.filter(({ triage }) => triage === 'unread').map(({ id }) => id));
  const drop = async (id: Collection['id']) => {
    if (chosen === id) onChoose(null);
    await remove.run({ id });
  };
  const lines = nested(collections);
  const menu = (collection: Collection): readonly MenuEntry[] => [
    {
      words: collection.query === undefined ? 'Rename' : 'Change name or search',
      icon: 'edit',
      run: () => onWish({ kind: 'change', collection }),
    },
    ...(collection.query === undefined
      ? [
          {
            words: 'New folder in it',
            icon: 'folder' as const,
            run: () => onWish({ kind: 'folder', parentId: collection.id }),
          },
        ]
      : []),
    ...placesFor(collection, collections).map(({ words, parentId }) => ({
      words,
      run: () => void move.run({ id: collection.id, patch: { parentId } }),
    })),
    { words: 'Share a copy of it', run: () => onShare(collection.id) },
    'divider',
    {
      words: 'Remove; its documents stay',
      icon: 'trash',
      danger: true,
      run: () => void drop(collection.id),
    },
  ];
  return (
    <>
      <ul className="collection-list">
        <li className={chosen === null ? 'collection active' : 'collection'}>
          <button
            type="button"
            className="collection-name"
            aria-pressed={chosen === null}
            onClick={() => onChoose(null)}
          >
            <Icon name="document" />
            <span className="grow">All documents</span>
            <span className="muted small number">{documents.length}</span>
          </button>
        </li>
        {lines.map(({ collection, depth }) => (
          <Line
            key={collection.id}
            {...{ collection, depth, props }}
            left={collection.documentIds.filter(id => unread.has(id)).length}
            menu={readOnly ? undefined : () => menu(collection)}
          />
        ))}
      </ul>
      <ActionNotice of={remove} />
      <ActionNotice of={move} />
    </>
  );
}

function Line({
  collection,
  depth,
  props,
  left,
  menu,
}: {
  readonly collection: Collection;
  readonly depth: number;
  readonly props: ListProps;
  /** Documents in it that nobody has read. */
  readonly left: number;
  readonly menu: (() => readonly MenuEntry[]) | undefined;
}) {
  const [over, setOver] = useState(false);
  const { id, name, query, documentIds } = collection;
  const takes = (event: DragEvent) =>
    !props.readOnly && query === undefined && event.dataTransfer.types.includes(DOCUMENTS_DRAG);
  const classes = ['collection', props.chosen === id && 'active', over && 'over'].filter(Boolean).join(' ');
  return (
    <li
      className={classes}
      style={{ paddingInlineStart: depth * 14 }}
      onDragOver={event => {
        if (!takes(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        setOver(false);
        const ids = takes(event) ? droppedDocuments(event.dataTransfer) : [];
        if (ids.length === 0) return;
        event.preventDefault();
        props.onDrop(id, ids);
      }}
    >
      <button
        type="button"
        className="collection-name"
        aria-pressed={props.chosen === id}
        title={query}
        onClick={() => props.onChoose(id)}
      >
        <Icon name={query === undefined ? 'folder' : 'filter'} />
        <span className="grow ellipsis">{name}</span>
        <span className="muted small number" title={`${left} of ${documentIds.length} not read`}>
          {left > 0 && left < documentIds.length && (
            <span className="second">{documentIds.length - left} of </span>
          )}
          {documentIds.length}
        </span>
      </button>
      {menu && (
        <IconButton
          icon="more"
          words={`Menu of ${name}`}
          aria-haspopup="menu"
          onClick={event => openMenu(event.currentTarget, name, menu())}
        />
      )}
    </li>
  );
}

/** Where a collection can be moved: to the top, or into a folder that is not within it. */
function placesFor(
  { id, parentId }: Collection,
  all: readonly Collection[],
): readonly { readonly words: string; readonly parentId: Collection['id'] | null }[] {
  const within = new Set<string>([id, ...nested(all, id).map(({ collection }) => collection.id)]);
  const folders = all
    .filter(one => one.query === undefined && !within.has(one.id) && one.id !== parentId)
    .map(one => ({ words: `Move into “${one.name}”`, parentId: one.id }));
  return parentId === undefined ? folders : [{ words: 'Move to the top', parentId: null }, ...folders];
}

function nested(
  collections: readonly Collection[],
  parentId?: string,
  depth = 0,
): { readonly collection: Collection; readonly depth: number }[] {
  return collections
    .filter(collection => collection.parentId === parentId)
    .flatMap(collection => [{ collection, depth }, ...nested(collections, collection.id, depth + 1)]);
}
