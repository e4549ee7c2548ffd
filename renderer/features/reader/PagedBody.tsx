import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Marking, Rectangle } from '../../../electron/shared/contract/anchor.ts';
import { rectanglesOf, textInside } from '../../../electron/shared/text/page-text.ts';
import { Notice } from '../../ui/index.ts';
import type { Mark } from '../../viewer/marks.ts';
import { PagedViewer, type PagedViewerHandle } from '../../viewer/PagedViewer.tsx';
import type { PageSource } from '../../viewer/page-source.ts';
import type { TextStretch } from '../../viewer/selection-offsets.ts';
import { Thumbnails } from '../../viewer/Thumbnails.tsx';
import type { PageArea } from '../../viewer/use-area-drag.ts';
import type { Desk } from './desk.ts';
import { marginNotes, pageMarks } from './evidence-marks.ts';
import { placeOf, wordsOf } from './marked-words.ts';
import { NoteChips } from './NoteChips.tsx';
import { SelectionBar } from './SelectionBar.tsx';
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
  const marks = useMemo(
    () => [...kept, ...hitMarks(desk.find), ...pendingMarks(marking)],
    [kept, desk.find, marking],
  );
  const bare = useMemo(() => new Set(document.reading?.pagesWithoutText), [document.reading]);

  useEffect(() => {
    onReady({
      show: item => {
        const { anchor } = item;
        if (item.state === 'lost' || anchor.kind === 'rows') return;
        const [page, first] =
          anchor.kind === 'area'
            ? [anchor.page, anchor.rectangle]
            : [anchor.stretches[0]?.page ?? 1, anchor.stretches[0]?.rectangles[0]];
        if (first) viewer.current?.toPlace(page, first.y + first.height / 2);
        else viewer.current?.toPage(page);
      },
      showHit: hit => viewer.current?.toPlace(hit.page, hit.rectangles[0]?.y ?? 0),
      toPage: page => viewer.current?.toPage(page),
      toRow: () => undefined,
      restore: place => viewer.current?.restore(place),
      focus: () => viewer.current?.focus(),
    });
  }, [onReady]);

  const { mark } = marking;
  const onSelect = useCallback(
    async (stretches: readonly TextStretch[] | null) => {
      if (!stretches || stretches.length === 0) return mark(null);
      const pages = new Map(
        (await Promise.all(stretches.map(one => texts.page(one.page)))).flatMap(page =>
          page ? [[page.number, page] as const] : [],
        ),
      );
      const on = stretches.map(({ page, start, end }) => {
        const read = pages.get(page);
        return { page, rectangles: read ? rectanglesOf(read, start, end) : [] };
      });
      const anchor: Marking = { kind: 'text', documentId: document.id, stretches: [...stretches] };
      const quote = wordsOf(stretches, pages);
      if (quote.length >= 2) mark({ marking: anchor, quote, place: placeOf(anchor), on });
    },
    [document.id, texts, mark],
  );
  const onArea = useCallback(
    async ({ page, rectangle }: PageArea) => {
      const read = await texts.page(page);
      const quote = read ? (textInside(read, rectangle)?.text ?? '') : '';
      const anchor = { kind: 'area', documentId: document.id, page, rectangle: rounded(rectangle) } as const;
      mark({ marking: anchor, quote, place: placeOf(anchor), on: [{ page, rectangles: [rectangle] }] });
    },
    [document.id, texts, mark],
  );

  const { marked, draft } = marking;
  const area = marked?.marking.kind === 'area' ? marked.marking : null;
  const last = marked?.on.at(-1);
  return (
    <>
      {view.thumbs && source.pageCount > 1 && (
        <Thumbnails
          source={source}
          current={desk.page}
          marks={kept}
          bare={bare}
          onPage={page => viewer.current?.toPage(page)}
        />
      )}
      <PagedViewer
        ref={viewer}
        source={source}
        mode={view.mode}
        zoom={view.zoom}
        turn={view.turn}
        marks={marks}
        notes={notes}
        renderNotes={group => (
          <NoteChips ids={group.ids} evidence={desk.evidenceById} selected={desk.picked} />
        )}
        flash={desk.flash}
        area={area}
        beside={
          !draft && last && last.rectangles.length > 0
            ? { ...last, render: tall => <SelectionBar marking={marking} tall={tall} /> }
            : null
        }
        wordsOf={texts.page}
        onSelect={stretches => void onSelect(stretches)}
        onArea={at => void onArea(at)}
        onPick={desk.onPick}
        onPage={desk.onPage}
        onPlace={desk.onPlace}
      />
    </>
  );
}

/** While the form is open the browser's own selection is gone: the passage is drawn instead. */
function pendingMarks({ marked, draft }: Desk['marking']): Mark[] {
  if (!marked || !draft || marked.marking.kind !== 'text') return [];
  return marked.on.map(({ page, rectangles }) => ({
    id: 'draft',
    page,
    shape: 'words',
    rectangles,
    look: 'pending',
  }));
}

function hitMarks({ hits, at }: Desk['find']): Mark[] {
  return hits.map(({ page, rectangles }, index) => ({
    id: `hit ${index}`,
    page,
    shape: 'words',
    rectangles,
    look: index === at ? 'hit-now' : 'hit',
  }));
}

function rounded({ x, y, width, height }: Rectangle): Rectangle {
  const hundredth = (value: number) => Math.round(value * 100) / 100;
  return { x: hundredth(x), y: hundredth(y), width: hundredth(width), height: hundredth(height) };
}
