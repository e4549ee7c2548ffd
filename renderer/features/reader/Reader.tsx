import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useAction, useApi, useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { Empty } from '../../ui/index.ts';
import { UnlockForm } from '../documents/UnlockForm.tsx';
import { allOfIt } from './all-of-it.ts';
import { besideCommand } from './beside-command.ts';
import type { Body, Desk, View } from './desk.ts';
import { PagedBody } from './PagedBody.tsx';
import { createPageTexts } from './page-texts.ts';
import { QuietLine } from './QuietLine.tsx';
import { ReaderBars } from './ReaderBars.tsx';
import { ReaderInspector } from './ReaderInspector.tsx';
import { ReaderToolbar } from './ReaderToolbar.tsx';
import { ReviewBar } from './ReviewBar.tsx';
import { readerCommands } from './reader-commands.ts';
import { TableBody } from './TableBody.tsx';
import { TextBody } from './TextBody.tsx';
import { useArrival, useFlash } from './use-arrival.ts';
import { useFind } from './use-find.ts';
import { useMarking } from './use-marking.ts';
import { useMentions } from './use-mentions.ts';
import { useOtherDocument } from './use-other-document.ts';

const FIRST_VIEW: View = {
  mode: 'text',
  zoom: { fit: 'width' },
  turn: 0,
  thumbs: true,
  single: false,
  trueColours: false,
};

/** A document that is read, in one of two panes. Only the active pane has the keys and the inspector. */
export interface ReaderProps {
  readonly document: Document;
  readonly evidence: readonly Evidence[];
  readonly pane: Pane;
}

/** What a pane is to its reader. */
export interface Pane {
  readonly active: boolean;
  /** Two documents are side by side: there is less room. */
  readonly shared: boolean;
}

/** The bodies by kind of document. */
function BodyOf({ desk }: { readonly desk: Desk }) {
  const { document } = desk;
  // What is encrypted to a key has readable headers, and no password.
  if (document.state === 'needs-password' && (document.reading?.pages ?? 0) === 0)
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

/** One document with its tools, its marks and, in the inspector, the form of its evidence. */
export function Reader({ document, evidence, pane }: ReaderProps) {
  const api = useApi();
  const services = useServices();
  const { shelf } = services;
  const triage = useAction('documents.edit');
  const id = useId();
  const [view, setView] = useState<View>(() => ({ ...FIRST_VIEW, thumbs: !pane.shared }));
  const factor = useRef(1);
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
  const mentions = useMentions(document);
  const { pick: pickMention } = mentions;
  const pick = useCallback(
    (id: string | null) => {
      if (pickMention(id ?? '')) return true;
      setPicked(id);
      shelf.setState({ inspected: null });
      return false;
    },
    [shelf, pickMention],
  );
  const onMark = useCallback(
    (id: string | null) => {
      // Where the inspector is hidden to leave room, clicking a mark asks for it.
      const isMention = pick(id);
      if (id && !isMention && shelf.getState().formBeside) shelf.setState({ inspectorOpen: true });
    },
    [pick, shelf],
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
  const onZoomBy = useCallback(
    (by: number) => onView({ zoom: { factor: zoomed(factor.current, by) } }),
    [onView],
  );
  const onGoTo = useCallback((to: number) => now.current.body?.toPage(to), []);
  const onDocument = useOtherDocument(document);
  const chosen = picked ? evidenceById.get(picked) : undefined;
  const desk: Desk = {
    id,
    document,
    texts,
    evidence,
    evidenceById,
    view,
    page,
    marking,
    find,
    mentions,
    picked,
    flash,
    displaced: chosen && chosen.state !== 'exact' ? chosen : null,
    onPick: onMark,
    onPage: setPage,
    onPlace,
    onFactor: useCallback(now => {
      factor.current = now;
    }, []),
    onZoomBy,
    onReady: setBody,
  };
  const onEscape = () => {
    if (marking.draft || marking.marked) marking.drop();
    else if (mentions.picked) mentions.drop();
    else if (find.words) find.look('');
    else if (picked) {
      setPicked(null);
      shelf.setState({ inspectorOpen: false });
    }
    window.getSelection()?.removeAllRanges();
  };
  const onTriage = async (value: Document['triage']) => {
    const done = await triage.run({ ids: [document.id], patch: { triage: value } });
    // What is to be read again is not done with.
    if (done.ok && value !== 'unread' && shelf.getState().review && pane.active) onDocument(1);
  };
  useCommands(
    () => (pane.active ? [besideCommand(services, { picked: chosen, mention: mentions.picked })] : []),
    [services, pane.active, chosen, mentions.picked],
  );
  useCommands(
    () =>
      pane.active
        ? readerCommands({
            desk,
            onView,
            onGoTo,
            onFindStep: find.step,
            onTriage: value => void onTriage(value),
            onDocument,
            onEscape,
            onMention: by => {
              const next = mentions.step(by, page);
              if (next) body?.showHit({ page: next.page, start: next.start, end: next.end });
            },
            onMarkAll: () => marking.mark(allOfIt(document, texts, page)),
          })
        : [],
    [document, view, page, marking, find, picked, pane.active, mentions.waiting, mentions.picked, body],
  );
  useCrumb(document, pane.active);
  return (
    <div className={view.trueColours ? 'reader pv-true-colours' : 'reader'}>
      {!pane.shared && <ReviewBar />}
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
      {pane.active && (
        <ReaderInspector
          document={document}
          marking={marking}
          evidence={evidence}
          picked={chosen}
          page={page}
          onPick={pick}
        />
      )}
    </div>
  );
}

/** Names the document in the breadcrumb. */
function useCrumb({ name }: Document, active: boolean) {
  const { shelf } = useServices();
  useEffect(() => {
    if (!active) return;
    shelf.setState({ crumb: { words: name, aside: '' } });
    return () => shelf.setState({ crumb: null });
  }, [shelf, name, active]);
}

/** A zoom factor enlarged by a share, within what can be shown. */
const zoomed = (factor: number, by: number): number =>
  Math.min(6, Math.max(0.05, Math.round(factor * by * 100) / 100));
