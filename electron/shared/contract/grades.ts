import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { ClaimId, DocumentId, EvidenceId } from '../kernel/ids.ts';
import { InformationGrade, SourceGrade } from './common.ts';
import { action, query } from './define.ts';

/** Whether the words of a source were read: in it, in a faithful copy, in what others wrote about it, or not at all. */
export const Reading = z.enum(['verbatim', 'copy', 'secondary', 'unverified']);
export type Reading = z.infer<typeof Reading>;

/** Where reference data is from. `verify` says what has to be checked before anybody relies on it. */
export const Sourced = z.object({
  title: z.string(),
  source: z.string(),
  url: z.string(),
  /** ISO date, '' when it has none or none is known. */
  sourceDate: z.iso.date().or(z.literal('')),
  checked: z.iso.date(),
  status: Reading,
  verify: z.string().optional(),
  rule: z.string(),
});
export type Sourced = z.infer<typeof Sourced>;

/** How sure the foundation of a judgement is. Not a likelihood. */
export const Confidence = z.enum(['high', 'moderate', 'low']);
export type Confidence = z.infer<typeof Confidence>;

/** A term of a likelihood scale, as `icd203:very-likely`. */
export const Likelihood = z.string().regex(/^(icd203|phia):[a-z-]+$/, 'expected a term like icd203:likely');
export type Likelihood = z.infer<typeof Likelihood>;

/** Names of the likelihood scales. */
export const ScaleId = z.enum(['icd203', 'phia']);
export type ScaleId = z.infer<typeof ScaleId>;

const Meaning = z.object({ name: z.string(), meaning: z.string() });

/** A likelihood scale: its words with their bands in per cent. The first words of a term are those of the first row. */
export const Scale = Sourced.extend({
  id: ScaleId,
  terms: z.array(
    z.object({ id: Likelihood, words: z.array(z.string()).min(1), from: z.number(), to: z.number() }),
  ),
});
export type Scale = z.infer<typeof Scale>;

/** All grades with their meanings. */
export const Grades = z.object({
  admiralty: Sourced.extend({
    sources: z.array(Meaning.extend({ code: SourceGrade })),
    information: z.array(Meaning.extend({ code: InformationGrade })),
  }),
  scales: z.array(Scale),
  confidence: Sourced.extend({ levels: z.array(Meaning.extend({ id: Confidence })) }),
  /** The scale that this project uses. */
  scale: ScaleId,
});
export type Grades = z.infer<typeof Grades>;

/** One change of a grade, from the log. Empty means not graded. */
export const GradeChange = z.object({
  seq: z.number(),
  at: Instant,
  author: z.string(),
  what: z.enum(['source', 'information', 'likelihood', 'confidence', 'status']),
  from: z.string(),
  to: z.string(),
  /** Whether the action was undone later. */
  undone: z.boolean(),
  sentence: z.string(),
});
export type GradeChange = z.infer<typeof GradeChange>;

/** Grades of sources and information, words of likelihood, confidence. */
export const gradesContract = {
  'grades.scales': query(
    'Every grade with its meaning, source and what is not verified about it; likelihood words with their bands; the scale of this project.',
    z.object({}),
    Grades,
  ),
  'grades.useScale': action(
    'Chooses the likelihood scale of the project: ICD 203 or the UK PHIA yardstick. Terms given before keep their scale.',
    z.object({ scale: ScaleId }),
    z.object({ scale: ScaleId, otherScale: z.array(z.object({ id: ClaimId, number: z.number() })) }),
  ),
  'grades.history': query(
    'How the grade of a document, of evidence or of a claim changed, oldest first, from the log.',
    z.object({ id: z.union([DocumentId, EvidenceId, ClaimId]) }),
    z.array(GradeChange),
  ),
} as const;
