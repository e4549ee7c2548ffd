import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type ReactNode, type Ref, useImperativeHandle, useMemo, useRef } from 'react';
import './viewer.css';
import './table.css';
import type { Page } from '../../electron/shared/contract/documents.ts';
import { RangeIndex } from './range-index.ts';
import { stretchesBetween, type TextPoint, type TextStretch } from './selection-offsets.ts';
import { TextLineView } from './TextLineView.tsx';
import { lineAt, linesOf, type TextLine, type TextMark } from './text-lines.ts';
import { usePinned, withPinned } from './use-pinned.ts';
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
  readonly pages: readonly Pick<Page, 'number' | 'text' | 'structure'>[];
  readonly language: string;
  readonly marks: readonly TextMark[];
  readonly flash: string | null;
  /** Chips for marks that begin on a line. */
  readonly renderNotes: (ids: readonly string[]) => ReactNode;
  /** Stands below the line that holds this place. */
  readonly beside: { readonly page: number; readonly offset: number; readonly node: ReactNode } | null;
  readonly onSelect: (stretches: readonly TextStretch[] | null) => void;
  readonly onPick: (id: string) => void;
  /** An attachment of a mail was asked for, by the name that its line has. */
  readonly onAttachment: (name: string) => void;
  /** Told while scrolling: what `restore` takes to come back here. */
  readonly onPlace: (place: unknown) => void;
  readonly ref?: Ref<TextViewerHandle>;
}

/** Text with line numbers and, where the file has them, headings, tables and links, in its own letters, selectable, with marks. */
export function TextViewer(props: TextViewerProps) {
  const { pages, language, marks, ref } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(pages), [pages]);
  const marksOn = useMemo(() => onLines(Map.groupBy(marks, ({ page }) => page)), [marks]);
  const partsOn = useMemo(
    () => onLines(new Map(pages.map(({ number, structure }) => [number, structure ?? []]))),
    [pages],
  );
  const pinned = usePinned(scroller, 'index');
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 22,
    overscan: 60,
    rangeExtractor: range => withPinned(defaultRangeExtractor(range), pinned),
    paddingStart: 18,
    paddingEnd: 40,
  });
  useRangeSelection(scroller, range => {
    const root = scroller.current;
    props.onSelect(range && root && stretchesOf(range, root, pages));
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
    const attachment = (event.target as Element).closest<HTMLElement>('[data-attachment]');
    if (attachment && document.getSelection()?.isCollapsed)
      return props.onAttachment(attachment.dataset.attachment ?? '');
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
            <TextLineView
              line={lines[item.index]}
              parts={partsOn(lines[item.index])}
              marks={marksOn(lines[item.index])}
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

/** What lies over a line of a page, or near it, out of any number of marks and parts. */
function onLines<T extends { readonly start: number; readonly end: number }>(
  byPage: ReadonlyMap<number, readonly T[]>,
): (line: TextLine | undefined) => readonly T[] {
  const indexes = new Map(
    [...byPage].map(([page, items]) => [page, new RangeIndex(items, ({ start, end }) => [start, end])]),
  );
  return line => (line && indexes.get(line.page)?.near(line.start, line.start + line.text.length + 1)) ?? [];
}

function stretchesOf(range: Range, root: Element, pages: TextViewerProps['pages']): TextStretch[] {
  const textOf = (page: number) => pages.find(one => one.number === page)?.text ?? '';
  const [first, last] = [pages[0], pages.at(-1)];
  // What is selected from outside begins and ends with the text, not with the lines that happen to be drawn.
  const isOutside = (node: Node) => !root.firstElementChild?.contains(node);
  const start = isOutside(range.startContainer)
    ? first && { page: first.number, offset: 0 }
    : pointOf(range.startContainer, range.startOffset, root, true);
  const end = isOutside(range.endContainer)
    ? last && { page: last.number, offset: last.text.length }
    : pointOf(range.endContainer, range.endOffset, root, false);
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
