import { useState } from 'react';
import type { TradeColumn, TradeField, TradePreview } from '../../../electron/shared/contract/trade.ts';
import type { Mapping } from '../../../electron/shared/trade/mapping.ts';
import { whole } from '../../text/format.ts';
import { FilterField, LinkButton } from '../../ui/index.ts';
import { sureness } from './mapping-answers.ts';
import { useFields } from './use-fields.ts';

/** More columns than this are shown when asked for: a table can have 100,000. */
const MOST = 200;

const SURE = { sure: 'Sure', likely: 'Likely', doubtful: 'Doubtful' } as const;

/** Every column with the field that it was taken for, how sure that is and why, and what its cells hold. */
export function ColumnMap({
  preview,
  mapping,
  onDecide,
}: {
  readonly preview: TradePreview;
  readonly mapping: Mapping;
  readonly onDecide: (patch: Partial<Mapping>) => void;
}) {
  const { all } = useFields();
  const [filter, setFilter] = useState('');
  const [most, setMost] = useState(MOST);
  const taken = new Set(preview.columns.flatMap(({ field }) => field ?? []));
  const own = all.filter(({ derived }) => !derived);
  const fits = ({ header, samples }: TradeColumn) =>
    `${header} ${samples.join(' ')}`.toLowerCase().includes(filter.trim().toLowerCase());
  const shown = preview.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => fits(column));
  const named = preview.columns.filter(({ field }) => field).length;
  return (
    <section className="wizard-columns" aria-label="Columns">
      <div className="row">
        <h3 className="grow">
          {whole(named)} of {whole(preview.columns.length)} columns have a field
        </h3>
        <FilterField label="Filter columns" value={filter} onChange={setFilter} />
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Cells below it</th>
            <th scope="col">Field</th>
            <th scope="col">How sure</th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, most).map(({ column, index }) => (
            <ColumnRow
              key={index}
              // What was chosen stands at once, before the table is read again.
              column={withChoice(column, mapping)}
              fields={own}
              taken={taken}
              decided={Object.hasOwn(mapping.columns, column.key)}
              onPick={field => onDecide({ columns: { [column.key]: field } })}
            />
          ))}
        </tbody>
      </table>
      {shown.length > most && (
        <LinkButton words={`${whole(shown.length - most)} more columns`} onClick={() => setMost(most * 2)} />
      )}
    </section>
  );
}

function withChoice(column: TradeColumn, mapping: Mapping): TradeColumn {
  const field = Object.hasOwn(mapping.columns, column.key) ? mapping.columns[column.key] : undefined;
  return field === undefined ? column : { ...column, field };
}

function ColumnRow({
  column,
  fields,
  taken,
  decided,
  onPick,
}: {
  readonly column: TradeColumn;
  readonly fields: readonly TradeField[];
  readonly taken: ReadonlySet<string>;
  readonly decided: boolean;
  readonly onPick: (field: string) => void;
}) {
  const { header, key, field = '', score = 0, why = '', samples } = column;
  const sure = sureness(score);
  return (
    <tr>
      <th scope="row" dir="auto">
        {header.trim() === '' ? <span className="muted">No header ({key})</span> : key}
      </th>
      <td className="wizard-samples" dir="auto" title={samples.join('\n')}>
        {samples.slice(0, 3).map((sample, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: samples can be the same
          <span key={index}>{sample}</span>
        ))}
        {samples.length === 0 && <span className="muted">empty</span>}
      </td>
      <td>
        <select
          className="input small"
          aria-label={`Field of ${key}`}
          value={field}
          onChange={event => onPick(event.target.value)}
        >
          <option value="">No field: kept as raw cells only</option>
          {fields.map(({ id, label }) => (
            <option key={id} value={id} disabled={id !== field && taken.has(id)}>
              {label}
              {id !== field && taken.has(id) ? ' (taken)' : ''}
            </option>
          ))}
        </select>
      </td>
      <td className="small">
        {decided ? (
          <span>Chosen by you</span>
        ) : field === '' ? (
          <span className="muted">Not known</span>
        ) : (
          <>
            <span className={`sureness ${sure}`}>{SURE[sure]}</span>
            <span className="muted">{why}</span>
          </>
        )}
      </td>
    </tr>
  );
}
