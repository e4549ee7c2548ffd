import './record.css';
import type { Output } from '../../../electron/shared/contract/index.ts';
import type { TradeRecord } from '../../../electron/shared/contract/trade.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { useOpenEvidence } from '../../navigation/hooks.ts';
import { whole } from '../../text/format.ts';
import { Ask, Button, Inspector, LinkButton, Section } from '../../ui/index.ts';
import { RecordCells } from './RecordCells.tsx';
import { RecordNeighbours } from './RecordNeighbours.tsx';
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
            <RecordCells detail={detail} fields={fields} />
            <Kept evidence={detail.evidence} />
            <RecordNeighbours detail={detail} fields={fields} />
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
