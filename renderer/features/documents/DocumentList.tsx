import { useMemo, useState } from 'react';
import { Handling, SourceGrade } from '../../../electron/shared/contract/common.ts';
import {
  type Document,
  DocumentKind,
  type LedgerState,
  Triage,
} from '../../../electron/shared/contract/documents.ts';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { useNavigation, usePlaceState } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import { HANDLING, KIND, LEDGER_STATE, SOURCE_GRADE, TRIAGE } from '../../text/words.ts';
import { ActionNotice, Ask, Button, Empty, FilterField, openMenu, VirtualList } from '../../ui/index.ts';
import { PutInto } from '../collections/PutInto.tsx';
import { useRecognition } from '../recognition/use-recognition.ts';
import { DocumentInspector } from './DocumentInspector.tsx';
import { documentColumns } from './document-columns.tsx';
import { MarkedInspector } from './MarkedInspector.tsx';
import { ReadingProgress } from './ReadingProgress.tsx';
import { SmallSelect } from './SmallSelect.tsx';
import { TRIAGE_KEYS, useReadingKeys } from './use-reading-keys.ts';

/** Tables that a document's line is made from. */
const DOCUMENT_TABLES = ['document', 'document_note', 'reading', 'provenance', 'ledger', 'evidence'];
const KINDS = [
  { value: '', words: 'Kind' },
  ...DocumentKind.options.map(value => ({ value, words: KIND[value] })),
];
const STATES = [
  { value: '', words: 'State' },
  ...(['imported', 'needs-ocr', 'needs-password'] as const).map(value => ({
    value,
    words: LEDGER_STATE[value],
  })),
];
const SOURCES = [
  { value: '', words: 'Grade' },
  ...SourceGrade.options.map(value => ({ value, words: `${value}: ${SOURCE_GRADE[value]}` })),
  { value: 'none', words: 'Not graded' },
];
const HANDLINGS = [
  { value: '', words: 'Handling' },
  ...Handling.options.map(value => ({ value, words: HANDLING[value].words })),
];
const ORIGINS = [
  { value: '', words: 'Origin' },
  { value: 'said', words: 'Who and when is said' },
  { value: 'missing', words: 'Who or when is missing' },
];
const TRIAGES = [
  { value: '', words: 'Read or not' },
  ...Triage.options.map(value => ({ value, words: TRIAGE[value] })),
];
const NO_SCANS = 'All its pages have text, or it has no pages';

/** Whether a document has pages whose text could be recognised. */
const hasScans = ({ kind, reading }: Document): boolean =>
  (kind === 'pdf' || kind === 'image') && (reading?.pagesWithoutText.length ?? 0) > 0;

/** The list of documents with its filters; what is selected is shown, and edited, in the inspector. */
export function DocumentList({ onImport, readOnly }: { onImport: () => void; readOnly: boolean }) {
  const [filter, setFilter] = usePlaceState('filter', '');
  const [kind, setKind] = usePlaceState('kind', '');
  const [state, setState] = usePlaceState('state', '');
  const [grade, setGrade] = usePlaceState('grade', '');
  const [handling, setHandling] = usePlaceState('handling', '');
  const [origin, setOrigin] = usePlaceState('origin', '');
  const [triage, setTriage] = usePlaceState('triage', '');
  const input = {
    ...(filter.trim() ? { filter: filter.trim() } : {}),
    ...(kind ? { kind: kind as DocumentKind } : {}),
    ...(state ? { state: state as LedgerState } : {}),
    ...(grade ? { sourceGrade: grade as SourceGrade | 'none' } : {}),
    ...(handling ? { handling: handling as Handling } : {}),
    ...(origin ? { provenance: origin as 'said' | 'missing' } : {}),
  };
  const query = useQuery('documents.list', input, DOCUMENT_TABLES);
  const filtered = Object.keys(input).length > 0 || triage !== '';
  return (
    <>
      <div className="toolbar">
        <FilterField
          label="Filter by name, source or note"
          placeholder="Name, source or note"
          value={filter}
          onChange={setFilter}
        />
        <SmallSelect label="Kind" value={kind} choices={KINDS} onChange={setKind} />
        <SmallSelect label="Reading" value={triage} choices={TRIAGES} onChange={setTriage} />
        <SmallSelect label="State" value={state} choices={STATES} onChange={setState} />
        <SmallSelect label="Grade of the source" value={grade} choices={SOURCES} onChange={setGrade} />
        <SmallSelect label="Handling" value={handling} choices={HANDLINGS} onChange={setHandling} />
        <SmallSelect label="Where it comes from" value={origin} choices={ORIGINS} onChange={setOrigin} />
        <span className="grow" />
        <Button
          small
          look="primary"
          icon="importFiles"
          words="Import"
          keys="ctrl+i"
          disabled={readOnly}
          onClick={onImport}
        />
      </div>
      <Ask query={query} what="Reading the list of documents">
        {all => {
          const documents = all.filter(document => triage === '' || document.triage === triage);
          return documents.length > 0 ? (
            <Rows documents={documents} readOnly={readOnly} />
          ) : filtered ? (
            <Empty title="No document fits these filters." />
          ) : (
            <Empty
              title="No documents yet."
              action={
                <Button
                  look="primary"
                  icon="importFiles"
                  words="Import files"
                  disabled={readOnly}
                  onClick={onImport}
                />
              }
            >
              Documents are where evidence comes from. Drop files here, or choose them: PDF, text, tables and
              images. The originals are kept as they are, encrypted.
            </Empty>
          );
        }}
      </Ask>
    </>
  );
}

function Rows({ documents, readOnly }: { documents: readonly Document[]; readOnly: boolean }) {
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
