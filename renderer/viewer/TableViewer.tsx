// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot show a window of a million rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row (aria-activedescendant)
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import './viewer.css';
import './table.css';
import { movedBy, onlyRow, type RowSelection, throughRow, toggledRow } from './row-selection.ts';
import { useColumnWidths } from './use-column-widths.ts';

/** Evidence of rows, as a table draws it. */
export interface RowMark {
  readonly id: string;
  readonly rows: ReadonlySet<number>;
  readonly first: number;
  readonly fill: string;
  readonly line: string;
}

/** What others can ask of a table viewer. */
export interface TableViewerHandle {
  /** Brings a row to the middle. */
  toRow(row: number): void;
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
  readonly flash: string | null;
  readonly renderNotes: (ids: readonly string[]) => ReactNode;
  readonly label: string;
  /** Told while scrolling: what `restore` takes to come back here. */
  readonly onPlace: (place: unknown) => void;
  readonly ref?: Ref<TableViewerHandle>;
}

const ROW = 26;

/** A table of any length: sticky head, columns that can be widened, rows marked by click, Shift click and Space. */
export function TableViewer(props: TableViewerProps) {
  const { columns, total, cellsOf, onNear, selection, onSelection, label, ref } = props;
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
  const { template, startResize } = useColumnWidths(columns, cellsOf, items.length > 0);
  useImperativeHandle(ref, () => ({
    toRow: row => virtual.scrollToIndex(row - 1, { align: 'center' }),
    restore: place => {
      if (scroller.current && typeof place === 'number') scroller.current.scrollTop = place;
    },
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }));

  const select = (next: RowSelection) => {
    onSelection(next);
    virtual.scrollToIndex(next.active - 1);
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 2);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyed(event, selection, total, page);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    select(next);
  };
  const onClick = (event: MouseEvent, row: number) => {
    if (event.shiftKey) onSelection(throughRow(selection, row));
    else if (event.ctrlKey || event.metaKey) onSelection(toggledRow(selection, row));
    else onSelection(onlyRow(row));
  };
  const style = useMemo(() => ({ gridTemplateColumns: template }), [template]);
  return (
    <div
      className="pv-scroller pv-table"
      ref={scroller}
      onScroll={event => props.onPlace(event.currentTarget.scrollTop)}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={`pv-row-${selection.active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="pv-table-head" role="row" aria-rowindex={1} style={style}>
        <span role="columnheader">Row</span>
        {columns.map((column, index) => (
          // Two columns of a table may have one name.
          // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places
          <span role="columnheader" key={index} title={column}>
            {column}
            <i className="pv-resize" onPointerDown={event => startResize(event, index)} />
          </span>
        ))}
        <span role="columnheader" className="pv-notes-head">
          Evidence
        </span>
      </div>
      <div className="pv-table-body" style={{ height: virtual.getTotalSize() }}>
        {items.map(item => (
          <Row
            key={item.key}
            {...props}
            row={item.index + 1}
            top={item.start}
            template={style}
            onClick={onClick}
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
  total: number,
  page: number,
): RowSelection | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    j: 1,
    k: -1,
    PageDown: page,
    PageUp: -page,
    Home: -total,
    End: total,
  };
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const by = steps[event.key];
  if (by !== undefined && plain) {
    const moved = movedBy(selection, by, total);
    return event.shiftKey ? throughRow(selection, moved.active) : moved;
  }
  if (event.key === ' ') return toggledRow(selection, selection.active);
  return null;
}

interface RowProps extends Omit<TableViewerProps, 'ref'> {
  readonly row: number;
  readonly top: number;
  readonly template: { readonly gridTemplateColumns: string };
  readonly onClick: (event: MouseEvent, row: number) => void;
}

function Row({
  row,
  top,
  template,
  columns,
  cellsOf,
  selection,
  marks,
  flash,
  renderNotes,
  onClick,
}: RowProps) {
  const cells = cellsOf(row);
  const here = marks.filter(mark => mark.rows.has(row));
  const mark = here[0];
  const begins = here.filter(one => one.first === row).map(one => one.id);
  const look = mark ? { '--fill': mark.fill, '--edge': mark.line } : {};
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself takes the keys
    <div
      id={`pv-row-${row}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={row + 1}
      aria-selected={selection.rows.has(row)}
      className={`pv-row${row === selection.active ? ' pv-active' : ''}${mark ? ' pv-marked' : ''}${mark?.id === flash ? ' pv-flash' : ''}`}
      style={{ ...template, ...look, transform: `translateY(${top}px)` }}
      onClick={event => onClick(event, row)}
    >
      <span role="gridcell" className="pv-row-number">
        {row}
      </span>
      {columns.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells never change places
        <span role="gridcell" key={index} title={cells?.[index]}>
          {cells?.[index] ?? ''}
        </span>
      ))}
      <span role="gridcell" className="pv-row-notes">
        {begins.length > 0 && renderNotes(begins)}
      </span>
    </div>
  );
}
