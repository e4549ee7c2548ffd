import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { UnlockForm } from '../documents/UnlockForm.tsx';
import './reader.css';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useAction, useApi, useQuery, useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useNavigation, useRoute } from '../../navigation/hooks.ts';
import { Ask, Empty, EVIDENCE_TABLES } from '../../ui/index.ts';
import type { Body, Desk, View } from './desk.ts';
import { PagedBody } from './PagedBody.tsx';
import { createPageTexts } from './page-texts.ts';
import { QuietLine } from './QuietLine.tsx';
import { ReaderBars } from './ReaderBars.tsx';
import { ReaderInspector } from './ReaderInspector.tsx';
import { ReaderToolbar } from './ReaderToolbar.tsx';
import { readerCommands } from './reader-commands.ts';
import { TableBody } from './TableBody.tsx';
import { TextBody } from './TextBody.tsx';
import { useArrival, useFlash } from './use-arrival.ts';
import { useFind } from './use-find.ts';
import { useMarking } from './use-marking.ts';

const FIRST_VIEW: View = { mode: 'text', zoom: { fit: 'width' }, turn: 0, thumbs: true, trueColours: false };
const DOCUMENT_TABLES = ['document', 'document_note', 'reading'];

/** A document beside the form of its evidence. */
export function ReaderPlace() {
  const route = useRoute();
  const id = route.place === 'reader' ? route.documentId : null;
  const document = useQuery('documents.get', id && { id }, DOCUMENT_TABLES);
  const evidence = useQuery('evidence.list', id && { documentId: id }, EVIDENCE_TABLES);
  return (
    <Ask query={document} what="Opening the document">
      {found => (
        <Ask query={evidence} what="Reading its evidence">
          {kept => <Reader key={found.id} document={found} evidence={kept} />}
        </Ask>
      )}
    </Ask>
  );
}

/** The bodies by kind of document. */
function BodyOf({ desk }: { readonly desk: Desk }) {
  const { document } = desk;
  if (document.state === 'needs-password')
    return (
      <Empty title={`${document.name} needs a password`} action={<UnlockForm document={document} />}>
        The file is stored. It cannot be read or searched until it is opened.
      </Empty>
    );
  if (document.kind === 'pdf' || document.kind === 'image') return <PagedBody desk={desk} />;
  if (document.kind === 'text') return <TextBody desk={desk} />;
  if (document.kind === 'table') return <TableBody desk={desk} />;
  return (
    <Empty title={`${document.name} cannot be shown`}>
      The file is stored unchanged and counted in the case.
    </Empty>
  );
}

function Reader({
  document,
  evidence,
}: {
  readonly document: Document;
  readonly evidence: readonly Evidence[];
}) {
  const api = useApi();
  const { shelf } = useServices();
  const triage = useAction('documents.edit');
  const [view, setView] = useState<View>(FIRST_VIEW);
  const [page, setPage] = useState(1);
  const [picked, setPicked] = useState<string | null>(null);
  const [body, setBody] = useState<Body | null>(null);
  const [flash, setFlash] = useFlash();
  const now = useRef({ body, page });
  now.current = { body, page };
  const readingId = document.reading?.id;
  const texts = useMemo(() => createPageTexts(api, document.id, readingId), [api, document.id, readingId]);
  const evidenceById = useMemo(
    () => new Map<string, Evidence>(evidence.map(item => [item.id, item])),
    [evidence],
  );
  const find = useFind(
    document,
    readingId,
    '',
    useCallback(() => now.current.page, []),
    useCallback(hit => now.current.body?.showHit(hit), []),
  );
  const step = useRef(find.step);
  step.current = find.step;
  const marking = useMarking(
    document,
    useCallback(
      (id, next) => {
        setPicked(id);
        setFlash(id);
        now.current.body?.focus();
        if (next) step.current(1);
      },
      [setFlash],
    ),
    useCallback(() => now.current.body?.focus(), []),
  );
  const pick = useCallback(
    (id: string | null) => {
      setPicked(id);
      shelf.setState({ inspected: null });
    },
    [shelf],
  );
  const arrive = useMemo(
    () => ({
      pick: (id: string) => {
        pick(id);
        setFlash(id);
      },
      look: find.look,
    }),
    [pick, setFlash, find.look],
  );
  const onPlace = useArrival(body, evidenceById, arrive);
  const onView = useCallback((patch: Partial<View>) => setView(old => ({ ...old, ...patch })), []);
  const onGoTo = useCallback((to: number) => now.current.body?.toPage(to), []);
  const onDocument = useOtherDocument(document);
  const chosen = picked ? evidenceById.get(picked) : undefined;
  const desk: Desk = {
    document,
    texts,
    evidence,
    evidenceById,
    view,
    page,
    marking,
    find,
    picked,
    flash,
    displaced: chosen && chosen.state !== 'exact' ? chosen : null,
    onPick: pick,
    onPage: setPage,
    onPlace,
    onReady: setBody,
  };
  const onEscape = () => {
    if (marking.draft || marking.marked) marking.drop();
    else if (find.words) find.look('');
    else if (picked) setPicked(null);
    window.getSelection()?.removeAllRanges();
  };
  const onTriage = (value: Document['triage']) =>
    void triage.run({ ids: [document.id], patch: { triage: value } });
  useCommands(
    () => readerCommands({ desk, onView, onGoTo, onFindStep: find.step, onTriage, onDocument, onEscape }),
    [document, view, page, marking, find, picked],
  );
  useCrumb(document);
  return (
    <div className={view.trueColours ? 'reader pv-true-colours' : 'reader'}>
      <ReaderToolbar desk={desk} onView={onView} onGoTo={onGoTo} onFindStep={find.step} />
      <ReaderBars
        document={document}
        evidence={evidence}
        page={page}
        mode={view.mode}
        onArea={() => onView({ mode: 'area' })}
        onInspect={id => shelf.setState({ inspected: { kind: 'evidence', id } })}
      />
      <div className="reader-desk">
        <BodyOf desk={desk} />
        <QuietLine marking={marking} />
      </div>
      <ReaderInspector
        document={document}
        marking={marking}
        evidence={evidence}
        picked={chosen}
        page={page}
        onPick={pick}
      />
    </div>
  );
}

/** Names the document in the breadcrumb. */
function useCrumb({ name }: Document) {
  const { shelf } = useServices();
  useEffect(() => {
    shelf.setState({ crumb: { words: name, aside: '' } });
    return () => shelf.setState({ crumb: null });
  }, [shelf, name]);
}

/** Goes to the next or previous document of the list. */
function useOtherDocument(document: Document): (by: 1 | -1) => void {
  const navigation = useNavigation();
  const all = useQuery('documents.list', {}, DOCUMENT_TABLES);
  return by => {
    if (all.status !== 'ready') return;
    const at = all.value.findIndex(item => item.id === document.id);
    const next = all.value[at + by];
    if (next) navigation.go({ place: 'reader', documentId: next.id });
  };
}
