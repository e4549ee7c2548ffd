import { useDeferredValue, useMemo, useState } from 'react';
import type { TradeSet } from '../../../electron/shared/contract/trade.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { LinkButton, Loading, openMenu, ProblemNotice } from '../../ui/index.ts';
import { NO_ROWS, type RowSelection } from '../../viewer/row-selection.ts';
import { EvidenceForm } from '../evidence/EvidenceForm.tsx';
import { AnswerBar } from './AnswerBar.tsx';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { ConditionDialog } from './ConditionDialog.tsx';
import { EntitiesDialog } from './EntitiesDialog.tsx';
import { FacetPanel } from './FacetPanel.tsx';
import { type ColumnChoice, gridColumns } from './grid-columns.ts';
import { MarkedBar } from './MarkedBar.tsx';
import { MonthChart } from './MonthChart.tsx';
import { PinDialog, type PinDraft } from './PinDialog.tsx';
import { QuestionBar } from './QuestionBar.tsx';
import { sortedBy, withCondition } from './question.ts';
import { RecordInspector } from './RecordInspector.tsx';
import { rowsCommands } from './rows-commands.ts';
import { TradeGrid } from './TradeGrid.tsx';
import { TRADE_TABLES } from './tables.ts';
import { useFields } from './use-fields.ts';
import { type RecordPages, useArrivals, useRecordPages } from './use-record-pages.ts';
import { useRowActions } from './use-row-actions.ts';

/** What a tab over records is given. */
export interface RecordsTabProps {
  readonly sets: readonly TradeSet[];
  readonly question: TradeQuestion;
  readonly onQuestion: (question: TradeQuestion) => void;
  readonly readOnly: boolean;
}

/** The question, the answer, the picture, the rows. */
export function RowsTab({ sets, question, onQuestion, readOnly }: RecordsTabProps) {
  const { preferences } = useServices();
  const fields = useFields();
  const [choice, setChoice] = usePlaceState<ColumnChoice>('columns', innerWidth >= 1600 ? 'full' : 'short');
  const [measure, setMeasure] = usePlaceState('measure', 'count');
  const [chart, setChart] = usePlaceState<'bars' | 'table' | 'off'>('chart', 'bars');
  const [asking, setAsking] = useState<string | null>(null);
  const [pin, setPin] = useState<PinDraft | null>(null);
  const about = JSON.stringify(question);
  const [held, setHeld] = useState<{ readonly about: string; readonly selection: RowSelection }>({
    about,
    selection: NO_ROWS,
  });
  // Places mean other records under another question: nothing stays marked.
  const selection = held.about === about ? held.selection : NO_ROWS;
  const onSelection = (next: RowSelection) => setHeld({ about, selection: next });

  const raw =
    choice === 'raw'
      ? sets.length === 1
        ? sets[0]
        : sets.find(({ id }) => question.sets?.[0] === id)
      : undefined;
  const headers = useQuery('trade.rejects', raw ? { setId: raw.id, headers: true } : null, TRADE_TABLES);
  const columns = useMemo(
    () => gridColumns(choice, fields.all, headers.status === 'ready' ? (headers.value.headers ?? []) : []),
    [choice, fields.all, headers],
  );
  const pages = useRecordPages(question, choice === 'raw');
  // The rows come first: what is counted over them is asked for once they are there.
  const counted = useSettled(question, pages.stale);
  const actions = useRowActions({ question, selection, pages, columns, sets });
  const { evidence } = actions;
  const openDetail = () => {
    preferences.setState({ inspector: true });
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#inspector .scroll')?.focus());
  };
  const pinNumber = () => setPin({ shape: 'number', question, measure, groupBy: [] });
  useCommands(
    () =>
      rowsCommands({
        readOnly,
        any: (pages.total ?? 0) > 0,
        onFilter: () => setAsking(''),
        onPin: pinNumber,
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
    <div className="trade">
      <FacetPanel question={question} counted={counted} fields={fields} onChange={onQuestion} />
      <div className="trade-main">
        <QuestionBar
          question={question}
          fields={fields}
          sets={sets}
          onChange={onQuestion}
          onAsk={setAsking}
        />
        <AnswerBar
          question={question}
          counted={counted}
          fields={fields}
          onChange={onQuestion}
          onPin={pinNumber}
        />
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
        <div className="trade-tools">
          {chart === 'off' && <LinkButton words="Show the chart" onClick={() => setChart('bars')} />}
          <span className="grow" />
          {pages.stale && pages.total !== null && (
            <span className="small second">
              Working it out <LinkButton words="Cancel" onClick={pages.cancel} />
            </span>
          )}
          <LinkButton words="Export as CSV" onClick={() => void actions.exportAll()} />
          <ColumnsMenu
            choice={choice}
            columns={columns}
            fields={fields}
            sets={sets}
            question={question}
            onChoice={setChoice}
          />
        </div>
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
              openMenu(anchor, column.title, [
                { words: 'Filter by this', run: () => setAsking(column.id) },
                {
                  words: 'Only where it is empty',
                  run: () => onQuestion(withCondition(question, column.id, { empty: true })),
                },
                { words: 'Sort', run: () => onQuestion(sortedBy(question, column.id, false)) },
                { words: 'Sort by this as well', run: () => onQuestion(sortedBy(question, column.id, true)) },
                {
                  words: 'Leave the column out',
                  run: () => setChoice({ kept: columns.map(({ id }) => id).filter(id => id !== column.id) }),
                },
              ])
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
      </div>
      {evidence.draft && evidence.document ? (
        <EvidenceForm
          draft={evidence.draft}
          document={evidence.document}
          focus="links"
          busy={evidence.busy}
          notice={<ProblemNotice problem={evidence.problem} />}
          onChange={evidence.change}
          onKeep={evidence.keepDraft}
          onDrop={evidence.drop}
        />
      ) : (
        <ActiveRecord
          pages={pages}
          place={selection.active}
          fields={fields}
          onEvidence={() => void actions.makeEvidence(false)}
          onEntities={() => void actions.askEntities()}
        />
      )}
      {asking !== null && (
        <ConditionDialog
          field={asking}
          question={question}
          fields={fields}
          onChange={onQuestion}
          onClose={() => setAsking(null)}
        />
      )}
      {pin && <PinDialog draft={pin} fields={fields} sets={sets} onClose={() => setPin(null)} />}
      {actions.entities && <EntitiesDialog records={actions.entities} onClose={actions.closeEntities} />}
    </div>
  );
}

/** The last question whose records are on the screen; null before the first. */
function useSettled(question: TradeQuestion, stale: boolean): TradeQuestion | null {
  const [settled, setSettled] = useState<TradeQuestion | null>(null);
  if (!stale && settled !== question) setSettled(question);
  return stale ? settled : question;
}

/** The record that the keys act on, in full. */
function ActiveRecord({
  pages,
  place,
  ...rest
}: {
  readonly pages: RecordPages;
  readonly place: number;
} & Omit<Parameters<typeof RecordInspector>[0], 'record'>) {
  useArrivals(pages);
  const record = useDeferredValue(pages.at(place));
  return record && <RecordInspector record={record} {...rest} />;
}
