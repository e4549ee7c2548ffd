import type { CellTrouble, TradePreview } from '../../../electron/shared/contract/trade.ts';
import { count, whole } from '../../text/format.ts';
import { LinkButton } from '../../ui/index.ts';
import { TROUBLE } from './words.ts';

const SHOWN = 30;

/** What would come of an import: records, rows that would be rejected and why, cells to look at. */
export function DryRun({
  preview,
  stale,
  onReadAll,
}: {
  readonly preview: TradePreview;
  readonly stale: boolean;
  readonly onReadAll: () => void;
}) {
  const { isSample, rows, rejected, rejectedCount, troubles, troubleCount, questions, headerRow } = preview;
  if (questions.length > 0) return null;
  return (
    <section
      className={stale ? 'wizard-run stale' : 'wizard-run'}
      aria-label="What would come of it"
      aria-busy={stale}
    >
      <h3>What would come of it</h3>
      <p>
        {isSample && `Of the first ${whole(rows + rejectedCount)} rows under the headers, `}
        <strong className="number">{whole(rows)}</strong>{' '}
        {isSample ? 'become records' : rows === 1 ? 'row becomes a record' : 'rows become records'}
        {rejectedCount === 0 ? '; none would be rejected.' : `; ${whole(rejectedCount)} would be rejected.`}{' '}
        {rejectedCount > 0 && 'They are listed after the import and can be mended there.'}{' '}
        {isSample && <LinkButton words="Check every row" onClick={onReadAll} />}
      </p>
      {rejectedCount > 0 && (
        <div className="wizard-rejects">
          <table>
            <thead>
              <tr>
                <th scope="col">Row under headers</th>
                <th scope="col">Why it would be rejected</th>
                <th scope="col">Its cells</th>
              </tr>
            </thead>
            <tbody>
              {rejected.slice(0, SHOWN).map(({ row, reason, cells }) => (
                <tr key={row}>
                  <td className="number">{whole(row)}</td>
                  <td>{reason}</td>
                  <td className="ellipsis muted" dir="auto" title={cells.join(' | ')}>
                    {cells.filter(Boolean).join(' | ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="small muted">
            Rows are counted under the headers here, and wherever one is cited: the first is row{' '}
            {headerRow + 1} of the file.
          </p>
          {rejectedCount > SHOWN && <p className="small muted">and {whole(rejectedCount - SHOWN)} more</p>}
        </div>
      )}
      {troubleCount > 0 && (
        <p className="small second">
          {count(troubleCount, 'cell')} to look at, in records that are imported:{' '}
          {byKind(troubles)
            .map(([what, number]) => `${TROUBLE[what]} (${whole(number)})`)
            .join('; ')}
          .
        </p>
      )}
    </section>
  );
}

function byKind(troubles: readonly CellTrouble[]): [CellTrouble['what'], number][] {
  const counts = new Map<CellTrouble['what'], number>();
  for (const { what } of troubles) counts.set(what, (counts.get(what) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
