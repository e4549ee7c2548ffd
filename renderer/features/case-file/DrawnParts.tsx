import { memo } from 'react';
import type { ClaimCard } from '../../../electron/shared/contract/claims.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useNavigation } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import { Button, ClaimChip, EvidenceChip } from '../../ui/index.ts';
import { StatusMark } from '../claims/StatusMark.tsx';
import '../claims/claims.css';

/** The claims as they are printed: withdrawn ones are left out. They are changed in their own place. */
export const ClaimsPart = memo(function ClaimsPart({ claims }: { claims: readonly ClaimCard[] }) {
  const navigation = useNavigation();
  const printed = claims.filter(({ status }) => status !== 'withdrawn');
  const left = claims.length - printed.length;
  return (
    <div className="column">
      <p className="second small">
        Drawn from the claims, with the evidence on both sides.
        {left > 0 && ` ${count(left, 'withdrawn claim')} left out.`}
      </p>
      {printed.map(claim => (
        <p className="drawn-row" key={claim.id}>
          <ClaimChip id={claim.id} number={claim.number} text={claim.text} />
          <span className="grow" dir="auto">
            {claim.text}
            <span className="muted small drawn-counts">
              {claim.evidence.supports} for, {claim.evidence.contradicts} against, {claim.evidence.context}{' '}
              context
            </span>
          </span>
          <StatusMark status={claim.status} />
        </p>
      ))}
      <div>
        <Button small look="quiet" words="Open claims" onClick={() => navigation.go({ place: 'claims' })} />
      </div>
    </div>
  );
});

/** The exhibits as they are printed: one a document, in the order of its first evidence. */
export const EvidencePart = memo(function EvidencePart({ evidence }: { evidence: readonly Evidence[] }) {
  const navigation = useNavigation();
  const documents = [...Map.groupBy(evidence, ({ documentId }) => documentId)];
  return (
    <div className="column">
      <p className="second small">
        Every document that evidence was taken from becomes an exhibit; its cited pages are reproduced with
        the passages marked.
      </p>
      {documents.map(([id, kept], index) => (
        <div className="drawn-row" key={id}>
          <span className="muted small exhibit-number">Exhibit {index + 1}</span>
          <span className="grow">
            <button
              type="button"
              className="link"
              onClick={() => navigation.go({ place: 'reader', documentId: id, page: 1 })}
            >
              {kept[0]?.documentName}
            </button>
            <span className="exhibit-chips">
              {kept.map(one => (
                <EvidenceChip
                  key={one.id}
                  id={one.id}
                  number={one.number}
                  state={one.state}
                  place={one.place}
                />
              ))}
            </span>
          </span>
        </div>
      ))}
      <div>
        <Button
          small
          look="quiet"
          words="Open evidence"
          onClick={() => navigation.go({ place: 'evidence' })}
        />
      </div>
    </div>
  );
});
