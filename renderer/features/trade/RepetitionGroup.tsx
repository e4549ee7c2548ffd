import type { DuplicateGroup, TradeRecord } from '../../../electron/shared/contract/trade.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { whole } from '../../text/format.ts';
import { LinkButton } from '../../ui/index.ts';
import { amountOf } from './amounts.ts';
import type { Fields } from './use-fields.ts';
import { REPETITION } from './words.ts';

/** Records that tell of one shipment: the first is counted, those below repeat it; what differs is marked. */
export function RepetitionGroup({
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
            <th scope="col" key={id} data-field={id} className={fields.isAmount(id) ? 'numeric' : undefined}>
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
