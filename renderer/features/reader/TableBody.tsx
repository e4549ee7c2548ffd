import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { count } from '../../text/format.ts';
import { Ask } from '../../ui/index.ts';
import { NO_ROWS, onlyRow, type RowSelection } from '../../viewer/row-selection.ts';
import { TableViewer, type TableViewerHandle } from '../../viewer/TableViewer.tsx';
import type { Desk } from './desk.ts';
import { rowMarks } from './evidence-marks.ts';
import { rowsInWords } from './marked-words.ts';
import { NoteChips } from './NoteChips.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { useRows } from './use-rows.ts';

/** More rows than this are not one piece of evidence. */
const MOST_ROWS = 100_000;

/** The rows of a table. */
export function TableBody({ desk }: { readonly desk: Desk }) {
  const { document, evidence, marking, onReady } = desk;
  const viewer = useRef<TableViewerHandle>(null);
  const { head, cellsOf, onNear } = useRows(document.id);
  const [selection, setSelection] = useState<RowSelection>(NO_ROWS);
  const marks = useMemo(() => rowMarks(evidence), [evidence]);
  const ready = head.status === 'ready';

  useEffect(() => {
    if (!ready) return;
    const toRow = (row: number) => {
      setSelection({ ...NO_ROWS, anchor: row, active: row });
      viewer.current?.toRow(row);
    };
    onReady({
      show: ({ anchor, state }) => {
        if (anchor.kind === 'rows' && state !== 'lost') toRow(Math.min(...anchor.rows));
      },
      showHit: hit => {
        setSelection(onlyRow(hit.row ?? 1));
        viewer.current?.toRow(hit.row ?? 1);
      },
      toPage: () => undefined,
      toRow,
      restore: place => viewer.current?.restore(place),
      focus: () => viewer.current?.focus(),
    });
  }, [onReady, ready]);

  const { mark } = marking;
  const onSelection = useCallback(
    (next: RowSelection) => {
      setSelection(next);
      const rows = [...next.rows].sort((a, b) => a - b).slice(0, MOST_ROWS);
      if (rows.length === 0) return mark(null);
      const quote = rows.slice(0, 3).map(row => cellsOf(row)?.filter(Boolean).join(' · ') ?? '');
      const more = rows.length > 3 ? [`and ${count(rows.length - 3, 'more row')}`] : [];
      mark({
        marking: { kind: 'rows', documentId: document.id, rows },
        quote: [...quote, ...more].join('\n'),
        place: rowsInWords(rows),
        on: [],
      });
    },
    [document.id, cellsOf, mark],
  );
  // What was kept or dropped is marked no longer.
  const { marked } = marking;
  useEffect(() => {
    if (!marked) setSelection(old => (old.rows.size === 0 ? old : { ...old, rows: new Set() }));
  }, [marked]);

  return (
    <Ask query={head} what="Reading the table">
      {({ columns, total }) => (
        <div className="table-body">
          {marked && !marking.draft && (
            <div className="table-bar">
              <span className="second small">{marked.place}</span>
              <SelectionBar desk={desk} tall={false} />
            </div>
          )}
          <TableViewer
            ref={viewer}
            columns={columns}
            total={total}
            cellsOf={cellsOf}
            onNear={onNear}
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
