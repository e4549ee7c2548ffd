import { useMemo, useState } from 'react';
import type { Collection } from '../../../electron/shared/contract/collections.ts';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import { useAction, useProject, useQuery } from '../../bridge/hooks.tsx';
import { useNavigation, usePlaceState } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import { ActionNotice, Ask, Button, Empty, VirtualList } from '../../ui/index.ts';
import { documentColumns } from '../documents/document-columns.tsx';
import { ReadingProgress } from '../documents/ReadingProgress.tsx';
import { useReadingKeys } from '../documents/use-reading-keys.ts';
import { ShareDialog } from '../keys/ShareDialog.tsx';
import { CollectionDialog, type CollectionWish } from './CollectionDialog.tsx';
import { CollectionList } from './CollectionList.tsx';
import { DOCUMENTS_DRAG } from './drag.ts';
import { PutInto } from './PutInto.tsx';
import { COLLECTION_TABLES } from './tables.ts';
import './collections.css';

/** Folders and saved filters of documents. Documents are dragged onto a folder, or put in by the menu. */
export function CollectionsTab() {
  const collections = useQuery('collections.list', {}, COLLECTION_TABLES);
  const documents = useQuery('documents.list', {}, ['document', 'document_note', 'ledger', 'evidence']);
  return (
    <Ask query={collections} what="Reading the collections">
      {list => (
        <Ask query={documents} what="Reading the list of documents">
          {all => <Collections collections={list} documents={all} />}
        </Ask>
      )}
    </Ask>
  );
}

function Collections({
  collections,
  documents,
}: {
  readonly collections: readonly Collection[];
  readonly documents: readonly Document[];
}) {
  const project = useProject();
  const readOnly = project?.readOnly ?? false;
  const [sharing, setSharing] = useState<Collection['id'] | null>(null);
  const [chosen, setChosen] = usePlaceState<string | null>('collection', null);
  const [wish, setWish] = useState<CollectionWish | null>(null);
  const add = useAction('collections.add');
  const collection = collections.find(({ id }) => id === chosen);
  const shown = useMemo(() => {
    const ids = collection && new Set<string>(collection.documentIds);
    return ids ? documents.filter(({ id }) => ids.has(id)) : documents;
  }, [collection, documents]);
  return (
    <div className="collections">
      <nav className="collection-side" aria-label="Collections">
        <CollectionList
          collections={collections}
          documents={documents}
          chosen={chosen}
          readOnly={readOnly}
          onChoose={setChosen}
          onWish={setWish}
          onShare={setSharing}
          onDrop={(id, documentIds) => void add.run({ id, documentIds })}
        />
        <Button
          small
          icon="add"
          words="New collection"
          disabled={readOnly}
          onClick={() => setWish({ kind: 'new' })}
        />
        <ActionNotice of={add} />
        {sharing && project && (
          <ShareDialog of="copy" path={project.path} collection={sharing} onClose={() => setSharing(null)} />
        )}
        {wish && (
          <CollectionDialog
            of={wish}
            onClose={made => {
              setWish(null);
              if (made) setChosen(made);
            }}
          />
        )}
      </nav>
      <div className="collection-documents">
        <Shown key={chosen ?? ''} documents={shown} collection={collection} readOnly={readOnly} />
      </div>
    </div>
  );
}

function Shown({
  documents,
  collection,
  readOnly,
}: {
  readonly documents: readonly Document[];
  readonly collection: Collection | undefined;
  readonly readOnly: boolean;
}) {
  const navigation = useNavigation();
  const takeOut = useAction('collections.remove');
  const [selected, setSelected] = useState<string | null>(documents[0]?.id ?? null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const open = (document: Document) => navigation.go({ place: 'reader', documentId: document.id });
  const chosen = documents.filter(({ id }) => (marked.size > 0 ? marked.has(id) : id === selected));
  const meant = chosen.map(({ id }) => id);
  const words = collection ? `“${collection.name}”` : count(documents.length, 'document');
  const reading = useReadingKeys({ documents, chosen, selected, words, readOnly });
  const searchIn = (name: string) =>
    navigation.go({ place: 'documents', tab: 'search', find: `in:"${name}"` });
  if (documents.length === 0)
    return <Empty title="No documents here">Drag documents onto a folder, or choose Put into.</Empty>;
  return (
    <>
      <div className="toolbar">
        <span className="second small">{count(documents.length, 'document')}</span>
        <span className="grow" />
        {marked.size > 1 && <span className="strong">{count(marked.size, 'document')} marked</span>}
        <PutInto documentIds={meant} disabled={readOnly} />
        {collection && (
          <>
            <Button
              small
              words="Take out"
              disabled={readOnly || collection.query !== undefined || meant.length === 0}
              onClick={() => void takeOut.run({ id: collection.id, documentIds: meant })}
            />
            <Button small icon="search" words="Search in it" onClick={() => searchIn(collection.name)} />
          </>
        )}
      </div>
      <ReadingProgress documents={documents} onReview={reading.review} />
      <ActionNotice of={takeOut} />
      <ActionNotice of={reading.edit} />
      <VirtualList
        label="Documents of the collection"
        items={documents}
        keyOf={({ id }) => id}
        columns={documentColumns(open)}
        selected={selected}
        onSelect={({ id }) => setSelected(id)}
        onOpen={open}
        marked={marked}
        onMark={setMarked}
        onDrag={({ id }, transfer) => {
          transfer.setData(DOCUMENTS_DRAG, JSON.stringify(marked.has(id) ? [...marked] : [id]));
          transfer.effectAllowed = 'link';
        }}
      />
    </>
  );
}
