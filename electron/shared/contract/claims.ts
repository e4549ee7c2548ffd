import { z } from 'zod';
import { Instant, RealDate } from '../kernel/dates.ts';
import {
  ClaimId,
  DocumentId,
  ElementId,
  EntityId,
  EvidenceId,
  FigureCitationId,
  FigureId,
  LinkId,
} from '../kernel/ids.ts';
import { AnchorState } from './anchor.ts';
import { Handling, InformationGrade, Role, SourceGrade, Weight } from './common.ts';
import { action, query } from './define.ts';
import { Confidence, Likelihood } from './grades.ts';

/** How a claim stands, as a person judges it. The program never proposes one. */
export const ClaimStatus = z.enum(['draft', 'supported', 'disputed', 'refuted', 'withdrawn']);
export type ClaimStatus = z.infer<typeof ClaimStatus>;

/**
 * What sort of assertion it is: something that a record says, something that follows from records, a judgement, what
 * others allege, or that something is not known.
 */
export const ClaimKind = z.enum(['fact', 'inference', 'assessment', 'allegation', 'unknown']);
export type ClaimKind = z.infer<typeof ClaimKind>;

/** Something about the words of a claim that a hostile reader would point at. Offsets as in `Stretch`. */
export const ClaimHint = z.object({
  kind: z.enum(['compound', 'long', 'mixed-estimate', 'mixed-terms', 'estimate-of-fact', 'other-scale']),
  start: z.int(),
  end: z.int(),
  what: z.string(),
  next: z.string(),
  /** Of a compound claim: its parts as they stand, for `claims.split`. */
  parts: z.array(z.string()).optional(),
});
export type ClaimHint = z.infer<typeof ClaimHint>;

/** Evidence counted by where it comes from: two copies of one thing are one origin. */
export const Corroboration = z.object({
  /** Independent origins in support, and against. */
  supports: z.number(),
  contradicts: z.number(),
});
export type Corroboration = z.infer<typeof Corroboration>;

/** Another claim, as far as it has to be named. */
export const ClaimRef = z.object({ id: ClaimId, number: z.number(), status: ClaimStatus });
export type ClaimRef = z.infer<typeof ClaimRef>;

/** One assertion to be proved or refuted, with the evidence on both sides. */
export const Claim = z.object({
  id: ClaimId,
  /** The number after the C. */
  number: z.number(),
  text: z.string(),
  status: ClaimStatus,
  kind: ClaimKind.optional(),
  likelihood: Likelihood.optional(),
  confidence: Confidence.optional(),
  note: z.string(),
  /** When it was, as precisely as it is known: `2024`, `2024-03`, `2024-03-14`; '' when it has no date. */
  startDate: z.string(),
  /** Last day of a span; '' for a day or no end. */
  endDate: z.string(),
  /** The claim that this one is a part of. */
  parentId: ClaimId.optional(),
  /** The claim that this one explains otherwise. */
  alternativeTo: ClaimId.optional(),
  createdAt: Instant,
  author: z.string(),
  links: z.array(
    z.object({
      id: LinkId,
      evidenceId: EvidenceId,
      number: z.number(),
      role: Role,
      weight: Weight.optional(),
      note: z.string(),
      place: z.string(),
      quote: z.string(),
      documentId: DocumentId,
      documentName: z.string(),
      /** The independent origin of its document: links with the same one are one origin. */
      origin: z.string(),
      /** Whether its passage still stands where it was kept. */
      state: AnchorState,
      sourceGrade: SourceGrade.optional(),
      informationGrade: InformationGrade.optional(),
      handling: Handling,
    }),
  ),
  /** Figures that it cites. */
  figures: z.array(
    z.object({
      id: FigureCitationId,
      figureId: FigureId,
      number: z.number(),
      role: Role,
      note: z.string(),
      title: z.string(),
    }),
  ),
  corroboration: Corroboration,
  /** Recorded searches that are cited for it. */
  searches: z.number(),
  /** In the order of the outline. */
  subClaims: z.array(ClaimRef),
  /** Other explanations of the same. */
  alternatives: z.array(ClaimRef),
  entities: z.array(z.object({ id: EntityId, number: z.number(), name: z.string(), schema: z.string() })),
  /** Elements that it answers. */
  elements: z.array(z.object({ id: ElementId, code: z.string(), title: z.string() })),
  hints: z.array(ClaimHint),
});
export type Claim = z.infer<typeof Claim>;

