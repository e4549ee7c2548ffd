// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot show a window of a million rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row (aria-activedescendant)
import type { CSSProperties, ReactNode } from 'react';
import { columnsOf, type RowSelection } from './row-selection.ts';
import type { CellMark, FoundWords, RowMark, TableViewerProps } from './TableViewer.tsx';
import type { ShownColumns } from './use-shown-columns.ts';

/** What a row needs to be shown. */
export interface TableRowProps
  extends Pick<TableViewerProps, 'columns' | 'selection' | 'marks' | 'flash' | 'renderNotes' | 'onPick'> {
  readonly id: string;
  readonly row: number;
  readonly top: number;
  readonly cells: readonly string[] | undefined;
  readonly cellMarks: readonly CellMark[] | undefined;
  readonly found: FoundWords | undefined;
  readonly widths: readonly number[];
  readonly shown: ShownColumns;
}

/** One row of a table: its number, the cells near the window, and its evidence. */
export function TableRow(props: TableRowProps) {
  const { id, row, top, columns, cells, widths, shown, selection, marks, flash, renderNotes } = props;
  const here = marks.filter(mark => mark.rows.has(row));
  const mark = here[0];
  const begins = here.filter(one => one.first === row).map(one => one.id);
  const look = mark ? ({ '--fill': mark.fill, '--edge': mark.line } as CSSProperties) : {};
  const only = columnsOf(selection);
  const selected = selection.rows.has(row);
  return (
    <div
      id={id}
      role="row"
      data-row={row}
      aria-rowindex={row + 1}
      aria-selected={selected}
      className={classOf(row, selection, only !== null, mark, flash)}
      style={{ ...look, transform: `translateY(${top}px)` }}
    >
      <span role="gridcell" aria-colindex={1} className="pv-row-number" data-column={-1}>
        {row}
      </span>
      <i className="pv-gap" style={{ width: shown.before }} />
      {shown.columns.map(index => (
        <span
          role="gridcell"
          aria-colindex={index + 2}
          key={index}
          data-column={index}
          title={cells?.[index]}
          dir="auto"
          className={cellClass(here, columns[index] ?? '', selected && inside(only, index))}
          style={{ width: widths[index] }}
        >
          <CellWords
            words={cells?.[index] ?? ''}
            marks={marksIn(index, cells?.[index] ?? '', props)}
            onPick={props.onPick}
          />
        </span>
      ))}
      <i className="pv-gap pv-rest" style={{ minWidth: shown.after }} />
      <span role="gridcell" aria-colindex={columns.length + 2} className="pv-row-notes">
        {begins.length > 0 && renderNotes(begins)}
      </span>
    </div>
  );
}

const NO_MARKS: readonly CellMark[] = [];

/** What is marked in a cell: the first place of what is looked for, then mentions. */
function marksIn(
  column: number,
  words: string,
  { cellMarks, found }: Pick<TableRowProps, 'cellMarks' | 'found'>,
): readonly CellMark[] {
  const start = found?.words ? words.indexOf(found.words) : -1;
  if (!found || start < 0) return cellMarks?.filter(mark => mark.column === column) ?? NO_MARKS;
  const end = start + found.words.length;
  const hit: CellMark = { id: 'hit', column, start, end, look: found.now ? 'hit-now' : 'hit' };
  const apart = (cellMarks ?? []).filter(
    mark => mark.column === column && (mark.end <= start || mark.start >= end),
  );
  return [...apart, hit].sort((a, b) => a.start - b.start);
}

/** The words of a cell, with those that are marked underlined. Marks that overlap one before them are left out. */
function CellWords({
  words,
  marks,
  onPick,
}: {
  readonly words: string;
  readonly marks: readonly CellMark[];
  readonly onPick: (id: string) => void;
}) {
  if (marks.length === 0) return words;
  let at = 0;
  const parts: ReactNode[] = [];
  for (const { id, start, end, look } of marks) {
    if (start < at) continue;
    parts.push(
      words.slice(at, start),
      // biome-ignore lint/a11y/useKeyWithClickEvents: the reader's keys go from mention to mention
      // biome-ignore lint/a11y/noStaticElementInteractions: see above
      <span
        key={id}
        className={`pv-run pv-look-${look}`}
        data-mark={id}
        onClick={event => {
          if (id !== 'hit' && !event.shiftKey && !event.ctrlKey && !event.metaKey && event.detail < 2)
            onPick(id);
        }}
      >
        {words.slice(start, end)}
      </span>,
    );
    at = end;
  }
  return [...parts, words.slice(at)];
}

function classOf(
  row: number,
  selection: RowSelection,
  cells: boolean,
  mark: RowMark | undefined,
  flash: string | null,
): string {
  return [
    'pv-row',
    row === selection.active && 'pv-active',
    cells && selection.rows.has(row) && 'pv-some-cells',
    mark && 'pv-marked',
    mark && mark.id === flash && 'pv-flash',
  ]
    .filter(Boolean)
    .join(' ');
}

const inside = (only: readonly [number, number] | null, index: number): boolean =>
  only !== null && index >= only[0] && index <= only[1];

function cellClass(marks: readonly RowMark[], column: string, selected: boolean): string | undefined {
  if (selected) return 'pv-cell-selected';
  return marks.some(mark => mark.columns?.has(column)) ? 'pv-cell-marked' : undefined;
}
