import { useMemo, useRef, useState } from 'react';
import type { Figure, FigureCheck } from '../../../electron/shared/contract/figures.ts';
import { count, day } from '../../text/format.ts';
import { LinkButton } from '../../ui/index.ts';
import { difference } from './amounts.ts';
import { FigureTable } from './FigureTable.tsx';
import { measureValue, valueWords } from './figure-words.ts';
import { partsOf } from './series.ts';
import { useDrawnMonths } from './use-drawn-months.ts';

/** A figure as it was frozen: the old value stays large; where it is stale the new one stands below with the difference. */
export function FigureView({
  figure,
  check,
}: {
  readonly figure: Figure;
  readonly check: FigureCheck | undefined;
}) {
  const [measure = 'count'] = figure.query.measures;
  const single = figure.query.groupBy.length === 0;
  const [asTable, setAsTable] = useState(figure.shape !== 'series');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what only scrolls must be reached by keys too
    <section className="figure-view scroll" aria-label={`Figure F${figure.number}`} tabIndex={0}>
      <h2 dir="auto">{figure.title}</h2>
      {single && <p className="figure-value number">{valueWords(figure, figure.result)}</p>}
      <p className="second">
        {single && measure !== 'count'
          ? `in ${count(figure.records, 'record')}, `
          : `${count(figure.records, 'record')}, `}
        frozen on {day(figure.createdAt)}
        {figure.repetitions > 0 && `; ${count(figure.repetitions, 'repetition')} left out`}
      </p>
      {check?.state === 'stale' && <Stale figure={figure} check={check} measure={measure} single={single} />}
      {figure.shape === 'series' && (
        <>
          <p>
            <LinkButton
              words={asTable ? 'Show the chart' : 'Show the table'}
              onClick={() => setAsTable(!asTable)}
            />
          </p>
          {!asTable && <FrozenChart figure={figure} measure={measure} />}
        </>
      )}
      {!single && asTable && <FigureTable figure={figure} />}
    </section>
  );
}

function Stale({
  figure,
  check,
  measure,
  single,
}: {
  readonly figure: Figure;
  readonly check: FigureCheck;
  readonly measure: string;
  readonly single: boolean;
}) {
  const before = String(figure.result[0]?.[measure] ?? '0');
  const after = String(check.now[0]?.[measure] ?? '0');
  const changes = [
    check.added > 0 && `${count(check.added, 'record')} came`,
    check.removed > 0 && `${count(check.removed, 'record')} went`,
    check.changed > 0 && `${count(check.changed, 'record')} changed`,
  ].filter(Boolean);
  return (
    <div className="figure-stale" role="status">
      <p className="strong">Stale: the data have changed since it was frozen</p>
      {single && (
        <p>
          It would now be <b className="number">{measureValue(measure, after)}</b> in{' '}
          {count(check.recordsNow, 'record')}, a difference of{' '}
          <b className="number">{difference(before, after) ?? 'unknown'}</b>. The frozen figure has not
          changed.
        </p>
      )}
      <p>{changes.length > 0 ? `${changes.join(', ')}.` : 'The same records give other numbers.'}</p>
      {!single && check.differences.length > 0 && (
        <ul className="small second">
          {check.differences.slice(0, 12).map(words => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

const CHART_HEIGHT = 220;

function FrozenChart({ figure, measure }: { readonly figure: Figure; readonly measure: string }) {
  const box = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => partsOf(figure.result, measure), [figure, measure]);
  useDrawnMonths(box, parts, CHART_HEIGHT, figure.title);
  return <div className="figure-chart" ref={box} style={{ height: CHART_HEIGHT }} />;
}
