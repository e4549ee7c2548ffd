import type { ClaimCard } from '../../../electron/shared/contract/claims.ts';
import type { Weight } from '../../../electron/shared/contract/common.ts';
import { count } from '../../text/format.ts';
import { ROLE_SIGN, WEIGHT } from '../../text/words.ts';

/** How many independent origins stand behind pieces of evidence; fewer than pieces is said in a word. */
export function OriginCount({ pieces, origins }: { readonly pieces: number; readonly origins: number }) {
  const fewer = origins < pieces;
  return (
    <span
      className={fewer ? 'origin-count fewer' : 'origin-count'}
      title={
        fewer ? 'Some of it comes from one origin: it is counted once. The inspector says why.' : undefined
      }
    >
      {count(origins, 'origin')}
    </span>
  );
}

const BARS: Readonly<Record<Weight, number>> = { weak: 1, moderate: 2, strong: 3 };

/** How much a piece of evidence weighs for its claim: bars, and the word. */
export function WeightMark({ weight }: { readonly weight: Weight }) {
  return (
    <span className="weight-mark" title={`Weight: ${WEIGHT[weight].toLowerCase()}`}>
      <span className="unseen">{WEIGHT[weight]} weight</span>
      {[1, 2, 3].map(bar => (
        <i key={bar} aria-hidden="true" className={bar <= BARS[weight] ? 'full' : undefined} />
      ))}
    </span>
  );
}

/** The same as `Balance` in words: `3 for from 2 independent origins, 1 against, 0 context.` */
export function balanceWords({
  evidence,
  corroboration,
}: Pick<ClaimCard, 'evidence' | 'corroboration'>): string {
  const from = evidence.supports > 0 ? ` from ${count(corroboration.supports, 'independent origin')}` : '';
  return `${evidence.supports} for${from}, ${evidence.contradicts} against, ${evidence.context} context.`;
}

/** How much stands on each side of a claim, and from how many origins, in one line. */
export function Balance({ claim }: { readonly claim: Pick<ClaimCard, 'evidence' | 'corroboration'> }) {
  const { evidence, corroboration } = claim;
  return (
    <p className="claim-balance small number">
      <span className="supports">
        {ROLE_SIGN.supports} {evidence.supports}
      </span>
      <span className="contradicts">
        {ROLE_SIGN.contradicts} {evidence.contradicts}
      </span>
      <span className="context">
        {ROLE_SIGN.context} {evidence.context}
      </span>
      {evidence.supports > 0 && <OriginCount pieces={evidence.supports} origins={corroboration.supports} />}
    </p>
  );
}
