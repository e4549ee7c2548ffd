import { useCallback, useId, useMemo, useRef, useState } from 'react';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useApi, useServices } from '../../bridge/hooks.tsx';
import type { Body, Desk } from './desk.ts';
import { createPageTexts } from './page-texts.ts';
import { useArrival, useFlash } from './use-arrival.ts';
import { useFind } from './use-find.ts';
import { useMarking } from './use-marking.ts';
import { useMentions } from './use-mentions.ts';
import { useView } from './use-view.ts';

/** Everything that is being done with a document: how it is shown, where one is, what is marked, found and picked. */
export function useDesk(document: Document, evidence: readonly Evidence[], thumbs: boolean) {
  const api = useApi();
  const { shelf } = useServices();
  const id = useId();
  const { view, onView, onZoomBy, onFactor } = useView(thumbs);
  const { body, page, now, onGoTo, onGoBy, onPage, onReady } = usePlace(document);
  const [picked, setPicked] = useState<string | null>(null);
  const [flash, setFlash] = useFlash();
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
    useCallback(() => now.current.page, [now]),
    useCallback(hit => now.current.body?.showHit(hit), [now]),
  );
  const step = useRef(find.step);
  step.current = find.step;
  const marking = useMarking(
    document,
    useCallback(
      (kept, next) => {
        setPicked(kept);
        setFlash(kept);
        now.current.body?.focus();
        if (next) step.current(1);
      },
      [setFlash, now],
    ),
    useCallback(() => now.current.body?.focus(), [now]),
  );
  const mentions = useMentions(document);
  const { pick: pickMention } = mentions;
  /** Answers whether it is evidence that was picked. */
  const pick = useCallback(
    (mark: string | null) => {
      if (pickMention(mark ?? '')) return false;
      setPicked(mark);
      shelf.setState({ inspected: null });
      return mark !== null;
    },
    [shelf, pickMention],
  );
  const onPick = useCallback(
    (mark: string | null) => {
      // Where the inspector is hidden to leave room, clicking a mark asks for it.
      if (pick(mark) && shelf.getState().formBeside) shelf.setState({ inspectorOpen: true });
    },
    [pick, shelf],
  );
  const arrive = useMemo(
    () => ({
      pick: (kept: string) => {
        pick(kept);
        setFlash(kept);
      },
      look: find.look,
    }),
    [pick, setFlash, find.look],
  );
  const onPlace = useArrival(body, evidenceById, arrive);
  const chosen = picked ? evidenceById.get(picked) : undefined;
  const desk: Desk = {
    ...{ id, document, texts, evidence, evidenceById, view, page, marking, find, mentions, picked, flash },
    ...{ onPick, onPage, onPlace, onFactor, onZoomBy, onReady },
    displaced: chosen && chosen.state !== 'exact' ? chosen : null,
  };
  return { desk, body, chosen, pick, onView, onGoTo, onGoBy };
}

/** The page that is read. What was gone to counts at once: two quick presses go on two pages. */
function usePlace(document: Document) {
  const pages = document.reading?.pages ?? 1;
  const [page, setPage] = useState(1);
  const [body, onReady] = useState<Body | null>(null);
  const now = useRef({ body, page });
  now.current.body = body;
  const onPage = useCallback((shown: number) => {
    now.current.page = shown;
    setPage(shown);
  }, []);
  const onGoTo = useCallback((to: number) => {
    now.current.page = to;
    now.current.body?.toPage(to);
  }, []);
  const onGoBy = useCallback(
    (by: number) => onGoTo(Math.min(pages, Math.max(1, now.current.page + by))),
    [onGoTo, pages],
  );
  return { body, page, now, onGoTo, onGoBy, onPage, onReady };
}
