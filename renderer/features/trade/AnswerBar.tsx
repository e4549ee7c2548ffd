import type { Given } from '../../../electron/shared/contract/index.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { count, whole } from '../../text/format.ts';
import { Button, LinkButton, ProblemNotice } from '../../ui/index.ts';
import { amount, money } from './amounts.ts';
import { viewOf } from './question.ts';
import { TRADE_TABLES } from './tables.ts';
import type { Fields } from './use-fields.ts';

/** The answer to the question: how many records, what they add up to, and what was left out. */
export function AnswerBar({
  question,
  counted = question,
  fields,
  onChange,
  onPin,
}: {
  readonly question: TradeQuestion;
  /** What is counted now, while the records of the question are still being fetched; null counts nothing. */
  readonly counted?: TradeQuestion | null;
  readonly fields: Fields;
  readonly onChange: (question: TradeQuestion) => void;
  readonly onPin: () => void;
}) {
  const has = (id: string) => fields.byId.get(id)?.used === true;
  const measures: Given<'trade.aggregate'>['measures'] = [
    'count',
    ...(has('valueUsd') ? ['sum:valueUsd'] : []),
    ...(has('netKg') ? ['sum:netKg'] : []),
  ];
  const totals = useQuery('trade.aggregate', counted && { ...viewOf(counted), measures }, TRADE_TABLES);
  const invoiced = !has('valueUsd') && has('invoiceValue');
  const byCurrency = useQuery(
    'trade.aggregate',
    invoiced && counted
      ? {
          ...viewOf(counted),
          measures: ['sum:invoiceValue'],
          groupBy: has('currency') ? ['currency'] : [],
        }
      : null,
    TRADE_TABLES,
  );
  const ready = totals.status === 'ready' ? totals.value : null;
  const row = ready?.rows[0];
  const excluded = question.duplicates === 'exclude';
  const flip = () => onChange({ ...question, duplicates: excluded ? 'include' : 'exclude' });
  return (
    <div className="trade-answer" aria-busy={!ready} aria-live="polite">
      <Sum
        value={row ? whole(Number(row.count ?? 0)) : '…'}
        words={row?.count === 1 ? 'record' : 'records'}
      />
      {has('valueUsd') && (
        <Sum value={row ? money(String(row['sum:valueUsd'] ?? '0')) : '…'} words="USD, as given" />
      )}
      {byCurrency.status === 'ready' &&
        byCurrency.value.rows
          .slice(0, 2)
          .map(each => (
            <Sum
              key={String(each.currency ?? '')}
              value={money(String(each['sum:invoiceValue'] ?? '0'))}
              words={`${each.currency || 'no currency given'}, invoiced`}
            />
          ))}
      {has('netKg') && <Sum value={row ? amount(String(row['sum:netKg'] ?? '0')) : '…'} words="kg net" />}
      <span className="grow" />
      <ProblemNotice problem={totals.status === 'failed' ? totals.problem : null} />
      <span className="trade-repeated small second">
        {ready && (excluded ? leftOut(ready.repetitions) : 'Repetitions are counted')}
        {ready && (!excluded || ready.repetitions > 0) && (
          <LinkButton words={excluded ? 'Count them' : 'Leave them out'} onClick={flip} />
        )}
      </span>
      <Button look="primary" small icon="pin" words="Pin figure" keys="p" disabled={!ready} onClick={onPin} />
    </div>
  );
}

const leftOut = (repetitions: number): string =>
  repetitions === 0 ? 'No repetitions found' : `${count(repetitions, 'repetition')} left out`;

function Sum({ value, words }: { readonly value: string; readonly words: string }) {
  return (
    <span className="trade-sum">
      <b className="number">{value}</b>
      <span className="small second">{words}</span>
    </span>
  );
}
