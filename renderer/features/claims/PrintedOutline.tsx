import { CLAIM_STATUS } from '../../text/words.ts';
import { ClaimFacts } from './ClaimFacts.tsx';
import { balanceWords } from './marks.tsx';
import { PrintPaper } from './PrintPaper.tsx';
import type { BoardClaim } from './use-board-claims.ts';

/** The outline as it is printed: every claim below the one that it is a part of, with what stands on each side. */
export function PrintedOutline({
  claims,
  narrowed,
  onDone,
}: {
  readonly claims: readonly BoardClaim[];
  readonly narrowed: string;
  readonly onDone: () => void;
}) {
  return (
    <PrintPaper title="Outline of the claims" narrowed={narrowed} onDone={onDone}>
      {claims.map(claim => (
        <article
          key={claim.id}
          className="printed-line"
          style={{ marginLeft: `${Math.min(claim.depth, 12) * 14}pt` }}
        >
          <h3 dir="auto">
            C{claim.number} {claim.text} <span className="printed-status">{CLAIM_STATUS[claim.status]}</span>
          </h3>
          <ClaimFacts claim={claim} />
          <p>{balanceWords(claim)}</p>
        </article>
      ))}
    </PrintPaper>
  );
}
