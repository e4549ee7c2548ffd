import type { ClaimKind, ClaimStatus } from '../../../electron/shared/contract/claims.ts';
import { ClaimKind as Kinds } from '../../../electron/shared/contract/claims.ts';
import { CLAIM_KIND, CLAIM_STATUS } from '../../text/words.ts';
import { Button, FilterField, IconButton, Segments } from '../../ui/index.ts';
import type { GroupBy } from './grouping.ts';
import { statusCounts } from './rules.ts';
import { STATUSES } from './StatusMark.tsx';
import type { BoardClaim } from './use-board-claims.ts';
import type { Narrowing } from './use-narrowing.ts';

/** How the board lays claims out. */
export type Layout = 'cards' | 'columns';

/** What narrows the claims, with counts for the present filter. */
export function NarrowingFields({
  claims,
  narrowing,
}: {
  readonly claims: readonly BoardClaim[];
  readonly narrowing: Narrowing;
}) {
  const counts = statusCounts(claims);
  const { status, kind, words } = narrowing;
  return (
    <>
      <select
        className="input small claim-status-filter"
        aria-label="Status"
        value={status ?? ''}
        onChange={event => narrowing.setStatus((event.target.value || null) as ClaimStatus | null)}
      >
        <option value="">All states ({claims.length})</option>
        {STATUSES.map(one => (
          <option key={one} value={one}>
            {CLAIM_STATUS[one]} ({counts.get(one) ?? 0})
          </option>
        ))}
      </select>
      <select
        className="input small claim-status-filter"
        aria-label="Kind"
        value={kind ?? ''}
        onChange={event => narrowing.setKind((event.target.value || null) as ClaimKind | null)}
      >
        <option value="">All kinds</option>
        {Kinds.options.map(one => (
          <option key={one} value={one}>
            {CLAIM_KIND[one]}
          </option>
        ))}
      </select>
      <FilterField label="Filter claims" data-filter="claims" value={words} onChange={narrowing.setWords} />
    </>
  );
}

const GROUPS: readonly (readonly [GroupBy, string])[] = [
  ['outline', 'In the outline’s order'],
  ['status', 'By status'],
  ['element', 'By element'],
];

/** How the board lays claims out, what narrows it, and the way to a new claim. */
export function ClaimToolbar(props: {
  readonly claims: readonly BoardClaim[];
  readonly narrowing: Narrowing;
  readonly layout: Layout;
  readonly by: GroupBy;
  readonly readOnly: boolean;
  readonly onLayout: (layout: Layout) => void;
  readonly onBy: (by: GroupBy) => void;
  readonly onPrint: () => void;
  readonly onNew: () => void;
}) {
  const { layout, by } = props;
  const groups = layout === 'cards' ? GROUPS : GROUPS.filter(([value]) => value !== 'outline');
  return (
    <div className="toolbar claim-toolbar">
      <Segments
        label="Layout"
        value={layout}
        choices={[
          { value: 'cards', words: 'Cards' },
          { value: 'columns', words: 'Columns' },
        ]}
        onChange={props.onLayout}
      />
      <select
        className="input small claim-status-filter"
        aria-label="Put together"
        value={by}
        onChange={event => props.onBy(groups.find(([value]) => value === event.target.value)?.[0] ?? by)}
      >
        {groups.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <NarrowingFields claims={props.claims} narrowing={props.narrowing} />
      <span className="grow" />
      <IconButton icon="print" words="Print what the board shows" keys="ctrl+p" onClick={props.onPrint} />
      <Button
        small
        look="primary"
        icon="add"
        words="Claim"
        keys="c"
        disabled={props.readOnly}
        onClick={props.onNew}
      />
    </div>
  );
}
