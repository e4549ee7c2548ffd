// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot show a window of a million rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row (aria-activedescendant)
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import './viewer.css';
import './table.css';
import { RangeIndex } from './range-index.ts';
import { movedBy, type RowSelection, sideways, throughRow, toggledRow } from './row-selection.ts';
import { TableRow } from './TableRow.tsx';
import { useCellDrag } from './use-cell-drag.ts';
import { useColumnWidths } from './use-column-widths.ts';
import { useShownColumns } from './use-shown-columns.ts';

/** Evidence of rows, as a table draws it. */
export interface RowMark {
  readonly id: string;
  readonly rows: ReadonlySet<number>;
  readonly first: number;
  readonly last: number;
  /** Columns that it covers; null for whole rows. */
  readonly columns: ReadonlySet<string> | null;
  readonly fill: string;
  readonly line: string;
}

/** Words in a cell that are underlined, and can be picked. */
export interface CellMark {
  readonly id: string;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly look: 'mention' | 'mention-now' | 'hit' | 'hit-now';
}

/** Words that are looked for, as they stand in a cell of a row; `now`: the row that one has come to. */
export interface FoundWords {
  readonly words: string;
  readonly now: boolean;
}

/** What others can ask of a table viewer. */
export interface TableViewerHandle {
  /** Brings a row to the middle, and the first of its cells with these words into view. */
  toRow(row: number, words?: string): void;
  /** Goes back to where `onPlace` said that it was. */
  restore(place: unknown): void;
  focus(): void;
}

/** What a table viewer shows, and whom it tells. Rows count from 1 without the header. */
export interface TableViewerProps {
  readonly columns: readonly string[];
  readonly total: number;
  /** The cells of a row, if they are here already. */
  readonly cellsOf: (row: number) => readonly string[] | undefined;
  /** Tells which rows are near the window, so that they can be fetched. */
  readonly onNear: (first: number, last: number) => void;
  readonly selection: RowSelection;
  readonly onSelection: (selection: RowSelection) => void;
  readonly marks: readonly RowMark[];
  /** By row: words in its cells. */
  readonly cellMarks: ReadonlyMap<number, readonly CellMark[]>;
  /** By row: what is looked for. */
  readonly found: ReadonlyMap<number, FoundWords>;
  readonly onPick: (id: string) => void;
  readonly flash: string | null;
  readonly renderNotes: (ids: readonly string[]) => ReactNode;
  readonly label: string;
  /** Told while scrolling: what `restore` takes to come back here. */
  readonly onPlace: (place: unknown) => void;
  readonly ref?: Ref<TableViewerHandle>;
}

const ROW = 26;

/** A table of any length and width: sticky head, columns that can be widened, rows and cells marked by pointer and keys. */
export function TableViewer(props: TableViewerProps) {
  const { columns, total, cellsOf, onNear, selection, onSelection, marks, label, ref } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    scrollPaddingStart: ROW,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const first = (items[0]?.index ?? 0) + 1;
  const last = (items.at(-1)?.index ?? 0) + 1;
  useEffect(() => onNear(first, last), [onNear, first, last]);
  const { widths, startResize } = useColumnWidths(columns, cellsOf, items.length > 0);
  const marksNear = useMemo(() => new RangeIndex(marks, ({ first, last }) => [first, last + 1]), [marks]);
  const { shown, toColumn } = useShownColumns(scroller, widths);
  const sought = useRef<{ readonly row: number; readonly words: string } | null>(null);
  useEffect(() => {
    const cells = sought.current && cellsOf(sought.current.row);
    if (!sought.current || !cells) return;
    const { words } = sought.current;
    sought.current = null;
    const column = cells.findIndex(cell => cell.includes(words));
    if (column >= 0) toColumn(column);
  });
  useImperativeHandle(ref, () => ({
    toRow: (row, words = '') => {
      // Its cells may still be on their way.
      sought.current = words === '' ? null : { row, words };
      virtual.scrollToIndex(row - 1, { align: 'center' });
    },
    restore: place => {
      if (scroller.current && typeof place === 'number') scroller.current.scrollTop = place;
    },
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }));

  const select = (next: RowSelection) => {
    onSelection(next);
    virtual.scrollToIndex(next.active - 1);
    if (next.cells) toColumn(next.cells[1]);
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 2);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyed(event, selection, { total, page, columns: columns.length });
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    select(next);
  };
  const pointer = useCellDrag(selection, onSelection);
  return (
    <div
      className="pv-scroller pv-table"
      ref={scroller}
      onScroll={event => props.onPlace(event.currentTarget.scrollTop)}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 2}
      aria-multiselectable="true"
      aria-activedescendant={`${id}-${selection.active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...pointer}
    >
      <div className="pv-table-head" role="row" aria-rowindex={1}>
        <span role="columnheader" aria-colindex={1} className="pv-row-number">
          Row
        </span>
        <i className="pv-gap" style={{ width: shown.before }} />
        {shown.columns.map(index => (
          <span
            role="columnheader"
            aria-colindex={index + 2}
            key={index}
            title={columns[index]}
            style={{ width: widths[index] }}
          >
            {columns[index]}
            <i className="pv-resize" onPointerDown={event => startResize(event, index)} />
          </span>
        ))}
        <i className="pv-gap pv-rest" style={{ minWidth: shown.after }} />
        <span role="columnheader" aria-colindex={columns.length + 2} className="pv-notes-head">
          Evidence
        </span>
      </div>
      <div className="pv-table-body" style={{ height: virtual.getTotalSize() }}>
        {items.map(item => (
          <TableRow
            key={item.key}
            id={`${id}-${item.index + 1}`}
            row={item.index + 1}
            top={item.start}
            cells={cellsOf(item.index + 1)}
            widths={widths}
            shown={shown}
            {...props}
            marks={marksNear.near(item.index + 1, item.index + 2)}
            cellMarks={props.cellMarks.get(item.index + 1)}
            found={props.found.get(item.index + 1)}
          />
        ))}
      </div>
    </div>
  );
}

/** What a key does to the selection; null for keys that are not the table's. */
function keyed(
  event: KeyboardEvent,
  selection: RowSelection,
  { total, page, columns }: { readonly total: number; readonly page: number; readonly columns: number },
): RowSelection | null {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!plain) return null;
  if (event.key === 'ArrowRight') return sideways(selection, 1, columns, event.shiftKey);
  if (event.key === 'ArrowLeft') return sideways(selection, -1, columns, event.shiftKey);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -total,
    End: total,
  };
  const by = steps[event.key];
  if (by !== undefined) {
    const moved = movedBy(selection, by, total);
    if (event.shiftKey) return throughRow(selection, moved.active);
    // A marked cell moves with the arrows, as in every other table.
    return selection.cells ? { ...moved, rows: new Set([moved.active]) } : moved;
  }
  return event.key === ' ' ? toggledRow(selection, selection.active) : null;
}
