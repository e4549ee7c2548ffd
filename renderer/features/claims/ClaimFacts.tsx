import type { ClaimCard } from '../../../electron/shared/contract/claims.ts';
import { count, spanOf } from '../../text/format.ts';
import { CLAIM_KIND, CONFIDENCE } from '../../text/words.ts';
import { useEstimateWords } from '../grades/use-scales.ts';

type Facts = Pick<ClaimCard, 'kind' | 'startDate' | 'endDate' | 'likelihood' | 'confidence' | 'elements'> & {
  readonly subClaims?: number;
};

/** What a claim is, in one quiet line: kind, when, estimate, what it answers. Likelihood and confidence stand apart. */
export function ClaimFacts({ claim }: { readonly claim: Facts }) {
  const estimate = useEstimateWords();
  const { kind, startDate, endDate, likelihood, confidence, elements, subClaims = 0 } = claim;
  const facts: readonly (readonly [string, string])[] = [
    ['kind', kind ? CLAIM_KIND[kind] : ''],
    ['when', spanOf(startDate, endDate)],
    ['likelihood', likelihood ? estimate(likelihood) : ''],
    ['confidence', confidence ? CONFIDENCE[confidence] : ''],
    ['elements', elements.length > 0 ? `Answers ${elements.map(({ code }) => code).join(', ')}` : ''],
    ['parts', subClaims > 0 ? count(subClaims, 'part') : ''],
  ];
  const shown = facts.filter(([, words]) => words !== '');
  if (shown.length === 0) return null;
  return (
    <ul className="claim-facts second small">
      {shown.map(([name, words]) => (
        <li key={name}>{words}</li>
      ))}
    </ul>
  );
}
