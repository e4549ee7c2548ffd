import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { count } from '../../text/format.ts';
import { Ask } from '../../ui/index.ts';
import { columnsOf, NO_ROWS, onlyRow, type RowSelection } from '../../viewer/row-selection.ts';
import { TableViewer, type TableViewerHandle } from '../../viewer/TableViewer.tsx';
import type { Desk } from './desk.ts';
import { endsOf, rowMarks } from './evidence-marks.ts';
import { MentionBar } from './MentionBar.tsx';
import { rowsInWords } from './marked-words.ts';
import { NoteChips } from './NoteChips.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { useCellMarks } from './use-cell-marks.ts';
import { useRows } from './use-rows.ts';

/** More rows than this are not one piece of evidence. */
const MOST_ROWS = 100_000;
const NO_COLUMNS: readonly string[] = [];

/** `Sender`, `Sender to Price`. */
const columnsInWords = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names[0]} to ${names.at(-1)}`;

/** The rows of a table. */
export function TableBody({ desk }: { readonly desk: Desk }) {
  const { document, evidence, marking, onReady } = desk;
  const viewer = useRef<TableViewerHandle>(null);
  const { head, cellsOf, onNear } = useRows(document.id);
  const named = useCellMarks(desk);
  const [selection, setSelection] = useState<RowSelection>(NO_ROWS);
  const ready = head.status === 'ready';
  const columns = ready ? head.value.columns : NO_COLUMNS;
  const marks = useMemo(() => rowMarks(evidence, columns), [evidence, columns]);

  const { mark } = marking;
  const onSelection = useCallback(
    (next: RowSelection) => {
      setSelection(next);
      const rows = [...next.rows].sort((a, b) => a - b).slice(0, MOST_ROWS);
      if (rows.length === 0) return mark(null);
      const only = columnsOf(next);
      const part = (cells: readonly string[]) => (only ? cells.slice(only[0], only[1] + 1) : cells);
      const quote = rows.slice(0, 3).map(row =>
        part(cellsOf(row) ?? [])
          .filter(Boolean)
          .join(' · '),
      );
      const more = rows.length > 3 ? [`and ${count(rows.length - 3, 'more row')}`] : [];
      mark({
        marking: {
          kind: 'rows',
          documentId: document.id,
          rows,
          ...(only && { columns: [...part(columns)] }),
        },
        quote: [...quote, ...more].join('\n'),
        place: only ? `${rowsInWords(rows)}, ${columnsInWords(part(columns))}` : rowsInWords(rows),
        on: [],
      });
    },
    [document.id, cellsOf, columns, mark],
  );
  const select = useRef(onSelection);
  useEffect(() => {
    select.current = onSelection;
  });
  useEffect(() => {
    if (!ready) return;
    const toRow = (row: number, found?: string) => {
      setSelection({ ...NO_ROWS, anchor: row, active: row });
      viewer.current?.toRow(row, found);
    };
    onReady({
      show: ({ anchor, state }) => {
        if (anchor.kind === 'rows' && state !== 'lost') toRow(endsOf(anchor.rows)[0]);
      },
      showHit: ({ row = 1, found }) => toRow(row, found),
      toPage: () => undefined,
      toRow,
      markRow: row => select.current(onlyRow(row)),
      restore: place => viewer.current?.restore(place),
      focus: () => viewer.current?.focus(),
    });
  }, [onReady, ready]);
  // What was kept or dropped is marked no longer.
  const { marked } = marking;
  useEffect(() => {
    if (!marked)
      setSelection(old =>
        old.rows.size === 0 ? old : { ...NO_ROWS, anchor: old.anchor, active: old.active },
      );
  }, [marked]);

  const { hits, at } = desk.find;
  const found = useMemo(
    () => new Map(hits.map(({ row = 0, found = '' }, index) => [row, { words: found, now: index === at }])),
    [hits, at],
  );
  const { onNear: nameNear } = named;
  const near = useCallback(
    (first: number, last: number) => {
      onNear(first, last);
      nameNear(first, last);
    },
    [onNear, nameNear],
  );

  return (
    <Ask query={head} what="Reading the table">
      {({ total }) => (
        <div className="table-body">
          {!marking.draft && (marked || desk.mentions.picked) && (
            <div className="table-bar">
              {marked && <span className="second small">{marked.place}</span>}
              {marked ? (
                <SelectionBar desk={desk} tall={false} />
              ) : (
                <MentionBar mentions={desk.mentions} tall={false} />
              )}
            </div>
          )}
          <TableViewer
            ref={viewer}
            columns={columns}
            total={total}
            cellsOf={cellsOf}
            onNear={near}
            cellMarks={named.marks}
            found={found}
            onPick={id => {
              // The pointer has marked the row on its way.
              mark(null);
              named.pick(id);
            }}
            selection={selection}
            onSelection={onSelection}
            marks={marks}
            flash={desk.flash}
            renderNotes={ids => <NoteChips ids={ids} evidence={desk.evidenceById} selected={desk.picked} />}
            label={`Rows of ${document.name}`}
            onPlace={desk.onPlace}
          />
        </div>
      )}
    </Ask>
  );
}
