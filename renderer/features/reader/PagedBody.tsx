import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { rectanglesOf } from '../../../electron/shared/text/page-text.ts';
import { Notice } from '../../ui/index.ts';
import type { Mark } from '../../viewer/marks.ts';
import { PagedViewer, type PagedViewerHandle } from '../../viewer/PagedViewer.tsx';
import type { PageSource } from '../../viewer/page-source.ts';
import type { TextStretch } from '../../viewer/selection-offsets.ts';
import { Thumbnails } from '../../viewer/Thumbnails.tsx';
import type { PageArea } from '../../viewer/use-area-drag.ts';
import type { Desk } from './desk.ts';
import { marginNotes, pageMarks, stretchesOf } from './evidence-marks.ts';
import { MentionBar } from './MentionBar.tsx';
import { markedArea, markedText, pendingMarks } from './marked-place.ts';
import { NoteChips } from './NoteChips.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { SideList } from './SideList.tsx';
import { useHitMarks, useMentionMarks } from './use-hit-marks.ts';
import { markOf } from './use-mentions.ts';
import { useAreaAgain, usePageConfidence } from './use-page-readings.ts';
import { useRedactedAreas } from './use-redacted-areas.ts';
import { useSource } from './use-source.ts';

/** The pages of a PDF or image. */
export function PagedBody({ desk }: { readonly desk: Desk }) {
  const state = useSource(desk.document);
  if (state.status === 'opening') return <div className="pv-scroller" aria-busy="true" />;
  if (state.status === 'failed')
    return (
      <div className="pv-scroller reader-failed">
        <Notice tone="danger">
          <p className="strong">{desk.document.name} cannot be shown.</p>
          <p>
            {state.reason} The file is stored unchanged; its SHA-256 is {desk.document.sha256}.
          </p>
        </Notice>
      </div>
    );
  return <Pages desk={desk} source={state.source} />;
}

function Pages({ desk, source }: { readonly desk: Desk; readonly source: PageSource }) {
  const { document, texts, evidence, view, marking, onReady } = desk;
  const viewer = useRef<PagedViewerHandle>(null);
  const kept = useMemo(() => pageMarks(evidence), [evidence]);
  const notes = useMemo(() => marginNotes(kept), [kept]);
  const [near, setNear] = useState<readonly [number, number]>([1, 1]);
  const hits = useHitMarks(desk.find, texts, near);
  const mentions = useMentionMarks(desk.mentions, texts, near);
  const redacted = useRedactedAreas(document.id);
  const marks = useMemo(
    () => [...mentions, ...kept, ...redacted, ...hits, ...pendingMarks(marking)],
    [mentions, kept, redacted, hits, marking],
  );
  const bare = useMemo(() => new Set(document.reading?.pagesWithoutText), [document.reading]);
  const sure = usePageConfidence(document);

  useEffect(() => {
    onReady({
      show: item => {
        const { anchor } = item;
        if (item.state === 'lost' || anchor.kind === 'rows') return;
        const stretch = stretchesOf(item)[0];
        const [page, first] =
          anchor.kind === 'area'
            ? [anchor.page, anchor.rectangle]
            : [stretch?.page ?? 1, stretch?.rectangles[0]];
        if (first) viewer.current?.toPlace(page, first.y + first.height / 2);
        else viewer.current?.toPage(page);
      },
      showHit: async hit => {
        const read = await texts.page(hit.page);
        const [first] = read ? rectanglesOf(read, hit.start, hit.end) : [];
        viewer.current?.toPlace(hit.page, first?.y ?? 0);
      },
      toPage: page => viewer.current?.toPage(page),
      toRow: () => undefined,
      restore: place => viewer.current?.restore(place),
      focus: () => viewer.current?.focus(),
    });
  }, [onReady, texts]);

  const { mark } = marking;
  const onSelect = useCallback(
    (stretches: readonly TextStretch[] | null) =>
      mark(stretches && stretches.length > 0 ? markedText(document.id, texts, stretches) : null),
    [document.id, texts, mark],
  );
  const onArea = useCallback(
    (area: PageArea) => mark(markedArea(document.id, texts, area)),
    [document.id, texts, mark],
  );

  useAreaAgain(texts, marking.marked, onArea);
  const toPage = useCallback((page: number) => viewer.current?.toPage(page), []);
  const { marked, draft } = marking;
  const area = marked?.marking.kind === 'area' ? marked.marking : null;
  // All of the text ends far from where one reads.
  const last = marked?.on.find(({ page }) => marked.note && page === desk.page) ?? marked?.on.at(-1);
  return (
    <>
      {view.thumbs && (
        <SideList source={source} onPage={toPage}>
          <Thumbnails
            source={source}
            current={desk.page}
            marks={kept}
            bare={bare}
            sure={sure}
            onPage={toPage}
          />
        </SideList>
      )}
      <PagedViewer
        ref={viewer}
        source={source}
        mode={view.mode}
        zoom={view.zoom}
        turn={view.turn}
        single={view.single}
        marks={marks}
        notes={notes}
        renderNotes={group => (
          <NoteChips ids={group.ids} evidence={desk.evidenceById} selected={desk.picked} />
        )}
        flash={desk.flash}
        area={area}
        beside={
          !draft && last && last.rectangles.length > 0
            ? { ...last, render: tall => <SelectionBar desk={desk} tall={tall} /> }
            : besideMention(desk, mentions)
        }
        wordsOf={texts.page}
        onSelect={onSelect}
        onArea={onArea}
        onPick={desk.onPick}
        onPage={desk.onPage}
        onNear={setNear}
        onFactor={desk.onFactor}
        onZoomBy={desk.onZoomBy}
        onPlace={desk.onPlace}
      />
    </>
  );
}

/** The bar of the mention that is looked at, where its page is near. */
function besideMention(desk: Desk, marks: readonly Mark[]) {
  const { picked, place } = desk.mentions;
  const id = picked && !desk.marking.draft ? markOf(picked, place) : null;
  const now = marks.find(mark => mark.id === id);
  return now
    ? { ...now, render: (tall: boolean) => <MentionBar mentions={desk.mentions} tall={tall} /> }
    : null;
}
