import { useState } from 'react';
import './tables.css';
import type { DuplicateReason } from '../../../electron/shared/contract/trade.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { count, whole } from '../../text/format.ts';
import { Ask, Button, Empty, Segments } from '../../ui/index.ts';
import { viewOf } from './question.ts';
import { RepetitionGroup } from './RepetitionGroup.tsx';
import { TRADE_TABLES } from './tables.ts';
import { useFields } from './use-fields.ts';
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
            Looked for: the same in every field, another item number, a declaration made again within 90 days,
            a corrected weight, the same shipment in another table, and mirror records.
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
                <RepetitionGroup
                  key={`${group.first.setId} ${group.first.row}`}
                  group={group}
                  columns={columns}
                  fields={fields}
                />
              ))}
              {groups > PAGE && (
                <div className="row trade-tools">
                  {from > 1 && <Button small words="Earlier groups" onClick={() => setFrom(from - PAGE)} />}
                  {from + PAGE <= groups && (
                    <Button small words="More groups" onClick={() => setFrom(from + PAGE)} />
                  )}
                </div>
              )}
            </section>
          </div>
        )
      }
    </Ask>
  );
}
