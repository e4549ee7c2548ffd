import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import './viewer.css';
import './table.css';
import { stretchesBetween, type TextPoint, type TextStretch } from './selection-offsets.ts';
import { lineAt, linesOf, segmentsOf, type TextLine, type TextMark } from './text-lines.ts';
import { useRangeSelection } from './use-text-selection.ts';

/** What others can ask of a text viewer. */
export interface TextViewerHandle {
  /** Brings the line of an offset to the middle. */
  toOffset(page: number, offset: number): void;
  /** Goes back to where `onPlace` said that it was. */
  restore(place: unknown): void;
  focus(): void;
}

/** What a text viewer shows, and whom it tells. */
export interface TextViewerProps {
  readonly pages: readonly { readonly number: number; readonly text: string }[];
  readonly language: string;
  readonly marks: readonly TextMark[];
  readonly flash: string | null;
  /** Chips for marks that begin on a line. */
  readonly renderNotes: (ids: readonly string[]) => ReactNode;
  /** Stands below the line that holds this place. */
  readonly beside: { readonly page: number; readonly offset: number; readonly node: ReactNode } | null;
  readonly onSelect: (stretches: readonly TextStretch[] | null) => void;
  readonly onPick: (id: string) => void;
  /** Told while scrolling: what `restore` takes to come back here. */
  readonly onPlace: (place: unknown) => void;
  readonly ref?: Ref<TextViewerHandle>;
}

/** Plain text with line numbers, in its own letters, selectable, with marks. */
export function TextViewer(props: TextViewerProps) {
  const { pages, language, marks, ref } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(pages), [pages]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 22,
    overscan: 60,
    paddingStart: 18,
    paddingEnd: 40,
  });
  useRangeSelection(scroller, range => {
    const root = scroller.current;
    props.onSelect(
      range && root && stretchesOf(range, root, page => pages.find(one => one.number === page)?.text ?? ''),
    );
  });
  useImperativeHandle(ref, () => ({
    toOffset: (page, offset) =>
      virtual.scrollToIndex(Math.max(0, lineAt(lines, page, offset)), { align: 'center' }),
    restore: place => {
      if (scroller.current && typeof place === 'number') scroller.current.scrollTop = place;
    },
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }));
  const onClick = (event: MouseEvent) => {
    const mark = (event.target as Element).closest<HTMLElement>('[data-mark]')?.dataset.mark;
    if (mark && document.getSelection()?.isCollapsed) props.onPick(mark);
  };
  const besideLine = props.beside ? lineAt(lines, props.beside.page, props.beside.offset) : -1;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keyboard users reach the same by the margin's buttons
    // biome-ignore lint/a11y/useKeyWithClickEvents: keyboard users reach the same by the margin's buttons
    <div
      className="pv-scroller pv-text"
      ref={scroller}
      onScroll={event => props.onPlace(event.currentTarget.scrollTop)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
      tabIndex={0}
      lang={language}
      onClick={onClick}
    >
      <div className="pv-text-sheet" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(item => (
          <div
            key={item.key}
            data-index={item.index}
            ref={virtual.measureElement}
            className="pv-text-row"
            style={{
              transform: `translateY(${item.start}px)`,
              zIndex: item.index === besideLine ? 2 : undefined,
            }}
          >
            <Line
              line={lines[item.index]}
              marks={marks}
              flash={props.flash}
              renderNotes={props.renderNotes}
            />
            {item.index === besideLine && <div className="pv-text-beside">{props.beside?.node}</div>}
          </div>
        ))}
      </div>
    </div>
  );
}

interface LineProps {
  readonly line: TextLine | undefined;
  readonly marks: readonly TextMark[];
  readonly flash: string | null;
  readonly renderNotes: (ids: readonly string[]) => ReactNode;
}

function Line({ line, marks, flash, renderNotes }: LineProps) {
  if (!line) return null;
  const end = line.start + line.text.length;
  const begin = marks.filter(
    mark =>
      mark.line &&
      mark.page === line.page &&
      mark.start >= line.start &&
      mark.start < Math.max(end, line.start + 1),
  );
  return (
    <>
      <span className="pv-line-number" data-number={line.number} />
      <span className="pv-line" data-page={line.page} data-start={line.start}>
        {segmentsOf(line, marks).map(({ start, text, marks: over }) => {
          const top = over.at(-1);
          const look = top ? `pv-run pv-look-${top.look}${top.id === flash ? ' pv-flash' : ''}` : undefined;
          const colours = top && ({ '--fill': top.fill, '--edge': top.line } as CSSProperties);
          return (
            <span key={start} data-mark={top?.id} className={look} style={colours}>
              {text}
            </span>
          );
        })}
        {line.text === '' && <br />}
      </span>
      <span className="pv-line-notes">{begin.length > 0 && renderNotes(begin.map(mark => mark.id))}</span>
    </>
  );
}

function stretchesOf(range: Range, root: Element, textOf: (page: number) => string): TextStretch[] {
  const start = pointOf(range.startContainer, range.startOffset, root, true);
  const end = pointOf(range.endContainer, range.endOffset, root, false);
  return start && end ? stretchesBetween(start, end, textOf) : [];
}

/** A place in the window as an offset of its page: inside a line, or at the line after (first) or before it. */
function pointOf(node: Node, offset: number, root: Element, first: boolean): TextPoint | null {
  const element = node instanceof Element ? node : node.parentElement;
  const inside = element?.closest<HTMLElement>('.pv-line');
  const before = document.createRange();
  if (inside) {
    before.setStart(inside, 0);
    before.setEnd(node, offset);
    return {
      page: Number(inside.dataset.page),
      offset: Number(inside.dataset.start) + before.toString().length,
    };
  }
  before.setStart(node, offset);
  const lines = [...root.querySelectorAll<HTMLElement>('.pv-line')].sort(
    (a, b) =>
      Number(a.dataset.page) - Number(b.dataset.page) || Number(a.dataset.start) - Number(b.dataset.start),
  );
  const isAfter = (line: HTMLElement) => before.comparePoint(line, 0) >= 0;
  const line = first ? lines.find(isAfter) : lines.findLast(one => !isAfter(one));
  if (!line) return null;
  const length = first ? 0 : (line.textContent?.length ?? 0);
  return { page: Number(line.dataset.page), offset: Number(line.dataset.start) + length };
}
