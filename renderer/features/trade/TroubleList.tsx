import { useState } from 'react';
import type { CellTrouble, TradeSet } from '../../../electron/shared/contract/trade.ts';
import { useAction, useServices } from '../../bridge/hooks.tsx';
import { usePlaceState } from '../../navigation/hooks.ts';
import { count, whole } from '../../text/format.ts';
import {
  ActionNotice,
  Button,
  type Column,
  Inspector,
  LinkButton,
  Section,
  TextField,
  VirtualList,
} from '../../ui/index.ts';
import { NothingToMend } from './TablesTab.tsx';
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
  if (troubles.length === 0) return <NothingToMend words="No cell has to be looked at" />;
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

function TroubleInspector({
  set,
  trouble,
  rows,
  readOnly,
}: {
  readonly set: TradeSet;
  readonly trouble: CellTrouble;
  /** Marked rows whose codes lost their zero. */
  readonly rows: readonly number[];
  readonly readOnly: boolean;
}) {
  const { navigation } = useServices();
  const mend = useAction('trade.mendCodes');
  const [note, setNote] = useState('');
  const [said, setSaid] = useState('');
  const run = async (chosen: readonly number[] | null) => {
    const result = await mend.run({ setId: set.id, note, ...(chosen && { rows: [...chosen] }) });
    setSaid(result.ok ? `${count(result.value.mended, 'code')} mended.` : '');
  };
  const some = rows.length > 0 ? rows : [trouble.row];
  return (
    <Inspector title={`Row ${whole(trouble.row)}`}>
      <Section>
        <p className="strong">{ONE_TROUBLE[trouble.what]}</p>
        <p className="identifier" dir="auto">
          {trouble.cell}
        </p>
        <p className="small second">
          <LinkButton
            words={set.file}
            title="Open the table at this row"
            onClick={() => navigation.go({ place: 'reader', documentId: set.documentId, row: trouble.row })}
          />
          , row {whole(trouble.row)}.{' '}
          {trouble.what === 'mixed-scripts' || trouble.what.startsWith('unknown')
            ? 'The record keeps the cell as it is written.'
            : 'The record has no code until it is mended: totals by code leave it out.'}
        </p>
      </Section>
      {trouble.what === 'lost-zero' && (
        <Section title="Mend">
          <div className="column">
            <p>
              Proposed: <b className="number">{trouble.proposal ?? 'nothing'}</b>
            </p>
            <TextField label="Why" value={note} disabled={readOnly} onChange={setNote} />
            <div className="row wrap">
              <Button
                look="primary"
                words={
                  some.length === 1 ? 'Give this row its zero' : `Give ${whole(some.length)} rows their zero`
                }
                disabled={readOnly || mend.busy}
                onClick={() => void run(some)}
              />
              <Button
                words="All of this table"
                disabled={readOnly || mend.busy}
                onClick={() => void run(null)}
              />
            </div>
            {said && <p role="status">{said}</p>}
            <ActionNotice of={mend} />
          </div>
        </Section>
      )}
    </Inspector>
  );
}
