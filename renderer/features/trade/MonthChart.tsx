import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Given } from '../../../electron/shared/contract/index.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { Button, ErrorState, IconButton, SelectField } from '../../ui/index.ts';
import { MonthTable } from './MonthTable.tsx';
import { viewOf, withCondition } from './question.ts';
import { endOfMonth, GROUPS, partsOf, type SeriesPart } from './series.ts';
import { TRADE_TABLES } from './tables.ts';
import { useDrawnMonths } from './use-drawn-months.ts';
import type { Fields } from './use-fields.ts';

const HEIGHT = 158;

/** Months of the records that are asked for. Dragging over months narrows to them; T shows the same as a table. */
export function MonthChart({
  question,
  counted = question,
  fields,
  measure,
  asTable,
  onMeasure,
  onTable,
  onChange,
  onPin,
  onHide,
}: {
  readonly question: TradeQuestion;
  /** What is counted now, while the records of the question are still being fetched; null counts nothing. */
  readonly counted?: TradeQuestion | null;
  readonly fields: Fields;
  readonly measure: string;
  readonly asTable: boolean;
  readonly onMeasure: (measure: string) => void;
  readonly onTable: () => void;
  readonly onChange: (question: TradeQuestion) => void;
  readonly onPin: () => void;
  readonly onHide: () => void;
}) {
  const measures: Given<'trade.aggregate'>['measures'] = [measure];
  const query = useQuery(
    'trade.aggregate',
    counted && { ...viewOf(counted), groupBy: ['month', 'chplTier'], measures },
    TRADE_TABLES,
  );
  const [kept, setKept] = useState<readonly SeriesPart[] | null>(null);
  const value = query.status === 'ready' ? query.value : null;
  useEffect(() => {
    if (value) setKept(partsOf(value.rows, measure));
  }, [value, measure]);
  const amounts = fields.all.filter(({ kind, used }) => kind === 'decimal' && used);
  const choices = [
    { value: 'count', words: 'Records by month' },
    ...amounts.map(({ id, label }) => ({ value: `sum:${id}`, words: `${label} by month` })),
  ];
  const words = choices.find(choice => choice.value === measure)?.words ?? 'By month';
  const groups = GROUPS.filter(group => kept?.some(part => part.group === group));
  return (
    <section className="trade-chart" aria-label={words} aria-busy={query.status === 'loading'}>
      <div className="row trade-chart-head">
        <span className="chart-measure">
          <SelectField label="What the bars show" value={measure} choices={choices} onChange={onMeasure} />
        </span>
        {groups.map(group => (
          <span className="row small second legend" key={group}>
            <i className={`bar-${GROUPS.indexOf(group) + 1}`} />
            {group}
          </span>
        ))}
        <span className="grow" />
        <span className="small muted chart-hint">Drag across months to filter</span>
        <Button small look="quiet" words={asTable ? 'Chart' : 'Table'} keys="t" onClick={onTable} />
        <IconButton icon="pin" words="Pin this chart as a figure" onClick={onPin} />
        <IconButton icon="close" words="Hide the chart" onClick={onHide} />
      </div>
      {query.status === 'failed' && <ErrorState problem={query.problem} onRetry={query.retry} />}
      {kept && kept.length === 0 && <p className="small muted chart-none">No record has a month to draw.</p>}
      {kept && kept.length > 0 && asTable && <MonthTable parts={kept} measure={measure} />}
      {kept && kept.length > 0 && !asTable && (
        <Drawing
          parts={kept}
          words={words}
          onMonths={(from, to) =>
            onChange(withCondition(question, 'date', { from: `${from}-01`, to: endOfMonth(to) }))
          }
        />
      )}
    </section>
  );
}

function Drawing({
  parts,
  words,
  onMonths,
}: {
  readonly parts: readonly SeriesPart[];
  readonly words: string;
  readonly onMonths: (from: string, to: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useDrawnMonths(box, parts, HEIGHT, `${words}, as bars`);
  const from = useRef<number | null>(null);
  const [band, setBand] = useState<readonly [number, number] | null>(null);
  const place = (event: PointerEvent) => event.clientX - (box.current?.getBoundingClientRect().left ?? 0);
  const end = (event: PointerEvent) => {
    const [start, stop] = [from.current, place(event)];
    from.current = null;
    setBand(null);
    if (start === null || !drawn.current) return;
    onMonths(drawn.current.monthAt(Math.min(start, stop)), drawn.current.monthAt(Math.max(start, stop)));
  };
  return (
    <div
      className="trade-drawing"
      ref={box}
      style={{ height: HEIGHT }}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = place(event);
      }}
      onPointerMove={event => {
        const start = from.current;
        if (start !== null) setBand([Math.min(start, place(event)), Math.abs(place(event) - start)]);
      }}
      onPointerUp={end}
      onPointerCancel={() => {
        from.current = null;
        setBand(null);
      }}
    >
      {band && <i className="trade-band" style={{ left: band[0], width: band[1] }} />}
    </div>
  );
}
