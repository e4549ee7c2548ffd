// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot show a window of a million rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row (aria-activedescendant)
import {
  type KeyboardEvent,
  type MouseEvent,
  type UIEvent,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import './grid.css';
import { onlyRow, type RowSelection, throughRow, toggledRow } from '../../viewer/row-selection.ts';
import { GridHead } from './GridHead.tsx';
import { GridRow } from './GridRow.tsx';
import type { GridColumn } from './grid-columns.ts';
import { keyed, limited } from './grid-keys.ts';
import { type RecordPages, useArrivals } from './use-record-pages.ts';
import { useSeenColumns } from './use-seen-columns.ts';
import { OVERSCAN, useTallRows } from './use-tall-rows.ts';

/** What the grid shows, and whom it tells. Places count from 1 in the order that was asked for. */
export interface TradeGridProps {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly pages: RecordPages;
  readonly selection: RowSelection;
  readonly onSelection: (selection: RowSelection) => void;
  readonly onOpen: () => void;
  readonly sort: readonly { readonly field: string; readonly descending?: boolean | undefined }[];
  readonly onSort: (field: string, more: boolean) => void;
  readonly onHead: (column: GridColumn, anchor: Element) => void;
  readonly onCopy: () => void;
  /** Changes when other records are shown: the grid goes back to the first. */
  readonly about: string;
}

/** Records by the million: only rows and columns near the window are drawn, and only pages near it are held. */
export function TradeGrid(props: TradeGridProps) {
  const { columns, pages, selection, onSelection, about } = props;
  const total = pages.total ?? 0;
  useArrivals(pages);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useTallRows(scroller, total);
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const { seen, onSideways } = useSeenColumns(scroller, columns, widths);
  const onWidth = useCallback(
    (column: string, wide: number) => setWidths(old => ({ ...old, [column]: wide })),
    [],
  );
  const { onNear } = pages;
  useEffect(() => onNear(rows.first + 1, rows.last + 1), [onNear, rows.first, rows.last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins with its first record
  useEffect(() => rows.toStart(), [about]);

  const onScroll = (event: UIEvent) => {
    // Asked for behind the drawing of rows, it would have them laid out at once.
    const { scrollLeft } = event.currentTarget;
    rows.onScroll();
    onSideways(scrollLeft);
  };
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const next = keyed(event, selection, total, rows.page);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === 'open') return props.onOpen();
    if (next === 'copy') return props.onCopy();
    onSelection(next);
    rows.show(next.active - 1);
  };
  const click = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const place = Number(target?.closest('[data-place]')?.getAttribute('data-place') ?? 0);
    if (place === 0) return;
    const onBox = target?.closest('.tg-box') !== null;
    if (event.shiftKey) onSelection(limited(throughRow(selection, place)));
    else if (event.ctrlKey || event.metaKey || onBox) onSelection(toggledRow(selection, place));
    else onSelection({ ...onlyRow(place), rows: new Set() });
  };
  const drawn = [];
  for (let row = rows.first; row <= rows.last; row += 1) drawn.push(row);
  const width = seen.total + BOX;
  // What scrolls out at one end is drawn anew at the other: elements stay, only their texts change.
  const slots = Math.max(drawn.length, rows.page + 2 * OVERSCAN + ROUNDED);
  return (
    <div
      className="tg"
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-busy={pages.stale}
      aria-activedescendant={total > 0 ? `${id}-${selection.active}` : undefined}
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={press}
      onClick={click}
      onDoubleClick={event => {
        if (event.target instanceof Element && event.target.closest('[data-place]')) props.onOpen();
      }}
    >
      <GridHead
        columns={columns}
        seen={seen}
        width={width}
        sort={props.sort}
        onSort={props.onSort}
        onHead={props.onHead}
        onWidth={onWidth}
      />
      <div className="tg-body" role="rowgroup" style={{ height: rows.height, width }}>
        {drawn.map(row => (
          <GridRow
            key={row % slots}
            id={`${id}-${row + 1}`}
            place={row + 1}
            top={rows.top(row)}
            record={pages.at(row + 1)}
            columns={columns}
            seen={seen}
            marked={selection.rows.has(row + 1)}
            active={selection.active === row + 1}
          />
        ))}
      </div>
    </div>
  );
}

/** Rows that are partly in the window: the number of elements must not vary while one scrolls. */
const ROUNDED = 6;

/** Width of the column of boxes, which never scrolls away. */
const BOX = 34;
