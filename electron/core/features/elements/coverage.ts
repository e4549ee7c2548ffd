// How far an element is proved: docs/spec/claims.md, “Coverage”. Pure, so that a test can count the same by force.
import type { ClaimKind, ClaimStatus } from '../../../shared/contract/claims.ts';
import type { Coverage, ElementRole } from '../../../shared/contract/elements.ts';

/** What coverage needs of a claim that answers an element. */
export interface AnsweringClaim {
  readonly number: number;
  readonly status: ClaimStatus;
  readonly kind?: ClaimKind | null | undefined;
  /** Independent origins in support. */
  readonly origins: ReadonlySet<string>;
  /** Pieces of evidence against. */
  readonly against: number;
}

/** What coverage needs of an element. */
export interface Weighed {
  readonly role: ElementRole;
  /** Whether the prongs that it belongs to are pursued. */
  readonly pursued: boolean;
  readonly claims: readonly AnsweringClaim[];
  /** Numbers of alternative explanations that stand. */
  readonly alternatives: readonly number[];
}

/** Whether a claim's evidence counts: nobody has given it up, and it does not say that something is not known. */
export const counts = ({ status, kind }: Pick<AnsweringClaim, 'status' | 'kind'>): boolean =>
  status !== 'refuted' && status !== 'withdrawn' && kind !== 'unknown';

/** How far an element is proved, in a word and in a sentence. */
export function coverageOf({ role, pursued, claims, alternatives }: Weighed): {
  coverage: Coverage;
  words: string;
} {
  if (role === 'note') return { coverage: 'nothing-to-prove', words: 'Nothing has to be proved.' };
  if (!pursued) return { coverage: 'not-pursued', words: 'Belongs to a prong that is not pursued.' };
  const counted = claims.filter(counts);
  const origins = new Set(counted.flatMap(claim => [...claim.origins])).size;
  if (origins === 0) return { coverage: 'empty', words: emptyWords(claims, counted) };
  const reasons = contest(counted, alternatives);
  if (reasons.length > 0)
    return { coverage: 'contested', words: `${inOrigins(origins)}; ${reasons.join('; ')}.` };
  if (origins === 1) return { coverage: 'single-source', words: 'Rests on one independent origin.' };
  return { coverage: 'covered', words: `${inOrigins(origins)}.` };
}

const inOrigins = (count: number): string =>
  count === 1 ? 'One independent origin' : `${count} independent origins`;
const named = (claims: readonly { readonly number: number }[]): string =>
  claims.map(({ number }) => `C${number}`).join(', ');

function emptyWords(claims: readonly AnsweringClaim[], counted: readonly AnsweringClaim[]): string {
  if (claims.length === 0) return 'No claim answers it.';
  if (counted.length > 0)
    return `${named(counted)} ${counted.length === 1 ? 'answers' : 'answer'} it without evidence in support.`;
  const unknown = claims.filter(({ kind }) => kind === 'unknown');
  if (unknown.length > 0) return `Said to be not known: ${named(unknown)}.`;
  return `Only claims that were given up answer it: ${named(claims)}.`;
}

function contest(counted: readonly AnsweringClaim[], alternatives: readonly number[]): string[] {
  const against = counted.filter(claim => claim.against > 0);
  const disputed = counted.filter(({ status }) => status === 'disputed');
  return [
    ...(against.length > 0 ? [`evidence speaks against ${named(against)}`] : []),
    ...(disputed.length > 0 ? [`${named(disputed)} ${disputed.length === 1 ? 'is' : 'are'} disputed`] : []),
    ...(alternatives.length > 0
      ? [`another explanation stands: ${named(alternatives.map(number => ({ number })))}`]
      : []),
  ];
}
