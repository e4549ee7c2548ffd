import { useMemo, useState } from 'react';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useNavigation, usePlaceState } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import { ActionNotice, Button, openMenu, VirtualList } from '../../ui/index.ts';
import { PutInto } from '../collections/PutInto.tsx';
import { useRecognition } from '../recognition/use-recognition.ts';
import { DocumentInspector } from './DocumentInspector.tsx';
import { documentColumns } from './document-columns.tsx';
import { MarkedInspector } from './MarkedInspector.tsx';
import { ReadingProgress } from './ReadingProgress.tsx';
import { TRIAGE_KEYS, useReadingKeys } from './use-reading-keys.ts';

const NO_SCANS = 'All its pages have text, or it has no pages';

/** Whether a document has pages whose text could be recognised. */
const hasScans = ({ kind, reading }: Document): boolean =>
  (kind === 'pdf' || kind === 'image') && (reading?.pagesWithoutText.length ?? 0) > 0;

/** The documents of the list: opened, judged one by one or in bulk; what is selected stands in the inspector. */
export function DocumentRows({ documents, readOnly }: { documents: readonly Document[]; readOnly: boolean }) {
  const navigation = useNavigation();
  const [selected, setSelected] = usePlaceState<DocumentId | null>('selected', documents[0]?.id ?? null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const open = useMemo(
    () => (document: Document) => navigation.go({ place: 'reader', documentId: document.id }),
    [navigation],
  );
  const columns = useMemo(() => documentColumns(open), [open]);
  const chosen = documents.filter(({ id }) => (marked.size > 0 ? marked.has(id) : id === selected));
  const { edit, mark, review, off } = useReadingKeys({
    documents,
    chosen,
    selected,
    words: count(documents.length, 'document'),
    readOnly,
  });
  const recognition = useRecognition();
  const scans = (of: readonly Document[]) => of.filter(hasScans).map(({ id }) => id);
  const menu = (document: Document, anchor: Element) =>
    openMenu(anchor, document.name, [
      { words: 'Open', keys: 'enter', icon: 'document', run: () => open(document) },
      'divider',
      ...TRIAGE_KEYS.map(({ keys, triage: value, words }) => ({
        words,
        keys,
        off: off ?? undefined,
        run: () => mark(value, [document]),
      })),
      'divider',
      {
        words: 'Recognise text',
        off: off ?? (hasScans(document) ? undefined : NO_SCANS),
        run: () => recognition.start({ documentIds: [document.id] }),
      },
    ]);
  const one = chosen.length === 1 ? chosen[0] : undefined;
  return (
    <>
      <ActionNotice of={edit} />
      <ReadingProgress documents={documents} onReview={review} />
      {marked.size > 1 && (
        <div className="toolbar">
          <span className="strong">{count(marked.size, 'document')} marked</span>
          {TRIAGE_KEYS.map(({ keys, triage: value, words }) => (
            <Button
              small
              key={keys}
              words={words}
              keys={keys}
              disabled={readOnly}
              onClick={() => mark(value)}
            />
          ))}
          <Button
            small
            words="Recognise text"
            disabled={readOnly || recognition.running || scans(chosen).length === 0}
            onClick={() => recognition.start({ documentIds: scans(chosen) })}
          />
          <PutInto documentIds={chosen.map(({ id }) => id)} disabled={readOnly} />
          <Button small look="quiet" words="Unmark" onClick={() => setMarked(new Set())} />
        </div>
      )}
      <VirtualList
        label="List of documents"
        items={documents}
        keyOf={({ id }) => id}
        columns={columns}
        selected={selected}
        onSelect={({ id }) => setSelected(id)}
        onOpen={open}
        marked={marked}
        onMark={setMarked}
        onMenu={menu}
        autoFocus
      />
      {chosen.length > 1 && <MarkedInspector documents={chosen} readOnly={readOnly} />}
      {one && <DocumentInspector key={one.id} document={one} readOnly={readOnly} onOpen={() => open(one)} />}
    </>
  );
}
