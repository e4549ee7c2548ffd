import { CLAIM_STATUS } from '../../text/words.ts';
import { ClaimChip, writeClaimDrag } from '../../ui/index.ts';
import { StatusMark } from '../claims/StatusMark.tsx';
import type { MatrixColumn } from './matrix-lines.ts';

/** Width from which the status is said beside its shape; below it, the inspector and the hint say it. */
const WORDS_FIT = 132;

interface Props {
  readonly claim: MatrixColumn;
  readonly index: number;
  /** The first of those that answer nothing here. */
  readonly first: boolean;
  readonly left: number;
  readonly width: number;
  readonly chosen: boolean;
}

/** The heading of a claim's column: it can be dragged onto an element. */
export function ColumnHead({ claim, index, first, left, width, chosen }: Props) {
  const className = ['mx-column', first && 'others', !claim.answers && 'apart', chosen && 'chosen'];
  return (
    // biome-ignore lint/a11y/useSemanticElements: see MatrixGrid
    // biome-ignore lint/a11y/useFocusableInteractive: see MatrixGrid
    <div
      className={className.filter(Boolean).join(' ')}
      role="columnheader"
      aria-colindex={index + 2}
      style={{ left, width }}
      title={claim.text}
      draggable
      onDragStart={event => writeClaimDrag(event.dataTransfer, claim)}
    >
      <span className="mx-column-top">
        <ClaimChip id={claim.id} number={claim.number} text={claim.text} />
        {width < WORDS_FIT ? (
          <span className={`status-mark bare ${claim.status}`} title={CLAIM_STATUS[claim.status]}>
            <i aria-hidden="true" />
            <span className="unseen">{CLAIM_STATUS[claim.status]}</span>
          </span>
        ) : (
          <StatusMark status={claim.status} />
        )}
      </span>
      <span className="mx-sentence" dir="auto">
        {claim.text}
      </span>
    </div>
  );
}
