import { z } from 'zod';
import { Instant, RealDate } from '../kernel/dates.ts';
import { ClaimId, DocumentId, EntityId, EvidenceId, LinkId, RelationId, StatementId } from '../kernel/ids.ts';
import { Anchor, AnchorState, Marking, Rectangle } from './anchor.ts';
import { Handling, InformationGrade, Language, Prose, Role, SourceGrade, Weight } from './common.ts';
import { action, query } from './define.ts';

/** What a piece of evidence can bear on. */
export const LinkTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claim'), id: ClaimId }),
  z.object({ kind: z.literal('entity'), id: EntityId }),
  z.object({ kind: z.literal('statement'), id: StatementId }),
  z.object({ kind: z.literal('relation'), id: RelationId }),
]);
export type LinkTarget = z.infer<typeof LinkTarget>;

/** A link between evidence and what it bears on. `label` is `C4`, `N7`, or the words of the value or relation. */
export const Link = z.object({
  id: LinkId,
  evidenceId: EvidenceId,
  target: LinkTarget,
  role: Role,
  weight: Weight.optional(),
  note: z.string(),
  label: z.string(),
  /** The claim's sentence, the entity's name, the value with its property, or the relation in words. */
  words: z.string(),
});
export type Link = z.infer<typeof Link>;

/** A link as offered when evidence is kept. */
export const LinkDraft = z.object({
  target: LinkTarget,
  role: Role.default('supports'),
  weight: Weight.nullable().optional(),
  note: Prose.default(''),
});
export type LinkDraft = z.infer<typeof LinkDraft>;

/** Where a moved passage stands now. */
export const FoundStretch = z.object({
  page: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  rectangles: z.array(Rectangle),
});
export type FoundStretch = z.infer<typeof FoundStretch>;

/** An anchor that an investigator kept. */
export const Evidence = z.object({
  id: EvidenceId,
  /** The number after the E. */
  number: z.number(),
  anchor: Anchor,
  state: AnchorState,
  /** Where the words stand in the newest reading; only while the state is `moved`. */
  found: z.array(FoundStretch).optional(),
  /** Words in the original script; '' for an area without text. */
  quote: z.string(),
  language: z.string(),
  note: z.string(),
  translation: z.string(),
  translator: z.string(),
  /** Day on which the translation was made; '' while there is none. */
  translatedOn: z.string(),
  /** When it was that it speaks of, as precisely as it is known: `2024`, `2024-03`, `2024-03-14`. */
  date: RealDate.optional(),
  informationGrade: InformationGrade.optional(),
  /** The grade of the document. */
  sourceGrade: SourceGrade.optional(),
  handling: Handling,
  documentId: DocumentId,
  documentName: z.string(),
  /** `p. 3`, `pp. 3-4`, `rows 5-9`: where it stands, in words. */
  place: z.string(),
  createdAt: Instant,
  author: z.string(),
  links: z.array(Link),
});
export type Evidence = z.infer<typeof Evidence>;

const notes = {
  note: Prose,
  translation: Prose,
  translator: z.string().max(200),
  /** Today when left out and the translation changes. */
  translatedOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day like 2026-03-31')
    .or(z.literal('')),
  language: Language.or(z.literal('')),
  date: RealDate.or(z.literal('')),
  informationGrade: InformationGrade.nullable(),
  handling: Handling,
};

/** Evidence and its links. */
export const evidenceContract = {
  'evidence.keep': action(
    'Keeps a marked passage, area or rows as evidence, with links if given, and gives it the next number.',
    z.object({ marking: Marking, ...z.object(notes).partial().shape, links: z.array(LinkDraft).default([]) }),
    Evidence,
  ),
  'evidence.list': query(
    'Evidence by number; of one document or one target if given.',
    z.object({
      documentId: DocumentId.optional(),
      target: LinkTarget.optional(),
      filter: z.string().optional(),
    }),
    z.array(Evidence),
  ),
  'evidence.get': query('One piece of evidence.', z.object({ id: EvidenceId }), Evidence),
  'evidence.edit': action(
    'Changes note, translation, language, grade or handling. The anchor and quote never change by it.',
    z.object({ id: EvidenceId, patch: z.object(notes).partial() }),
    Evidence,
  ),
  'evidence.reanchor': action(
    'Gives evidence another place in the same document: where its words were found again, or where a person says that they stand. The place and quote it had stay in the log.',
    z.object({ id: EvidenceId, marking: Marking.optional() }),
    Evidence,
  ),
  'evidence.delete': action(
    'Deletes evidence that nothing is linked to. Its number is not used again.',
    z.object({ id: EvidenceId }),
    z.object({ id: EvidenceId }),
  ),
  'links.add': action(
    'Links evidence to a claim, entity, statement or relation.',
    z.object({ evidenceId: EvidenceId, ...LinkDraft.shape }),
    Link,
  ),
  'links.edit': action(
    'Changes the role, weight or note of a link.',
    z.object({
      id: LinkId,
      patch: z.object({ role: Role, weight: Weight.nullable(), note: Prose }).partial(),
    }),
    Link,
  ),
  'links.remove': action('Unlinks.', z.object({ id: LinkId }), z.object({ id: LinkId })),
} as const;
