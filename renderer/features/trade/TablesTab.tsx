import { useState } from 'react';
import type { TradeSet } from '../../../electron/shared/contract/trade.ts';
import type { TradeSetId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { usePlaceState } from '../../navigation/hooks.ts';
import { count, whole } from '../../text/format.ts';
import {
  Ask,
  Button,
  type Column,
  Empty,
  Inspector,
  LinkButton,
  Section,
  Segments,
  VirtualList,
} from '../../ui/index.ts';
import { ALL_RECORDS } from './question.ts';
import { RejectList } from './RejectList.tsx';
import { TroubleList } from './TroubleList.tsx';
import { TRADE_TABLES } from './tables.ts';
import { useFields } from './use-fields.ts';

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

function OneTable({ set, readOnly }: { readonly set: TradeSet; readonly readOnly: boolean }) {
  const query = useQuery('trade.rejects', { setId: set.id, headers: true }, TRADE_TABLES);
  const [part, setPart] = useState<'rejects' | 'troubles'>(
    set.rejectedCount === 0 && set.troubleCount > 0 ? 'troubles' : 'rejects',
  );
  return (
    <>
      <div className="trade-tools">
        <Segments
          label="What to look at"
          value={part}
          choices={[
            { value: 'rejects', words: `Rejected rows (${whole(set.rejectedCount)})` },
            { value: 'troubles', words: `Cells to look at (${whole(set.troubleCount)})` },
          ]}
          onChange={setPart}
        />
      </div>
      <Ask query={query} what="Reading the rejected rows">
        {({ rejected, rejectedCount, troubles, troubleCount, headers = [] }) =>
          part === 'rejects' ? (
            <RejectList
              set={set}
              rejected={rejected}
              total={rejectedCount}
              headers={headers}
              readOnly={readOnly}
            />
          ) : (
            <TroubleList set={set} troubles={troubles} total={troubleCount} readOnly={readOnly} />
          )
        }
      </Ask>
      {part === 'rejects' && set.rejectedCount === 0 && <About set={set} />}
    </>
  );
}

/** What stands in the inspector while nothing is to be mended. */
function About({ set }: { readonly set: TradeSet }) {
  const { navigation } = useServices();
  const fields = useFields();
  return (
    <Inspector title={set.file}>
      <Section title="Fields">
        <p className="small">{set.fields.map(fields.label).join(', ')}.</p>
      </Section>
      <Section>
        <p>
          <LinkButton
            words="Show its records"
            onClick={() =>
              navigation.go({ place: 'trade', tab: 'rows', question: { ...ALL_RECORDS, sets: [set.id] } })
            }
          />
        </p>
        <p>
          <LinkButton
            words="Open the table"
            onClick={() => navigation.go({ place: 'reader', documentId: set.documentId })}
          />
        </p>
      </Section>
    </Inspector>
  );
}

/** Says that nothing of a kind is there. */
export function NothingToMend({ words }: { readonly words: string }) {
  return <Empty title={words}>Every row of the table is accounted for.</Empty>;
}
