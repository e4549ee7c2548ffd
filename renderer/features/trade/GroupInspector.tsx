import type { Output } from '../../../electron/shared/contract/index.ts';
import { whole } from '../../text/format.ts';
import { Button, Inspector, Section } from '../../ui/index.ts';
import { amountOf } from './amounts.ts';
import { TierChip } from './TierChip.tsx';
import type { Fields } from './use-fields.ts';

/** One group of a total: its words by field, its values by measure. */
export type Group = Output<'trade.aggregate'>['rows'][number];

/** Names a group among those of one total. */
export const keyOfGroup = (group: Group, groupBy: readonly string[]): string =>
  JSON.stringify(groupBy.map(field => group[field]));

/** A measure as a heading. */
export const measureHead = (measure: string, fields: Fields): string =>
  measure === 'count' ? 'Records' : fields.label(measure.slice('sum:'.length));

/** One value of a group as people read it. */
export function measureText(measure: string, value: string | number | null | undefined): string {
  if (measure === 'count') return whole(Number(value ?? 0));
  return amountOf(measure.slice('sum:'.length), String(value ?? ''));
}

/** What a group has in a field. */
export function GroupName({ field, value }: { readonly field: string; readonly value: string }) {
  if (value === '')
    return <span className="muted">{field === 'chplTier' ? 'not on the list' : 'empty'}</span>;
  if (field === 'chplTier') return <TierChip tier={value} />;
  return (
    <span dir="auto" title={value}>
      {value}
    </span>
  );
}

/** The selected group in full; what can be done, while none is selected. */
export function GroupInspector({
  group,
  groupBy,
  measures,
  fields,
  onOpen,
}: {
  readonly group: Group | undefined;
  readonly groupBy: readonly string[];
  readonly measures: readonly string[];
  readonly fields: Fields;
  readonly onOpen: (group: Group) => void;
}) {
  if (!group)
    return (
      <Inspector title="Totals">
        <Section>
          <p className="second">
            Enter or a double click opens the rows of a group. P pins this table as a figure, with every row
            behind it.
          </p>
        </Section>
      </Inspector>
    );
  return (
    <Inspector
      title="Group"
      tools={<Button small words="Open its rows" keys="enter" onClick={() => onOpen(group)} />}
    >
      <Section>
        <dl className="facts">
          {groupBy.map(field => (
            <div key={field} style={{ display: 'contents' }}>
              <dt>{fields.label(field)}</dt>
              <dd>
                <GroupName field={field} value={String(group[field] ?? '')} />
              </dd>
            </div>
          ))}
          {measures.map(measure => (
            <div key={measure} style={{ display: 'contents' }}>
              <dt>{measureHead(measure, fields)}</dt>
              <dd className="number">{measureText(measure, group[measure])}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </Inspector>
  );
}
