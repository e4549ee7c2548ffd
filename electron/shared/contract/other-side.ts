import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { ClaimId, ElementId, EvidenceId, SearchCitationId, SearchRecordId } from '../kernel/ids.ts';
import { ClaimRef } from './claims.ts';
import { InformationGrade, SourceGrade, Weight } from './common.ts';
import { action, query } from './define.ts';
import { SearchRecord } from './search.ts';

/** What a search is cited for. */
export const SearchTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claim'), id: ClaimId }),
  z.object({ kind: z.literal('element'), id: ElementId }),
]);
export type SearchTarget = z.infer<typeof SearchTarget>;

/** A recorded search that is cited for a claim or an element: what was looked for, in how much, and what was found. */
export const SearchCitation = z.object({
  id: SearchCitationId,
  target: SearchTarget,
  /** `C4`, or the code of the element. */
  label: z.string(),
  note: z.string(),
  record: SearchRecord,
  /** In words: what was searched, in how much, when, and whether documents came since. */
  words: z.string(),
  /** Documents that came after the search: it says nothing of them. */
  documentsSince: z.number(),
  createdAt: Instant,
  author: z.string(),
});
export type SearchCitation = z.infer<typeof SearchCitation>;

/** Evidence that speaks against a claim. */
export const Contrary = z.object({
  evidenceId: EvidenceId,
  number: z.number(),
  claim: ClaimRef,
  quote: z.string(),
  /** Of the quote; '' when nobody has translated it. */
  translation: z.string(),
  place: z.string(),
  documentName: z.string(),
  note: z.string(),
  weight: Weight.optional(),
  sourceGrade: SourceGrade.optional(),
  informationGrade: InformationGrade.optional(),
});
export type Contrary = z.infer<typeof Contrary>;

/** The other side of a claim, of an element, or of the whole case. */
export const OtherSide = z.object({
  contrary: z.array(Contrary),
  /** Alternative explanations with the claim that they explain otherwise, and how many origins support them. */
  alternatives: z.array(
    z.object({ ...ClaimRef.shape, text: z.string(), of: ClaimRef, supports: z.number(), note: z.string() }),
  ),
  searches: z.array(SearchCitation),
  /** What a person says is not known. */
  unknown: z.array(z.object({ ...ClaimRef.shape, text: z.string() })),
  /** Claims with nothing on the other side: no contrary evidence, no alternative, no search. */
  unquestioned: z.array(ClaimRef),
});
export type OtherSide = z.infer<typeof OtherSide>;

/** The other side: what speaks against, other explanations, what was searched and not found. */
export const otherSideContract = {
  'otherSide.get': query(
    'Everything on the other side, of a claim, of an element, or of the whole case: contrary evidence, alternative explanations, searches that are cited, what is not known.',
    z.object({ target: SearchTarget.optional() }),
    OtherSide,
  ),
  'otherSide.citeSearch': action(
    'Cites a recorded search for a claim or an element, also when it found nothing.',
    z.object({
      searchId: SearchRecordId,
      target: SearchTarget,
      note: z.string().max(100_000).default(''),
    }),
    SearchCitation,
  ),
  'otherSide.editSearch': action(
    'Changes the note of a cited search.',
    z.object({ id: SearchCitationId, note: z.string().max(100_000) }),
    SearchCitation,
  ),
  'otherSide.dropSearch': action(
    'No longer cites a search. Its record stays.',
    z.object({ id: SearchCitationId }),
    z.object({ id: SearchCitationId }),
  ),
} as const;
