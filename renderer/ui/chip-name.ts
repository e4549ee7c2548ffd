import type { AnchorState } from '../../electron/shared/contract/anchor.ts';
import type { Handling, InformationGrade, Role, SourceGrade } from '../../electron/shared/contract/common.ts';
import { HANDLING, ROLE_VERB } from '../text/words.ts';

/** What a chip knows of its evidence; only the number is a must. */
export interface ChipFacts {
  readonly number: number;
  readonly role?: Role | undefined;
  /** Number of the claim in whose context the role holds. */
  readonly claim?: number | undefined;
  readonly documentName?: string | undefined;
  readonly place?: string | undefined;
  readonly sourceGrade?: SourceGrade | undefined;
  readonly informationGrade?: InformationGrade | undefined;
  readonly handling?: Handling | undefined;
  readonly state?: AnchorState | undefined;
}

/** The name of a chip for screen readers: `Evidence 12, supports claim 3, contract, p. 3, grade B2, restricted`. */
export function chipName(facts: ChipFacts): string {
  const grade = `${facts.sourceGrade ?? ''}${facts.informationGrade ?? ''}`;
  const role = facts.role && `${ROLE_VERB[facts.role]}${facts.claim ? ` claim ${facts.claim}` : ' this'}`;
  return [
    `Evidence ${facts.number}`,
    role,
    facts.documentName,
    facts.place,
    grade && `grade ${grade}`,
    facts.handling && HANDLING[facts.handling].words.toLowerCase(),
    facts.state === 'moved' && 'its place has moved',
    facts.state === 'lost' && 'its place is lost',
  ]
    .filter(Boolean)
    .join(', ');
}