/** A claim as a board, an outline or a list of many shows it. */
export const ClaimCard = Claim.omit({
  links: true,
  figures: true,
  subClaims: true,
  alternatives: true,
  createdAt: true,
  author: true,
}).extend({
  /** Pieces of evidence by what they do. */
  evidence: z.object({ supports: z.number(), contradicts: z.number(), context: z.number() }),
  /** How deep it stands in the outline, from 0. */
  depth: z.number(),
  subClaims: z.number(),
});
export type ClaimCard = z.infer<typeof ClaimCard>;

const Sentence = z.string().trim().min(1).max(100_000);
const When = RealDate.or(z.literal(''));

const traits = {
  kind: ClaimKind.nullable(),
  likelihood: Likelihood.nullable(),
  confidence: Confidence.nullable(),
  startDate: When,
  endDate: When,
  parentId: ClaimId.nullable(),
  alternativeTo: ClaimId.nullable(),
};
const whole = { text: Sentence, status: ClaimStatus, note: z.string().max(100_000), ...traits };

/** Which claims are wanted. */
const chosen = {
  ids: z.array(ClaimId).max(10_000).optional(),
  status: ClaimStatus.optional(),
  kind: ClaimKind.or(z.literal('none')).optional(),
  elementId: ElementId.optional(),
  entityId: EntityId.optional(),
  filter: z.string().optional(),
};

/** Claims. */
export const claimsContract = {
  'claims.list': query('Claims by number, with their evidence.', z.object(chosen), z.array(Claim)),
  'claims.board': query(
    'Claims without their evidence, in the order of the outline: each below the claim that it is a part of.',
    z.object(chosen),
    z.array(ClaimCard),
  ),
  'claims.chronology': query(
    'Dated claims by when it was; a day before the month, and the month before the year, that it begins.',
    z.object({ ...chosen, from: When.optional(), until: When.optional() }),
    z.array(ClaimCard),
  ),
  'claims.get': query('One claim with its evidence.', z.object({ id: ClaimId }), Claim),
  'claims.hints': query(
    'What a hostile reader would point at in the words of a claim: two assertions in one, likelihood mixed with confidence.',
    z.object({ text: z.string().max(100_000), kind: ClaimKind.nullable().default(null) }),
    z.array(ClaimHint),
  ),
  'claims.create': action(
    'Makes a claim, linked to evidence, entities and elements if given.',
    z.object({
      text: Sentence,
      status: ClaimStatus.default('draft'),
      note: whole.note.default(''),
      ...z.object(traits).partial().shape,
      evidence: z.array(z.object({ evidenceId: EvidenceId, role: Role.default('supports') })).default([]),
      entityIds: z.array(EntityId).max(1_000).default([]),
      elementIds: z.array(ElementId).max(1_000).default([]),
    }),
    Claim,
  ),
  'claims.edit': action(
    'Changes the sentence, kind, status, estimate, dates, place in the outline or note of a claim. No claim can be a part of itself. `over`: the sentence that a new one was written over; where another one stands by now, it is refused.',
    z.object({ id: ClaimId, patch: z.object(whole).partial(), over: z.string().optional() }),
    Claim,
  ),
  'claims.editMany': action(
    'The same changes to many claims; entities and elements are added to what they have or taken away.',
    z.object({
      ids: z.array(ClaimId).min(1).max(10_000),
      patch: z
        .object({ status: ClaimStatus, ...traits })
        .partial()
        .default({}),
      addEntities: z.array(EntityId).default([]),
      removeEntities: z.array(EntityId).default([]),
      addElements: z.array(ElementId).default([]),
      removeElements: z.array(ElementId).default([]),
    }),
    z.array(ClaimCard),
  ),
  'claims.move': action(
    'Moves a claim in the outline: below another claim or to the top level, after a sibling or to the front.',
    z.object({ id: ClaimId, parentId: ClaimId.nullable(), after: ClaimId.nullable().default(null) }),
    Claim,
  ),
  'claims.split': action(
    'Divides a compound claim: it keeps its number with the first part, every other part becomes a claim of its own with the same evidence, entities and elements. Each is a draft again, because nobody has judged it.',
    z.object({ id: ClaimId, parts: z.array(Sentence).min(2).max(100) }),
    z.array(Claim),
  ),
  'claims.delete': action(
    'Deletes a claim and its links. Claims that were parts of it move up.',
    z.object({ id: ClaimId }),
    z.object({ id: ClaimId }),
  ),
} as const;
