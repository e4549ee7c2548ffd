import type { TradeSet } from '../../../electron/shared/contract/trade.ts';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { LinkButton } from '../../ui/index.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import type { ColumnChoice, GridColumn } from './grid-columns.ts';
import type { Fields } from './use-fields.ts';
import type { RecordPages } from './use-record-pages.ts';

/** The line above the rows: what is being worked out, export, and which columns are shown. */
export function RowsTools({
  chartHidden,
  pages,
  onChart,
  onExport,
  ...columns
}: {
  readonly chartHidden: boolean;
  readonly pages: RecordPages;
  readonly choice: ColumnChoice;
  readonly columns: readonly GridColumn[];
  readonly fields: Fields;
  readonly sets: readonly TradeSet[];
  readonly question: TradeQuestion;
  readonly onChart: () => void;
  readonly onExport: () => void;
  readonly onChoice: (choice: ColumnChoice) => void;
}) {
  return (
    <div className="trade-tools">
      {chartHidden && <LinkButton words="Show the chart" onClick={onChart} />}
      <span className="grow" />
      {pages.stale && pages.total !== null && (
        <span className="small second">
          Working it out <LinkButton words="Cancel" onClick={pages.cancel} />
        </span>
      )}
      <LinkButton words="Export as CSV" onClick={onExport} />
      <ColumnsMenu {...columns} />
    </div>
  );
}
