import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import {
  ClaimId,
  ComparisonId,
  ComparisonItemId,
  EvidenceId,
  HypothesisId,
  SearchRecordId,
} from '../kernel/ids.ts';
import { InformationGrade, SourceGrade } from './common.ts';
import { action, query } from './define.ts';

/** How an item fits a hypothesis: very consistent, consistent, neutral, inconsistent, very inconsistent. */
export const Consistency = z.enum(['CC', 'C', 'N', 'I', 'II']);
export type Consistency = z.infer<typeof Consistency>;

/** How much something counts. */
export const Degree = z.enum(['high', 'medium', 'low']);
export type Degree = z.infer<typeof Degree>;

/** Where an item is from: kept evidence, or the record of a search (that it found nothing can speak against a hypothesis). */
export const ItemSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('evidence'), id: EvidenceId }),
  z.object({ kind: z.literal('search'), id: SearchRecordId }),
]);
export type ItemSource = z.infer<typeof ItemSource>;

/** A hypothesis with its scores. Lower inconsistency is better; rank 1 has the least. */
export const Hypothesis = z.object({
  id: HypothesisId,
  text: z.string(),
  /** The claim that it stands for. */
  claim: z.object({ id: ClaimId, number: z.number() }).optional(),
  /** Sum over the items that are inconsistent with it, weighted. */
  inconsistency: z.number(),
  /** Items that are inconsistent with it. */
  against: z.number(),
  rank: z.number(),
});
export type Hypothesis = z.infer<typeof Hypothesis>;

/** An item (a row) of the matrix. */
export const ComparisonItem = z.object({
  id: ComparisonItemId,
  source: ItemSource,
  /** `E12`, or `Search`. */
  label: z.string(),
  words: z.string(),
  relevance: Degree,
  /** From the grades of source and information. */
  credibility: Degree,
  sourceGrade: SourceGrade.optional(),
  informationGrade: InformationGrade.optional(),
  note: z.string(),
  /** By hypothesis; what nobody has rated is missing and counts as neutral. */
  ratings: z.record(z.string(), Consistency),
  /** How far the item tells the hypotheses apart; 0 says the same of all. */
  diagnosticity: z.number(),
  /** Whether the conclusion changes without this item. */
  carries: z.boolean(),
});
export type ComparisonItem = z.infer<typeof ComparisonItem>;

/** A question with competing hypotheses, rated against the same items. */
export const Comparison = z.object({
  id: ComparisonId,
  question: z.string(),
  note: z.string(),
  createdAt: Instant,
  author: z.string(),
  /** Least inconsistent first. */
  hypotheses: z.array(Hypothesis),
  /** Most diagnostic first. */
  items: z.array(ComparisonItem),
  /** Cells that nobody has rated. */
  unrated: z.number(),
  /** The hypotheses that lead, and what the conclusion rests on, in words. */
  conclusion: z.object({
    leading: z.array(HypothesisId),
    /** How much more inconsistency the next one has; 0 when nothing leads alone. */
    margin: z.number(),
    words: z.string(),
    sensitivity: z.array(
      z.object({
        itemId: ComparisonItemId,
        label: z.string(),
        leadingWithout: z.array(HypothesisId),
        words: z.string(),
      }),
    ),
  }),
});
export type Comparison = z.infer<typeof Comparison>;

const Words = z.string().trim().min(1).max(5_000);
const Note = z.string().max(100_000);

/** Analysis of competing hypotheses. docs/spec/claims.md has the formulas. */
export const hypothesesContract = {
  'hypotheses.list': query(
    'Comparisons of hypotheses, in the order they were made.',
    z.object({}),
    z.array(Comparison),
  ),
  'hypotheses.get': query('One comparison with its scores.', z.object({ id: ComparisonId }), Comparison),
  'hypotheses.start': action(
    'Begins a comparison: a question and at least two hypotheses, each a sentence or a claim. Evidence of their claims becomes its items.',
    z.object({
      question: Words,
      hypotheses: z
        .array(z.object({ text: Words.optional(), claimId: ClaimId.optional() }))
        .min(2)
        .max(50),
      note: Note.default(''),
    }),
    Comparison,
  ),
  'hypotheses.edit': action(
    'Changes the question or note.',
    z.object({ id: ComparisonId, patch: z.object({ question: Words, note: Note }).partial() }),
    Comparison,
  ),
  'hypotheses.delete': action(
    'Deletes a comparison. Evidence and claims stay.',
    z.object({ id: ComparisonId }),
    z.object({ id: ComparisonId }),
  ),
  'hypotheses.addHypothesis': action(
    'Adds a hypothesis.',
    z.object({ id: ComparisonId, text: Words.optional(), claimId: ClaimId.optional() }),
    Comparison,
  ),
  'hypotheses.editHypothesis': action(
    'Changes the words of a hypothesis, or the claim that it stands for.',
    z.object({
      hypothesisId: HypothesisId,
      patch: z.object({ text: Words, claimId: ClaimId.nullable() }).partial(),
    }),
    Comparison,
  ),
  'hypotheses.removeHypothesis': action(
    'Removes a hypothesis with its ratings.',
    z.object({ hypothesisId: HypothesisId }),
    Comparison,
  ),
  'hypotheses.addItems': action(
    'Adds evidence or searches as items; those that are there stay as they are.',
    z.object({ id: ComparisonId, sources: z.array(ItemSource).min(1).max(10_000) }),
    Comparison,
  ),
  'hypotheses.editItem': action(
    'Changes relevance or note of an item.',
    z.object({ itemId: ComparisonItemId, patch: z.object({ relevance: Degree, note: Note }).partial() }),
    Comparison,
  ),
  'hypotheses.removeItem': action(
    'Removes an item with its ratings.',
    z.object({ itemId: ComparisonItemId }),
    Comparison,
  ),
  'hypotheses.rate': action(
    'Says how items fit hypotheses; null takes a rating away.',
    z.object({
      ratings: z
        .array(
          z.object({
            itemId: ComparisonItemId,
            hypothesisId: HypothesisId,
            consistency: Consistency.nullable(),
          }),
        )
        .min(1)
        .max(10_000),
    }),
    Comparison,
  ),
} as const;
