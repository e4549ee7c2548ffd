import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { ROLE_SIGN } from '../../text/words.ts';
import { Ask, EvidenceChip, Section } from '../../ui/index.ts';
import { COLUMNS, emptyWords, linksIn } from './rules.ts';
import { StatusMark } from './StatusMark.tsx';
import { CLAIM_TABLES } from './tables.ts';
import { WholeSentence } from './WholeSentence.tsx';
import './claims.css';
import './claims-inspected.css';

/** A claim as Alt-click shows it in the inspector: sentence, status, and its three sides. */
export function ClaimInspected({ id }: { id: ClaimId }) {
  const query = useQuery('claims.get', { id }, CLAIM_TABLES);
  return (
    <Ask query={query} what="Reading the claim">
      {claim => (
        <>
          <Section title={`C${claim.number}`} tools={<StatusMark status={claim.status} />}>
            <WholeSentence text={claim.text} />
          </Section>
          {COLUMNS.map(({ role, title }) => (
            <Section key={role} title={`${ROLE_SIGN[role]} ${title}`}>
              {linksIn(claim, role).length === 0 && (
                <p className="muted">{emptyWords(role, claim.searches)}</p>
              )}
              {linksIn(claim, role).map(link => (
                <p className="claim-link" key={link.id}>
                  <EvidenceChip
                    id={link.evidenceId}
                    number={link.number}
                    role={role}
                    claim={claim.number}
                    place={link.place}
                    form="page"
                  />
                  <span className="second ellipsis">{link.documentName}</span>
                </p>
              ))}
            </Section>
          ))}
        </>
      )}
    </Ask>
  );
}
