import type { Output } from '../../../electron/shared/contract/index.ts';
import { whole } from '../../text/format.ts';
import { Section } from '../../ui/index.ts';
import { amountOf } from './amounts.ts';
import type { Fields } from './use-fields.ts';

/** The rows before and after a record, as they stand in the table. */
export function RecordNeighbours({
  detail,
  fields,
}: {
  readonly detail: Output<'trade.row'>;
  readonly fields: Fields;
}) {
  const { before, record, after } = detail;
  const shown = ['date', 'sender', 'valueUsd', 'hs'].filter(id => fields.byId.get(id)?.used).slice(0, 3);
  if (before.length + after.length === 0) return null;
  return (
    <Section title="Its neighbours in the table">
      <table className="neighbours">
        <thead>
          <tr>
            <th scope="col">Row</th>
            {shown.map(id => (
              <th scope="col" key={id}>
                {fields.label(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...before, record, ...after].map(each => (
            <tr key={each.row} className={each.row === record.row ? 'this' : undefined}>
              <td className="number">{whole(each.row)}</td>
              {shown.map(id => (
                <td key={id} dir="auto" title={each.values[id]}>
                  {fields.isAmount(id) ? amountOf(id, each.values[id] ?? '') : each.values[id]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
