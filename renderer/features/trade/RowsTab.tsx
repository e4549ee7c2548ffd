import { useState } from 'react';
import { useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { Loading, openMenu, ProblemNotice } from '../../ui/index.ts';
import { EntitiesDialog } from './EntitiesDialog.tsx';
import type { ColumnChoice } from './grid-columns.ts';
import { headMenu } from './head-menu.ts';
import { MarkedBar } from './MarkedBar.tsx';
import { MonthChart } from './MonthChart.tsx';
import type { PinDraft } from './PinDialog.tsx';
import { sortedBy } from './question.ts';
import { RecordsFrame, type RecordsTabProps } from './RecordsFrame.tsx';
import { RowsInspector } from './RowsInspector.tsx';
import { RowsTools } from './RowsTools.tsx';
import { rowsCommands } from './rows-commands.ts';
import { TradeGrid } from './TradeGrid.tsx';
import { useFields } from './use-fields.ts';
import { useGridColumns } from './use-grid-columns.ts';
import { useRecordPages } from './use-record-pages.ts';
import { useRowActions } from './use-row-actions.ts';
import { useRowSelection } from './use-row-selection.ts';
import { useSettled } from './use-settled.ts';

/** The question, the answer, the picture, the rows. */
export function RowsTab({ sets, question, onQuestion, readOnly }: RecordsTabProps) {
  const { preferences } = useServices();
  const fields = useFields();
  const [choice, setChoice] = usePlaceState<ColumnChoice>('columns', innerWidth >= 1600 ? 'full' : 'short');
  const [measure, setMeasure] = usePlaceState('measure', 'count');
  const [chart, setChart] = usePlaceState<'bars' | 'table' | 'off'>('chart', 'bars');
  const [asking, setAsking] = useState<string | null>(null);
  const [pin, setPin] = useState<PinDraft | null>(null);
  const { about, selection, onSelection } = useRowSelection(question);

  const columns = useGridColumns(choice, fields, sets, question);
  const pages = useRecordPages(question, columns, choice === 'raw');
  // The rows come first: what is counted over them is asked for once they are there.
  const counted = useSettled(question, pages.stale);
  const actions = useRowActions({ question, selection, pages, columns, sets });
  const openDetail = () => {
    preferences.setState({ inspector: true });
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#inspector .scroll')?.focus());
  };
  const pinned = (): PinDraft => ({ shape: 'number', question, measure, groupBy: [] });
  useCommands(
    () =>
      rowsCommands({
        readOnly,
        any: (pages.total ?? 0) > 0,
        onFilter: () => setAsking(''),
        onPin: () => setPin(pinned()),
        onEvidence: () => void actions.makeEvidence(false),
        onLastClaim: () => void actions.makeEvidence(true),
        onEntities: () => void actions.askEntities(),
        onRaw: () => setChoice(choice === 'raw' ? 'short' : 'raw'),
        onChartTable: () => setChart(chart === 'table' ? 'bars' : 'table'),
        onUnmark: () => onSelection({ ...selection, rows: new Set() }),
      }),
    [readOnly, pages.total, selection, question, measure, chart, choice, actions],
  );
  return (
    <>
      <RecordsFrame
        {...{ sets, question, onQuestion, fields, counted, asking, pin, pinned }}
        onAsk={setAsking}
        onPin={setPin}
        inspector={<RowsInspector {...{ actions, pages, fields }} place={selection.active} />}
      >
        {chart !== 'off' && (
          <MonthChart
            question={question}
            counted={counted}
            fields={fields}
            measure={measure}
            asTable={chart === 'table'}
            onMeasure={setMeasure}
            onTable={() => setChart(chart === 'table' ? 'bars' : 'table')}
            onChange={onQuestion}
            onPin={() => setPin({ shape: 'series', question, measure, groupBy: ['month', 'chplTier'] })}
            onHide={() => setChart('off')}
          />
        )}
        <RowsTools
          {...{ choice, columns, fields, sets, question, pages }}
          chartHidden={chart === 'off'}
          onChart={() => setChart('bars')}
          onExport={() => void actions.exportAll()}
          onChoice={setChoice}
        />
        <ProblemNotice problem={pages.problem ?? actions.problem} onDismiss={actions.hush} />
        {pages.total === null && !pages.problem && (
          <Loading what="Reading the records" onCancel={pages.cancel} />
        )}
        {pages.total !== null && (
          <TradeGrid
            label="Trade records"
            columns={columns}
            pages={pages}
            selection={selection}
            onSelection={onSelection}
            onOpen={openDetail}
            sort={question.sort}
            onSort={(field, more) => onQuestion(sortedBy(question, field, more))}
            onHead={(column, anchor) =>
              openMenu(
                anchor,
                column.title,
                headMenu(column, columns, { question, onQuestion, onAsk: setAsking, onChoice: setChoice }),
              )
            }
            onCopy={() => void actions.copy()}
            about={about}
          />
        )}
        {pages.total === 0 && !pages.stale && (
          <p className="trade-none second">No record answers the question. Take a condition away.</p>
        )}
        <MarkedBar
          count={selection.rows.size}
          actions={actions}
          readOnly={readOnly}
          onUnmark={() => onSelection({ ...selection, rows: new Set() })}
        />
      </RecordsFrame>
      {actions.entities && <EntitiesDialog records={actions.entities} onClose={actions.closeEntities} />}
    </>
  );
}
