import type { ClaimCard, ClaimStatus } from '../../../electron/shared/contract/claims.ts';
import { useNavigation } from '../../navigation/hooks.ts';
import { CLAIM_STATUS } from '../../text/words.ts';
import { ClaimChip, LinkButton } from '../../ui/index.ts';
import { CLAIM_TABLES } from '../claims/tables.ts';
import { useClaimsByNumber } from '../claims/use-claims-by-number.ts';

const SHOWN = 8;
const TAG: Readonly<Record<ClaimStatus, string>> = {
  draft: 'outline',
  supported: 'supports',
  disputed: 'contradicts',
  refuted: 'contradicts',
  withdrawn: 'outline',
};

/** The claims with how much stands on either side. */
export function HomeClaims() {
  const navigation = useNavigation();
  const claims = useClaimsByNumber(CLAIM_TABLES);
  if (claims.length === 0) return null;
  const rest = claims.length - SHOWN;
  return (
    <section className="card">
      <div className="card-head">
        <h2>Claims</h2>
        <span className="muted small grow number">{claims.length}</span>
        <span className="second small">+ for, − against</span>
      </div>
      <table className="home-claims">
        <tbody>
          {claims.slice(0, SHOWN).map(claim => (
            <tr key={claim.id}>
              <td>
                <ClaimChip id={claim.id} number={claim.number} />
              </td>
              <td className="claim-text ellipsis" title={claim.text} dir="auto">
                {claim.text}
              </td>
              <td style={{ width: 130 }}>
                <Balance claim={claim} />
              </td>
              <td>
                <span className={`tag ${TAG[claim.status]}`}>{CLAIM_STATUS[claim.status]}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <div className="card-head">
          <LinkButton words={`${rest} more`} onClick={() => navigation.go({ place: 'claims' })} />
        </div>
      )}
    </section>
  );
}

function Balance({ claim }: { claim: ClaimCard }) {
  const { supports, contradicts } = claim.evidence;
  return (
    <span className="balance" role="img" aria-label={`${supports} for, ${contradicts} against`}>
      <Bars className="for" count={supports} />
      <Bars className="against" count={contradicts} />
    </span>
  );
}

const Bars = ({ className, count }: { readonly className: string; readonly count: number }) => (
  <span className={className}>
    {Array.from({ length: count }, (_, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: bars are alike and keep nothing
      <i key={at} />
    ))}
  </span>
);
