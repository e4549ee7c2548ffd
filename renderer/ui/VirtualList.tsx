import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { usePreferences } from '../bridge/hooks.tsx';
import { useScrollMemory } from '../navigation/hooks.ts';
import { listKey } from './list-keys.ts';

/** A column of a list. `width` is a CSS grid track: `120px`, `minmax(0, 2fr)`. */
export interface Column<T> {
  readonly id: string;
  readonly title: string;
  readonly width: string;
  readonly numeric?: boolean;
  /** Width of the list in pixels from which the column is shown; always when left out. */
  readonly from?: number;
  readonly cell: (item: T) => ReactNode;
}

interface ListProps<T> {
  /** What the list holds, for screen readers. */
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly columns: readonly Column<T>[];
  readonly selected: string | null;
  readonly onSelect: (item: T) => void;
  readonly onOpen?: (item: T) => void;
  readonly onInspect?: (item: T) => void;
  readonly onRemove?: (item: T) => void;
  /** Marked rows, for doing one thing to several. */
  readonly marked?: ReadonlySet<string>;
  readonly onMark?: (marked: ReadonlySet<string>) => void;
  readonly onMenu?: (item: T, anchor: Element) => void;
  /** Makes rows draggable; says what they carry. */
  readonly onDrag?: (item: T, transfer: DataTransfer) => void;
  /** More height than a line, in pixels. */
  readonly rowHeight?: number;
  readonly autoFocus?: boolean;
}

/**
 * A long list that draws only what is seen. J, K and arrows move, Enter opens, Alt Enter inspects, Space marks, Shift
 * extends, Ctrl A marks all, Del removes. Going back restores its scroll position.
 */
export function VirtualList<T>(props: ListProps<T>) {
  const { items, keyOf, selected, marked } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const columns = props.columns.filter(({ from }) => from === undefined || width >= from);
  const { density } = usePreferences();
  const height = (props.rowHeight ?? 28) + (density === 'comfortable' ? 4 : 0);
  const at = useMemo(() => items.findIndex(item => keyOf(item) === selected), [items, keyOf, selected]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 12,
    // The heading row sticks over the first rows.
    scrollPaddingStart: 28,
  });
  useScrollMemory(box, props.label, items.length > 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height moves every row
  useEffect(() => {
    virtual.measure();
  }, [virtual, height]);
  useEffect(() => {
    if (props.autoFocus) box.current?.focus({ preventScroll: true });
  }, [props.autoFocus]);

  const move = (to: number, extend: boolean) => {
    const item = items[to];
    if (!item) return;
    if (extend && props.onMark) props.onMark(stretch(props, at < 0 ? to : at, to));
    props.onSelect(item);
    virtual.scrollToIndex(to);
  };
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? height) / height) - 2);
    const meaning = listKey({ ...event, isComposing: event.nativeEvent.isComposing }, at, items.length, page);
    const item = items[at];
    if (!meaning) return;
    if (meaning.kind === 'move') move(meaning.to, meaning.extend);
    else if (meaning.kind === 'all' && props.onMark) props.onMark(new Set(items.map(keyOf)));
    else if (!item) return;
    else if (meaning.kind === 'open') props.onOpen?.(item);
    else if (meaning.kind === 'inspect') props.onInspect?.(item);
    else if (meaning.kind === 'remove' && props.onRemove) props.onRemove(item);
    else if (meaning.kind === 'mark' && props.onMark) props.onMark(toggled(marked, keyOf(item)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const click = (event: MouseEvent, item: T, index: number) => {
    if (event.shiftKey && props.onMark) props.onMark(stretch(props, at < 0 ? index : at, index));
    else if ((event.ctrlKey || event.metaKey) && props.onMark) props.onMark(toggled(marked, keyOf(item)));
    else if (marked && marked.size > 0) props.onMark?.(new Set());
    props.onSelect(item);
    if (event.altKey) props.onInspect?.(item);
  };
  const grid = { gridTemplateColumns: columns.map(column => column.width).join(' ') };
  const rowId = (index: number) => `${id}-${index}`;

  return (
    <div className="list">
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot draw only the rows that are seen */}
      <div
        className="list-scroll"
        role="grid"
        aria-label={props.label}
        aria-rowcount={items.length + 1}
        aria-multiselectable={props.onMark !== undefined}
        aria-activedescendant={at >= 0 ? rowId(at) : undefined}
        tabIndex={0}
        ref={box}
        onKeyDown={press}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid, which names its active row */}
        <div className="list-head" role="row" aria-rowindex={1} style={grid}>
          {columns.map(column => (
            // biome-ignore lint/a11y/useSemanticElements: see above
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            <span
              className={column.numeric ? 'list-cell numeric' : 'list-cell'}
              role="columnheader"
              key={column.id}
            >
              {column.title}
            </span>
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div className="list-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const item = items[index];
            if (!item) return null;
            const key = keyOf(item);
            const isMarked = marked?.has(key) ?? false;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for its active row
              // biome-ignore lint/a11y/useSemanticElements: see above
              // biome-ignore lint/a11y/useFocusableInteractive: see above
              <div
                className={['list-row', isMarked && 'marked', index === at && 'active']
                  .filter(Boolean)
                  .join(' ')}
                role="row"
                id={rowId(index)}
                key={key}
                data-key={key}
                aria-rowindex={index + 2}
                aria-selected={index === at || isMarked}
                style={{ ...grid, height, transform: `translateY(${start}px)` }}
                onClick={event => click(event, item, index)}
                draggable={props.onDrag ? true : undefined}
                onDragStart={event => props.onDrag?.(item, event.dataTransfer)}
                onDoubleClick={() => props.onOpen?.(item)}
                onContextMenu={event => {
                  if (!props.onMenu) return;
                  event.preventDefault();
                  props.onSelect(item);
                  props.onMenu(item, event.currentTarget);
                }}
              >
                {columns.map(column => (
                  // biome-ignore lint/a11y/useSemanticElements: see above
                  // biome-ignore lint/a11y/useFocusableInteractive: see above
                  <div
                    className={column.numeric ? 'list-cell numeric' : 'list-cell'}
                    role="gridcell"
                    key={column.id}
                  >
                    {column.cell(item)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}

/** Keys of all rows between two, both included. */
function stretch<T>({ items, keyOf, marked }: ListProps<T>, from: number, to: number): ReadonlySet<string> {
  const [low, high] = from < to ? [from, to] : [to, from];
  return new Set([...(marked ?? []), ...items.slice(low, high + 1).map(keyOf)]);
}

function toggled(marked: ReadonlySet<string> | undefined, key: string): ReadonlySet<string> {
  const next = new Set(marked);
  if (!next.delete(key)) next.add(key);
  return next;
}
