// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot show a window of a million rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside take the focus
import { memo, type PointerEvent } from 'react';
import { Icon } from '../../ui/index.ts';
import type { GridColumn } from './grid-columns.ts';
import type { TradeGridProps } from './TradeGrid.tsx';
import type { SeenColumns } from './use-seen-columns.ts';

const NARROWEST = 48;

/** Heads of the columns: a click sorts, Shift click sorts by one more, the caret offers what else can be done. */
export const GridHead = memo(function GridHead({
  columns,
  seen,
  width,
  sort,
  onSort,
  onHead,
  onWidth,
}: {
  readonly columns: readonly GridColumn[];
  readonly seen: SeenColumns;
  readonly width: number;
  readonly onWidth: (column: string, width: number) => void;
} & Pick<TradeGridProps, 'sort' | 'onSort' | 'onHead'>) {
  return (
    <div className="tg-head" role="rowgroup" style={{ width }}>
      <div role="row" aria-rowindex={1}>
        <span className="tg-box" role="columnheader" aria-colindex={1}>
          <span className="unseen">Marked</span>
        </span>
        {seen.list.map(({ index, left, width: wide }) => {
          const column = columns[index];
          if (!column) return null;
          const order = sort.findIndex(({ field }) => field === column.id);
          const down = sort[order]?.descending === true;
          return (
            <span
              key={column.id}
              className={column.numeric ? 'tg-title numeric' : 'tg-title'}
              role="columnheader"
              aria-colindex={index + 2}
              aria-sort={order < 0 ? undefined : down ? 'descending' : 'ascending'}
              style={{ left, width: wide }}
            >
              {column.field ? (
                <button
                  type="button"
                  className="tg-sort ellipsis"
                  title={`${column.title}: sort. Shift click sorts by one more`}
                  onClick={event => onSort(column.id, event.shiftKey)}
                >
                  {column.title}
                  {order >= 0 && (
                    <>
                      <Icon name={down ? 'down' : 'up'} size={12} />
                      {sort.length > 1 && <span className="muted tiny">{order + 1}</span>}
                    </>
                  )}
                </button>
              ) : (
                <span className="tg-sort ellipsis" title={column.title}>
                  {column.title}
                </span>
              )}
              {column.field && (
                <button
                  type="button"
                  className="tg-more"
                  aria-label={`${column.title}: filter and more`}
                  onClick={event => onHead(column, event.currentTarget)}
                >
                  <Icon name="caretDown" size={12} />
                </button>
              )}
              <i
                className="tg-resize"
                onPointerDown={event => resize(event, wide, next => onWidth(column.id, next))}
              />
            </span>
          );
        })}
      </div>
    </div>
  );
});

function resize(event: PointerEvent, wide: number, tell: (width: number) => void): void {
  event.preventDefault();
  event.stopPropagation();
  const from = event.clientX - wide;
  const target = event.currentTarget;
  target.setPointerCapture(event.pointerId);
  const move = (next: Event) => tell(Math.max(NARROWEST, (next as globalThis.PointerEvent).clientX - from));
  target.addEventListener('pointermove', move);
  target.addEventListener('pointerup', () => target.removeEventListener('pointermove', move), { once: true });
}
