import type { Claim, ClaimStatus } from '../../../electron/shared/contract/claims.ts';
import { CLAIM_STATUS } from '../../text/words.ts';
import { Button, FilterField } from '../../ui/index.ts';
import { statusCounts } from './rules.ts';
import { STATUSES } from './StatusMark.tsx';

interface Props {
  readonly claims: readonly Claim[];
  readonly status: ClaimStatus | null;
  readonly filter: string;
  readonly onStatus: (status: ClaimStatus | null) => void;
  readonly onFilter: (filter: string) => void;
  readonly onNew: () => void;
}

/** What narrows the board, with counts for the present filter, and the way to a new claim. */
export function ClaimToolbar({ claims, status, filter, onStatus, onFilter, onNew }: Props) {
  const counts = statusCounts(claims);
  return (
    <div className="toolbar">
      <select
        className="input small claim-status-filter"
        aria-label="Status"
        value={status ?? ''}
        onChange={event => onStatus(STATUSES.find(one => one === event.target.value) ?? null)}
      >
        <option value="">All states ({claims.length})</option>
        {STATUSES.map(one => (
          <option key={one} value={one}>
            {CLAIM_STATUS[one]} ({counts.get(one) ?? 0})
          </option>
        ))}
      </select>
      <FilterField label="Filter claims" data-filter="claims" value={filter} onChange={onFilter} />
      <span className="grow" />
      <Button small look="primary" icon="add" words="Claim" keys="c" onClick={onNew} />
    </div>
  );
}
