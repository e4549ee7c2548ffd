import { useState } from 'react';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import { Ask, Button, openMenu, SelectField } from '../../ui/index.ts';
import { type Group, GroupInspector, keyOfGroup, measureHead } from './GroupInspector.tsx';
import type { PinDraft } from './PinDialog.tsx';
import { viewOf, withCondition } from './question.ts';
import { RecordsFrame, type RecordsTabProps } from './RecordsFrame.tsx';
import { TotalsTable } from './TotalsTable.tsx';
import { TRADE_TABLES } from './tables.ts';
import { useFields } from './use-fields.ts';

const NOBODY = '';

/** Amounts in several currencies or units have no sum: they are added only where the groups tell them apart. */
const MEASURED_IN: Readonly<Record<string, string>> = { invoiceValue: 'currency', quantity: 'unit' };

/** Totals by one or two fields, exact; each group opens its rows, and the table can be pinned. */
export function TotalsTab({ sets, question, onQuestion, readOnly }: RecordsTabProps) {
  const { navigation } = useServices();
  const fields = useFields();
  const [first, setFirst] = usePlaceState('group', 'month');
  const [second, setSecond] = usePlaceState('then', NOBODY);
  const [order, setOrder] = usePlaceState('order', 'group');
  const [selected, setSelected] = usePlaceState<string | null>('selected', null);
  const [asking, setAsking] = useState<string | null>(null);
  const [pin, setPin] = useState<PinDraft | null>(null);
  const groupBy = second === NOBODY || second === first ? [first] : [first, second];
  const amounts = fields.all.filter(({ kind, used }) => kind === 'decimal' && used);
  const adds = (id: string) => {
    const of = MEASURED_IN[id];
    return of === undefined || groupBy.includes(of) || fields.byId.get(of)?.used !== true;
  };
  const sums = ['valueUsd', 'netKg', 'invoiceValue', 'customsValue', 'quantity']
    .filter(id => amounts.some(field => field.id === id) && adds(id))
    .slice(0, 3);
  const measures = ['count', ...sums.map(id => `sum:${id}`)];
  const query = useQuery('trade.aggregate', { ...viewOf(question), groupBy, measures }, TRADE_TABLES);
  const pinned = (): PinDraft => ({ shape: 'table', question, groupBy, measure: measures[1] ?? 'count' });
  useCommands(
    () => [
      {
        id: 'trade.filter',
        words: 'Filter the records',
        group: 'Trade',
        keys: ['f'],
        run: () => setAsking(''),
      },
      {
        id: 'trade.pin',
        words: 'Pin the table as a figure',
        group: 'Trade',
        keys: ['p'],
        off: readOnly ? 'The project is open for reading only' : null,
        run: () => setPin(pinned()),
      },
    ],
    [question, first, second, readOnly],
  );
  const current =
    query.status === 'ready'
      ? query.value.rows.find(group => keyOfGroup(group, groupBy) === selected)
      : undefined;
  const offered = fields.all
    .filter(({ kind, used }) => used && kind !== 'decimal')
    .map(({ id, label }) => ({ value: id, words: label }));
  const openRows = (group: Group) => {
    const narrowed = groupBy.reduce(
      (asked, field) => withCondition(asked, field, conditionFor(group, field)),
      question,
    );
    navigation.go({ place: 'trade', tab: 'rows', question: narrowed });
  };
  return (
    <RecordsFrame
      {...{ sets, question, onQuestion, fields, asking, pin, pinned }}
      onAsk={setAsking}
      onPin={setPin}
      inspector={
        <GroupInspector
          group={current}
          groupBy={groupBy}
          measures={measures}
          fields={fields}
          onOpen={openRows}
        />
      }
    >
      <div className="trade-tools totals-tools">
        <SelectField label="Group by" value={first} choices={offered} onChange={setFirst} />
        <SelectField
          label="and by"
          value={second}
          choices={[{ value: NOBODY, words: 'Nothing more' }, ...offered]}
          onChange={setSecond}
        />
        <span className="grow" />
        {query.status === 'ready' && (
          <span className="small second">{count(query.value.rows.length, 'group')}</span>
        )}
        <Button
          small
          look="quiet"
          icon="caretDown"
          words={order === 'group' ? 'In the order of groups' : 'Largest first'}
          onClick={event =>
            openMenu(event.currentTarget, 'Order', [
              { words: 'In the order of groups', run: () => setOrder('group') },
              ...measures.map(measure => ({
                words: `Largest first by ${measureHead(measure, fields).toLowerCase()}`,
                run: () => setOrder(measure),
              })),
            ])
          }
        />
      </div>
      <Ask query={query} what="Adding up the records">
        {({ rows }) => (
          <TotalsTable
            rows={rows}
            order={order}
            groupBy={groupBy}
            measures={measures}
            fields={fields}
            selected={selected}
            onSelect={setSelected}
            onOpen={openRows}
          />
        )}
      </Ask>
    </RecordsFrame>
  );
}

/** What the rows of a group have in a field. */
const conditionFor = (group: Group, field: string): string[] => [String(group[field] ?? '')];
