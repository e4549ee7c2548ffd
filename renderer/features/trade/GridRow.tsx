// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot show a window of a million rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { memo } from 'react';
import type { TradeRecord } from '../../../electron/shared/contract/trade.ts';
import type { GridColumn } from './grid-columns.ts';
import { TierChip } from './TierChip.tsx';
import type { SeenColumns } from './use-seen-columns.ts';
import { REPETITION } from './words.ts';

interface GridRowProps {
  readonly id: string;
  readonly place: number;
  readonly top: number;
  readonly record: TradeRecord | undefined;
  readonly columns: readonly GridColumn[];
  readonly seen: SeenColumns;
  readonly marked: boolean;
  readonly active: boolean;
}

/** One record. Drawn again only when something of it changes: scrolling draws the rows that come, and no others. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, place, top, record, columns, seen, marked, active } = props;
  const classes = ['tg-row', active && 'active', record?.repeats && 'repeats', !record && 'coming'];
  return (
    <div
      className={classes.filter(Boolean).join(' ')}
      id={id}
      role="row"
      data-place={place}
      aria-rowindex={place + 1}
      aria-selected={marked}
      style={{ transform: `translateY(${top}px)` }}
      title={record?.repeats ? REPETITION[record.repeats.reason] : undefined}
    >
      <span className="tg-box" role="gridcell" aria-colindex={1}>
        <i className={marked ? 'on' : undefined} />
      </span>
      {seen.list.map(({ index, left, width }) => {
        const column = columns[index];
        if (!column) return null;
        const text = record ? shownOf(column.text(record), width) : '';
        return (
          <span
            key={column.id}
            className={column.numeric ? 'tg-cell numeric' : 'tg-cell'}
            role="gridcell"
            aria-colindex={index + 2}
            style={{ left, width }}
          >
            {column.id === 'chplTier' && text !== '' ? <TierChip tier={text} /> : text}
          </span>
        );
      })}
    </div>
  );
});

/** No letter of a column of text is narrower than this on average. */
const NARROWEST = 3;

/** As much of a text as its column has room for, and a little more, so that its end is seen to be cut: the rest would be laid out unseen. */
const shownOf = (text: string, width: number): string =>
  text.length * NARROWEST > width ? text.slice(0, Math.ceil(width / NARROWEST)) : text;
