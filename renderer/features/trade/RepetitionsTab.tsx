import { useState } from 'react';
import './tables.css';
import type {
  DuplicateGroup,
  DuplicateReason,
  TradeRecord,
} from '../../../electron/shared/contract/trade.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { count, whole } from '../../text/format.ts';
import { Ask, Button, Empty, LinkButton, Segments } from '../../ui/index.ts';
import { amountOf } from './amounts.ts';
import { viewOf } from './question.ts';
import { TRADE_TABLES } from './tables.ts';
import { type Fields, useFields } from './use-fields.ts';
import { REPETITION } from './words.ts';

const PAGE = 50;
const SHOWN = ['date', 'declaration', 'sender', 'receiver', 'hs', 'netKg', 'valueUsd'];

/** Records that tell of one shipment more than once, in groups, with the reason of each. */
export function RepetitionsTab({ question }: { readonly question: TradeQuestion }) {
  const fields = useFields();
  const [reason, setReason] = useState<DuplicateReason | 'all'>('all');
  const [from, setFrom] = useState(1);
  const { filter, text, sets } = viewOf(question);
  const query = useQuery(
    'trade.duplicates',
    { filter, text, ...(sets && { sets }), ...(reason !== 'all' && { reason }), from, count: PAGE },
    TRADE_TABLES,
  );
  const columns = SHOWN.filter(id => fields.byId.get(id)?.used);
  return (
    <Ask query={query} what="Looking for repetitions">
      {({ groups, repetitions, byReason, list }) =>
        groups === 0 && reason === 'all' ? (
          <Empty title="No record repeats another">
            Looked for: the same in every field, another item number, a declaration made again, a corrected
            weight, the same shipment in another table, and mirror records.
          </Empty>
        ) : (
          <div className="repetitions">
            <div className="trade-tools">
              <Segments<DuplicateReason | 'all'>
                label="Reason"
                value={reason}
                choices={[
                  { value: 'all', words: 'All' },
                  ...(Object.entries(byReason) as [DuplicateReason, number][]).map(([value, number]) => ({
                    value,
                    words: `${REPETITION[value]} (${whole(number)})`,
                  })),
                ]}
                onChange={next => {
                  setReason(next);
                  setFrom(1);
                }}
              />
              <span className="grow" />
              <span className="small second">
                {count(groups, 'group')}, {count(repetitions, 'repetition')} that totals leave out
              </span>
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what only scrolls must be reached by keys too */}
            <section className="scroll" tabIndex={0} aria-label="Groups of repetitions">
              {list.map(group => (
                <Group
                  key={`${group.first.setId} ${group.first.row}`}
                  group={group}
                  columns={columns}
                  fields={fields}
                />
              ))}
              <div className="row trade-tools">
                {from > 1 && <Button small words="Earlier groups" onClick={() => setFrom(from - PAGE)} />}
                {from + PAGE <= groups && (
                  <Button small words="More groups" onClick={() => setFrom(from + PAGE)} />
                )}
              </div>
            </section>
          </div>
        )
      }
    </Ask>
  );
}

function Group({
  group,
  columns,
  fields,
}: {
  readonly group: DuplicateGroup;
  readonly columns: readonly string[];
  readonly fields: Fields;
}) {
  return (
    <table className="repetition-group">
      <thead>
        <tr>
          <th scope="col">Row</th>
          {columns.map(id => (
            <th scope="col" key={id} className={fields.isAmount(id) ? 'numeric' : undefined}>
              {fields.label(id)}
            </th>
          ))}
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        <Line record={group.first} columns={columns} fields={fields} differs={[]} why="Counted" />
        {group.repetitions.map(({ record, reason, differs }) => (
          <Line
            key={`${record.setId} ${record.row}`}
            record={record}
            columns={columns}
            fields={fields}
            differs={differs}
            why={REPETITION[reason]}
          />
        ))}
      </tbody>
    </table>
  );
}

function Line({
  record,
  columns,
  fields,
  differs,
  why,
}: {
  readonly record: TradeRecord;
  readonly columns: readonly string[];
  readonly fields: Fields;
  readonly differs: readonly string[];
  readonly why: string;
}) {
  const { navigation } = useServices();
  return (
    <tr>
      <td className="number">
        <LinkButton
          words={whole(record.row)}
          title="Open the table at this row"
          onClick={() => navigation.go({ place: 'reader', documentId: record.documentId, row: record.row })}
        />
      </td>
      {columns.map(id => (
        <td
          key={id}
          dir="auto"
          title={record.values[id]}
          className={[fields.isAmount(id) && 'numeric', differs.includes(id) && 'differs']
            .filter(Boolean)
            .join(' ')}
        >
          {fields.isAmount(id) ? amountOf(id, record.values[id] ?? '') : record.values[id]}
        </td>
      ))}
      <td>{why}</td>
    </tr>
  );
}
