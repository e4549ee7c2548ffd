import { Fragment } from 'react';
import type { Output } from '../../../electron/shared/contract/index.ts';
import { dayAndTime } from '../../text/format.ts';
import { Section } from '../../ui/index.ts';
import { amountOf } from './amounts.ts';
import type { Fields } from './use-fields.ts';

/** Every cell under its header, unchanged, with what was made of it. */
export function RecordCells({
  detail: { cells, record, mends },
  fields,
}: {
  readonly detail: Output<'trade.row'>;
  readonly fields: Fields;
}) {
  return (
    <Section title="As read, and raw cells unchanged">
      <dl className="record-cells">
        {cells.map(({ header, field, cell, mended }, index) => {
          const value = field ? record.values[field] : undefined;
          const text =
            value !== undefined && fields.isAmount(field ?? '') ? amountOf(field ?? '', value) : value;
          const raw = mended ?? cell;
          const changed = text !== undefined && text !== raw.trim();
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: headers can be the same
            <Fragment key={index}>
              <dt dir="auto" title={header}>
                {field ? fields.label(field) : header || 'Without a header'}
                {field && <span className="muted tiny ellipsis">{header}</span>}
              </dt>
              <dd>
                {changed && <span className={text === '' ? 'muted' : 'read'}>{text || 'nothing'}</span>}
                <span className={changed ? 'raw muted' : 'raw'} dir="auto">
                  {cell === '' ? <span className="muted">empty</span> : cell}
                </span>
                {mended !== undefined && mended !== cell && (
                  <span className="small">
                    mended to <span dir="auto">{mended || 'nothing'}</span>
                  </span>
                )}
              </dd>
            </Fragment>
          );
        })}
      </dl>
      {mends.map(({ at, author, note }) => (
        <p className="small second" key={at}>
          Mended by {author || 'somebody'}, {dayAndTime(at)}
          {note && `: ${note}`}
        </p>
      ))}
    </Section>
  );
}
