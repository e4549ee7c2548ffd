import type { Claim, ClaimStatus } from '../../../electron/shared/contract/claims.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { useNavigation } from '../../navigation/hooks.ts';
import { CLAIM_STATUS } from '../../text/words.ts';
import { ClaimChip, LinkButton } from '../../ui/index.ts';

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
  const claims = useQuery('claims.list', {}, ['claim', 'link', 'evidence']);
  if (claims.status !== 'ready' || claims.value.length === 0) return null;
  const rest = claims.value.length - SHOWN;
  return (
    <section className="card">
      <div className="card-head">
        <h2>Claims</h2>
        <span className="muted small grow number">{claims.value.length}</span>
        <span className="second small">+ for, − against</span>
      </div>
      <table className="home-claims">
        <tbody>
          {claims.value.slice(0, SHOWN).map(claim => (
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

function Balance({ claim }: { claim: Claim }) {
  const supports = claim.links.filter(link => link.role === 'supports');
  const against = claim.links.filter(link => link.role === 'contradicts');
  return (
    <span className="balance" role="img" aria-label={`${supports.length} for, ${against.length} against`}>
      <span className="for">
        {supports.map(link => (
          <i key={link.id} />
        ))}
      </span>
      <span className="against">
        {against.map(link => (
          <i key={link.id} />
        ))}
      </span>
    </span>
  );
}
