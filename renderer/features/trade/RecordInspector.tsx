import { Fragment } from 'react';
import './record.css';
import type { Output } from '../../../electron/shared/contract/index.ts';
import type { TradeRecord } from '../../../electron/shared/contract/trade.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { useOpenEvidence } from '../../navigation/hooks.ts';
import { dayAndTime, whole } from '../../text/format.ts';
import { Ask, Button, Inspector, LinkButton, Section } from '../../ui/index.ts';
import { amountOf } from './amounts.ts';
import { TierChip } from './TierChip.tsx';
import { TRADE_TABLES } from './tables.ts';
import type { Fields } from './use-fields.ts';
import { REPETITION } from './words.ts';

const DETAIL_TABLES = [...TRADE_TABLES, 'evidence', 'link'] as const;

/** One record in full: what it says, the raw cells beside it, what the lists say of its goods, its neighbours. */
export function RecordInspector({
  record,
  fields,
  onEvidence,
  onEntities,
}: {
  readonly record: Pick<TradeRecord, 'setId' | 'row'>;
  readonly fields: Fields;
  readonly onEvidence: () => void;
  readonly onEntities: () => void;
}) {
  const { setId, row } = record;
  const query = useQuery('trade.row', { setId, row, neighbours: 2 }, DETAIL_TABLES);
  const { navigation } = useServices();
  return (
    <Inspector
      title={`Row ${whole(row)}`}
      tools={
        <>
          <Button small look="quiet" words="Evidence" keys="e" onClick={onEvidence} />
          <Button small look="quiet" words="Entities" keys="n" onClick={onEntities} />
        </>
      }
    >
      <Ask query={query} what="Reading the record">
        {detail => (
          <>
            <Section>
              <p className="small second">
                <LinkButton
                  words={detail.file}
                  title="Open the table at this row"
                  onClick={() =>
                    navigation.go({ place: 'reader', documentId: detail.record.documentId, row })
                  }
                />
                , row {whole(row)}
                {detail.record.mended && ', mended'}
              </p>
            </Section>
            <Goods goods={detail.goods} values={detail.record.values} />
            <Repeats detail={detail} />
            <Cells detail={detail} fields={fields} />
            <Kept evidence={detail.evidence} />
            <Neighbours detail={detail} fields={fields} />
          </>
        )}
      </Ask>
    </Inspector>
  );
}

type Detail = Output<'trade.row'>;

function Goods({ goods, values }: Pick<Detail, 'goods'> & { readonly values: TradeRecord['values'] }) {
  if (goods.length === 0) return null;
  const tier = values.chplTier;
  return (
    <Section title="What lists say of the goods">
      {goods.map(({ list, version, says, verify }) => (
        <div className="goods-flag" key={list}>
          <p>
            {tier && /priority/i.test(list) && <TierChip tier={tier} />}{' '}
            <span className="strong">{says}</span>
          </p>
          <p className="small second">
            {list}, version {version}
          </p>
          {verify && (
            <details className="small">
              <summary>What is not verified</summary>
              <p className="second">{verify}</p>
            </details>
          )}
        </div>
      ))}
      <p className="small muted">A code shows what goods may be. It is a lead, not a classification.</p>
    </Section>
  );
}

function Repeats({ detail: { record, repetitions, reasons } }: { readonly detail: Detail }) {
  if (repetitions.length === 0) return null;
  return (
    <Section title={record.repeats ? 'It repeats another record' : 'Others repeat it'}>
      <p className="small">{reasons.map(reason => REPETITION[reason]).join('; ')}.</p>
      <p className="small second">
        {record.repeats ? 'Totals leave it out' : 'Totals count it once'}: rows{' '}
        {[record, ...repetitions]
          .map(each => each.row)
          .sort((a, b) => a - b)
          .slice(0, 12)
          .map(row => whole(row))
          .join(', ')}
        .
      </p>
    </Section>
  );
}

/** Every cell under its header, unchanged, with what was made of it. */
function Cells({
  detail: { cells, record, mends },
  fields,
}: {
  readonly detail: Detail;
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

function Kept({ evidence }: Pick<Detail, 'evidence'>) {
  const open = useOpenEvidence();
  if (evidence.length === 0) return null;
  return (
    <Section title="Evidence of this row">
      <p className="row wrap">
        {evidence.map(({ evidenceId, number, place }) => (
          <LinkButton
            key={evidenceId}
            words={`E${number}`}
            title={place}
            onClick={() => void open(evidenceId)}
          />
        ))}
      </p>
    </Section>
  );
}

function Neighbours({ detail, fields }: { readonly detail: Detail; readonly fields: Fields }) {
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
