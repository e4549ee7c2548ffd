import {
  type MouseEvent,
  type ReactNode,
  type Ref,
  type UIEvent,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import './viewer.css';
import type { Page } from '../../electron/shared/contract/documents.ts';
import { AreaBox } from './AreaBox.tsx';
import { type Beside, besides } from './beside.tsx';
import { createCalm } from './calm.ts';
import { withEngineWords } from './engine-words.ts';
import { GAP, PIXELS_A_POINT, type Turn, turned, type Zoom } from './layout.ts';
import { Margin } from './Margin.tsx';
import { type MarginGroup, type MarginNote, type Mark, markAt } from './marks.ts';
import { PageView } from './PageView.tsx';
import type { PageSource, Size } from './page-source.ts';
import { ShownPages } from './selection-dom.ts';
import type { TextStretch } from './selection-offsets.ts';
import { type PageArea, placeOf, useAreaDrag } from './use-area-drag.ts';
import { useCurrentPage, useGoal } from './use-goal.ts';
import { type Gutters, usePages } from './use-pages.ts';
import { usePinned, withPinned } from './use-pinned.ts';
import { useTextSelection } from './use-text-selection.ts';
import { useWords } from './use-words.ts';
import { useZoomWheel } from './use-zoom-wheel.ts';

/** What others can ask of a paged viewer. */
export interface PagedViewerHandle {
  /** Shows a page from its top. */
  toPage(page: number): void;
  /** Brings a height of a page (points from its top) to the middle of the window. */
  toPlace(page: number, y: number): void;
  /** Goes back to where `onPlace` said that it was. */
  restore(place: unknown): void;
  /** Gives the keyboard to the pages. */
  focus(): void;
}

/** What a paged viewer shows, and whom it tells. */
export interface PagedViewerProps {
  readonly source: PageSource;
  readonly mode: 'text' | 'area';
  readonly zoom: Zoom;
  readonly turn: Turn;
  /** One page in the window at a time. */
  readonly single: boolean;
  readonly marks: readonly Mark[];
  readonly notes: readonly MarginNote[];
  readonly renderNotes: (group: MarginGroup) => ReactNode;
  /** The mark that is outlined for a moment after it was followed. */
  readonly flash: string | null;
  readonly area: PageArea | null;
  /** Stands beside what is selected, in the margin or below its last line. */
  readonly beside: Beside | null;
  /** The words of a page as the engine read it, laid where the page has none of its own. */
  readonly wordsOf: (page: number) => Promise<Page | null>;
  readonly onSelect: (stretches: readonly TextStretch[] | null) => void;
  readonly onArea: (area: PageArea) => void;
  readonly onPick: (id: string) => void;
  readonly onPage: (page: number) => void;
  /** Told by what the pages are enlarged: 1 shows a point as a CSS pixel of 1/96 inch. */
  readonly onFactor: (factor: number) => void;
  /** The wheel was turned with Ctrl: enlarge by this. */
  readonly onZoomBy: (by: number) => void;
  /** Told which pages are near the window. */
  readonly onNear: (pages: readonly [number, number]) => void;
  /** Told while scrolling: what `restore` takes to come back here. */
  readonly onPlace: (place: unknown) => void;
  readonly ref?: Ref<PagedViewerHandle>;
}

const GUTTERS: Gutters = { left: 14, right: 104 };

const columnWidth = (size: Size, turn: Turn, scale: number) =>
  turned(size, turn).width * scale + GUTTERS.left + GUTTERS.right;
/** Pages in a column, only those near the window painted, with marks, margin notes and selectable words. */
export function PagedViewer(props: PagedViewerProps) {
  const { source, mode, zoom, turn, marks, notes, flash, area, beside, ref } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [shown] = useState(() => new ShownPages());
  const [calm] = useState(createCalm);
  const pages = usePages(source, scroller, zoom, turn, GUTTERS, props.single);
  const { layout, sizeOf, near } = pages;
  const goal = useGoal(source, scroller, pages, turn);
  const drag = useAreaDrag(mode === 'area', sizeOf, turn, props.onArea);
  const onWords = useWords(shown);
  const withWords = useMemo(() => withEngineWords(source, props.wordsOf), [source, props.wordsOf]);
  useCurrentPage(pages.current, props.onPage);
  const { onNear, onFactor } = props;
  useEffect(() => onFactor(layout.scale / PIXELS_A_POINT), [onFactor, layout.scale]);
  useZoomWheel(scroller, props.onZoomBy);
  useEffect(() => onNear(near), [onNear, near]);
  useTextSelection(scroller, shown, stretches => mode === 'text' && props.onSelect(stretches));
  useImperativeHandle(ref, () => ({
    ...goal,
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }));

  const onClick = (event: MouseEvent) => {
    if (mode !== 'text' || !document.getSelection()?.isCollapsed) return;
    const place = placeOf(event, sizeOf, turn);
    const mark =
      place &&
      markAt(
        marks.filter(one => one.page === place.page),
        place.point,
      );
    if (mark) props.onPick(mark.id);
  };
  const onScroll = (event: UIEvent) => {
    calm.moved(event.currentTarget.scrollTop, event.timeStamp);
    pages.onScroll();
    props.onPlace(goal.here());
  };
  const columnHeight = layout.tops.at(-1) ?? 0;
  const visible = withPinned(
    Array.from({ length: near[1] - near[0] + 1 }, (_, index) => near[0] + index),
    usePinned(scroller, 'page'),
  );
  const box = drag.growing ?? area;
  return (
    // The pages are one scrolled region; a click on a mark is also a button in the margin.
    // biome-ignore lint/a11y/noStaticElementInteractions: keyboard users reach the same by the margin's buttons
    // biome-ignore lint/a11y/useKeyWithClickEvents: keyboard users reach the same by the margin's buttons
    <div
      className={`pv-scroller pv-mode-${mode}`}
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
      tabIndex={0}
      onScroll={onScroll}
      onClick={onClick}
      onPointerDown={drag.onPointerDown}
      onPointerMove={drag.onPointerMove}
      onPointerUp={drag.onPointerUp}
    >
      <div
        className="pv-column"
        style={{ height: columnHeight, minWidth: columnWidth(pages.usual, turn, layout.scale) }}
      >
        {visible.map(page => (
          <PageView
            key={page}
            source={withWords}
            page={page}
            size={sizeOf(page)}
            scale={layout.scale}
            turn={turn}
            calm={calm}
            top={layout.tops[page - 1] ?? GAP}
            marks={marks.filter(mark => mark.page === page)}
            flash={flash}
            label={`Page ${page} of ${source.pageCount}`}
            margin={
              <Margin
                notes={notes.filter(note => note.page === page)}
                size={sizeOf(page)}
                scale={layout.scale}
                turn={turn}
                render={props.renderNotes}
              />
            }
            box={
              box?.page === page && (
                <AreaBox
                  rectangle={box.rectangle}
                  size={sizeOf(page)}
                  growing={drag.growing !== null}
                  onChange={rectangle => props.onArea({ page, rectangle })}
                />
              )
            }
            overlay={
              beside?.page === page && besides(beside, sizeOf(page), layout.scale, turn, scroller.current)
            }
            onSize={pages.learn}
            onWords={onWords}
          />
        ))}
      </div>
    </div>
  );
}
