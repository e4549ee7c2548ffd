import { ClaimStatus } from '../../../electron/shared/contract/claims.ts';
import { CLAIM_STATUS } from '../../text/words.ts';
import { Icon, openMenu } from '../../ui/index.ts';

/** All statuses, in the order a claim goes through them. */
export const STATUSES = ClaimStatus.options;

/** A status: its shape and its word. */
export function StatusMark({ status }: { status: ClaimStatus }) {
  return (
    <span className={`status-mark ${status}`}>
      <i aria-hidden="true" />
      {CLAIM_STATUS[status]}
    </span>
  );
}

/** The status of a claim as a button that opens the choice. */
export function StatusButton({
  number,
  status,
  onChange,
}: {
  readonly number: number;
  readonly status: ClaimStatus;
  readonly onChange: (status: ClaimStatus) => void;
}) {
  return (
    <button
      type="button"
      className="status-button"
      aria-haspopup="menu"
      aria-label={`Status of claim ${number}: ${CLAIM_STATUS[status]}. Change`}
      onClick={event => {
        event.stopPropagation();
        openMenu(
          event.currentTarget,
          `Status of claim ${number}`,
          STATUSES.map(choice => ({
            words: CLAIM_STATUS[choice],
            off: choice === status ? 'It is so already' : undefined,
            run: () => onChange(choice),
          })),
        );
      }}
    >
      <StatusMark status={status} />
      <Icon name="caretDown" size={12} />
    </button>
  );
}
