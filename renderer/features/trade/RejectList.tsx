import type { RejectedRow, TradeSet } from '../../../electron/shared/contract/trade.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { whole } from '../../text/format.ts';
import { type Column, VirtualList } from '../../ui/index.ts';
import { MendForm } from './MendForm.tsx';
import { NothingToMend } from './NothingToMend.tsx';

const COLUMNS: readonly Column<RejectedRow>[] = [
  { id: 'row', title: 'Row', width: '80px', numeric: true, cell: ({ row }) => whole(row) },
  {
    id: 'reason',
    title: 'Why it is no record',
    width: 'minmax(220px, 2fr)',
    cell: ({ reason, mended }) =>
      mended ? (
        <span className="muted">Mended: it is a record now</span>
      ) : (
        <span title={reason}>{reason}</span>
      ),
  },
  {
    id: 'cells',
    title: 'Its cells',
    width: 'minmax(160px, 3fr)',
    cell: ({ cells }) => (
      <span className="second" dir="auto" title={cells.join(' | ')}>
        {cells.filter(Boolean).join(' | ')}
      </span>
    ),
  },
];

/** Rows that became no record, with the reason of each; the selected one can be mended beside them. */
export function RejectList({
  set,
  rejected,
  total,
  headers,
  readOnly,
}: {
  readonly set: TradeSet;
  readonly rejected: readonly RejectedRow[];
  readonly total: number;
  readonly headers: readonly string[];
  readonly readOnly: boolean;
}) {
  const [selected, setSelected] = usePlaceState<string | null>(`reject ${set.id}`, null);
  const current =
    rejected.find(({ row }) => String(row) === selected) ?? rejected.find(({ mended }) => !mended);
  if (rejected.length === 0)
    return <NothingToMend title="No row was rejected" words="Every row of the table is a record." />;
  return (
    <>
      {rejected.length < total && (
        <p className="small second trade-none">
          The first {whole(rejected.length)} of {whole(total)} are listed. So many usually have one cause:
          import the table again with another mapping.
        </p>
      )}
      <VirtualList
        label="Rejected rows"
        items={rejected}
        keyOf={({ row }) => String(row)}
        columns={COLUMNS}
        selected={current ? String(current.row) : null}
        onSelect={({ row }) => setSelected(String(row))}
      />
      {current && (
        <MendForm key={current.row} set={set} rejected={current} headers={headers} readOnly={readOnly} />
      )}
    </>
  );
}
