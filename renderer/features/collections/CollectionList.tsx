import { type DragEvent, useState } from 'react';
import type { Collection } from '../../../electron/shared/contract/collections.ts';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { ActionNotice, Icon, IconButton } from '../../ui/index.ts';
import { DOCUMENTS_DRAG, droppedDocuments } from './drag.ts';

interface ListProps {
  readonly collections: readonly Collection[];
  readonly total: number;
  readonly chosen: string | null;
  readonly readOnly: boolean;
  readonly onChoose: (id: string | null) => void;
  readonly onDrop: (id: Collection['id'], documentIds: DocumentId[]) => void;
}

/** All documents, then the collections with what is in them indented. Folders take what is dropped on them. */
export function CollectionList(props: ListProps) {
  const { collections, total, chosen, readOnly, onChoose } = props;
  const remove = useAction('collections.delete');
  const drop = async (id: Collection['id']) => {
    if (chosen === id) onChoose(null);
    await remove.run({ id });
  };
  const lines = nested(collections);
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
            <span className="muted small number">{total}</span>
          </button>
        </li>
        {lines.map(({ collection, depth }) => (
          <Line
            key={collection.id}
            {...{ collection, depth, props }}
            onRemove={readOnly ? undefined : () => void drop(collection.id)}
          />
        ))}
      </ul>
      <ActionNotice of={remove} />
    </>
  );
}

function Line({
  collection,
  depth,
  props,
  onRemove,
}: {
  readonly collection: Collection;
  readonly depth: number;
  readonly props: ListProps;
  readonly onRemove: (() => void) | undefined;
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
        <Icon name={query === undefined ? 'book' : 'filter'} />
        <span className="grow ellipsis">{name}</span>
        <span className="muted small number">{documentIds.length}</span>
      </button>
      {onRemove && <IconButton icon="close" words={`Remove the collection ${name}`} onClick={onRemove} />}
    </li>
  );
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
