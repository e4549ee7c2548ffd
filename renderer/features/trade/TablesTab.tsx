import type { TradeSet } from '../../../electron/shared/contract/trade.ts';
import type { TradeSetId } from '../../../electron/shared/kernel/ids.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { count, whole } from '../../text/format.ts';
import { Button, type Column, VirtualList } from '../../ui/index.ts';
import { OneTable } from './OneTable.tsx';

const COLUMNS: readonly Column<TradeSet>[] = [
  {
    id: 'file',
    title: 'Table',
    width: 'minmax(160px, 3fr)',
    cell: ({ file }) => <span dir="auto">{file}</span>,
  },
  { id: 'rows', title: 'Records', width: '110px', numeric: true, cell: ({ rows }) => whole(rows) },
  {
    id: 'rejected',
    title: 'Rejected',
    width: '100px',
    numeric: true,
    cell: ({ rejectedCount }) => (rejectedCount > 0 ? <b>{whole(rejectedCount)}</b> : '0'),
  },
  {
    id: 'troubles',
    title: 'To look at',
    width: '100px',
    numeric: true,
    cell: ({ troubleCount }) => whole(troubleCount),
  },
  {
    id: 'mended',
    title: 'Mended',
    width: '90px',
    numeric: true,
    cell: ({ mendedCount }) => whole(mendedCount),
  },
];

/** The tables that records come from, and what of each was not read or has to be looked at. */
export function TablesTab({
  sets,
  wanted,
  readOnly,
  onImport,
}: {
  readonly sets: readonly TradeSet[];
  readonly wanted: TradeSetId | undefined;
  readonly readOnly: boolean;
  readonly onImport: () => void;
}) {
  const first = wanted ?? sets.find(({ rejectedCount }) => rejectedCount > 0)?.id ?? sets[0]?.id ?? null;
  const [selected, setSelected] = usePlaceState<string | null>('table', first);
  const current = sets.find(({ id }) => id === selected) ?? sets[0];
  return (
    <div className="tables-tab">
      <div className="trade-tools">
        <span className="second small">{count(sets.length, 'table')} of trade records</span>
        <span className="grow" />
        <Button small look="primary" words="Import" keys="ctrl+i" disabled={readOnly} onClick={onImport} />
      </div>
      <div className="tables-list" style={{ height: Math.min(220, 30 + sets.length * 29) }}>
        <VirtualList
          label="Tables"
          items={sets}
          keyOf={({ id }) => id}
          columns={COLUMNS}
          selected={current?.id ?? null}
          onSelect={({ id }) => setSelected(id)}
        />
      </div>
      {current && <OneTable key={current.id} set={current} readOnly={readOnly} />}
    </div>
  );
}
