import { useMemo } from 'react';
import type { Claim } from '../../../electron/shared/contract/claims.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { CLAIM_STATUS, ROLE_SIGN, WEIGHT } from '../../text/words.ts';
import { ClaimFacts } from './ClaimFacts.tsx';
import type { ClaimGroup } from './grouping.ts';
import { PrintPaper } from './PrintPaper.tsx';
import { printedQuote } from './printed-quote.ts';
import { COLUMNS, emptyWords, linksIn, weigh } from './rules.ts';
import { CLAIM_TABLES } from './tables.ts';

/** The claims that the board shows, as they are printed: all of them, in its groups, with every piece of evidence. */
export function PrintSheet({
  groups,
  narrowed,
  onDone,
}: {
  readonly groups: readonly ClaimGroup[];
  readonly narrowed: string;
  readonly onDone: () => void;
}) {
  const ids = useMemo(() => groups.flatMap(({ claims }) => claims.map(({ id }) => id)), [groups]);
  const query = useQuery('claims.list', { ids }, CLAIM_TABLES);
  const full = useMemo(
    () => new Map((query.status === 'ready' ? query.value : []).map(claim => [claim.id as string, claim])),
    [query],
  );
  return (
    <PrintPaper title="Claims" narrowed={narrowed} ready={query.status !== 'loading'} onDone={onDone}>
      {groups
        .filter(({ claims }) => claims.length > 0)
        .map(group => (
          <section key={group.key}>
            {group.title && (
              <h2>
                {group.code} {group.title}
              </h2>
            )}
            {group.claims.map(({ id }) => {
              const claim = full.get(id);
              return claim && <PrintedClaim key={id} claim={claim} />;
            })}
          </section>
        ))}
    </PrintPaper>
  );
}

function PrintedClaim({ claim }: { readonly claim: Claim }) {
  return (
    <article>
      <h3 dir="auto">
        C{claim.number} {claim.text} <span className="printed-status">{CLAIM_STATUS[claim.status]}</span>
      </h3>
      <ClaimFacts claim={{ ...claim, subClaims: claim.subClaims.length }} />
      {claim.note && <p>{claim.note}</p>}
      <p>{weigh(claim)}</p>
      {COLUMNS.map(({ role, title }) => {
        const links = linksIn(claim, role);
        return (
          <div className="printed-side" key={role}>
            <p className="printed-role">
              {ROLE_SIGN[role]} {title}
            </p>
            {links.length === 0 && <p>{emptyWords(role, claim.searches)}</p>}
            <ul>
              {links.map(link => (
                <li key={link.id}>
                  <b>E{link.number}</b> {link.documentName}, {link.place}
                  {(link.sourceGrade || link.informationGrade) &&
                    `, ${link.sourceGrade ?? ''}${link.informationGrade ?? ''}`}
                  {link.weight && `, ${WEIGHT[link.weight].toLowerCase()} weight`}:{' '}
                  {printedQuote(link.quote, link.place)}
                  {link.note && <span className="printed-aside">{link.note}</span>}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </article>
  );
}
