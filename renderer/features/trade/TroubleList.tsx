import { useState } from 'react';
import type { CellTrouble, TradeSet } from '../../../electron/shared/contract/trade.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { whole } from '../../text/format.ts';
import { type Column, VirtualList } from '../../ui/index.ts';
import { NothingToMend } from './NothingToMend.tsx';
import { TroubleInspector } from './TroubleInspector.tsx';
import { useFields } from './use-fields.ts';
import { ONE_TROUBLE } from './words.ts';

const keyOf = ({ row, field, what }: CellTrouble): string => `${row} ${field} ${what}`;

/** Cells of records that have to be looked at: codes that lost a zero, countries nobody knows, letters that look alike. */
export function TroubleList({
  set,
  troubles,
  total,
  readOnly,
}: {
  readonly set: TradeSet;
  readonly troubles: readonly CellTrouble[];
  readonly total: number;
  readonly readOnly: boolean;
}) {
  const fields = useFields();
  const [selected, setSelected] = usePlaceState<string | null>(`trouble ${set.id}`, null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  if (troubles.length === 0)
    return (
      <NothingToMend
        title="No cell has to be looked at"
        words="Codes, countries, currencies and letters of all records are as they should be."
      />
    );
  const columns: readonly Column<CellTrouble>[] = [
    { id: 'row', title: 'Row', width: '80px', numeric: true, cell: ({ row }) => whole(row) },
    {
      id: 'field',
      title: 'Field',
      width: 'minmax(100px, 1fr)',
      cell: ({ field }) => fields.label(field),
    },
    {
      id: 'cell',
      title: 'Cell',
      width: 'minmax(120px, 2fr)',
      cell: ({ cell }) => <span dir="auto">{cell}</span>,
    },
    {
      id: 'what',
      title: 'What is odd',
      width: 'minmax(180px, 2fr)',
      cell: ({ what, mended }) => (mended ? <span className="muted">Mended</span> : ONE_TROUBLE[what]),
    },
    {
      id: 'proposal',
      title: 'Proposed',
      width: 'minmax(110px, 1fr)',
      cell: ({ proposal }) => proposal ?? <span className="muted">None</span>,
    },
  ];
  const current = troubles.find(each => keyOf(each) === selected) ?? troubles[0];
  const rows = troubles
    .filter(each => marked.has(keyOf(each)) && each.what === 'lost-zero')
    .map(({ row }) => row);
  return (
    <>
      {troubles.length < total && (
        <p className="small second trade-none">
          The first {whole(troubles.length)} of {whole(total)} are listed.
        </p>
      )}
      <VirtualList
        label="Cells to look at"
        items={troubles}
        keyOf={keyOf}
        columns={columns}
        selected={current ? keyOf(current) : null}
        onSelect={each => setSelected(keyOf(each))}
        marked={marked}
        onMark={setMarked}
      />
      {current && <TroubleInspector set={set} trouble={current} rows={rows} readOnly={readOnly} />}
    </>
  );
}
