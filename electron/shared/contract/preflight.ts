import { z } from 'zod';
import { ClaimId, DocumentId, EntityId, EvidenceId, FigureId, RelationId } from '../kernel/ids.ts';

/** What is looked for before an export. */
export const CheckCode = z.enum([
  'broken-citation',
  'no-summary',
  'stale-figure',
  'too-long',
  'no-source',
  'unsupported-claim',
  'single-source',
  'draft-claim',
  'lowest-grade',
  'lost-anchor',
  'untranslated',
  'no-translator',
  'missing-identifier',
  'restricted-material',
  'verify-mark',
]);
export type CheckCode = z.infer<typeof CheckCode>;

/** What a finding is about, for opening it. */
export const CheckTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case-file'), section: z.string().optional() }),
  z.object({ kind: z.literal('claim'), id: ClaimId }),
  z.object({ kind: z.literal('evidence'), id: EvidenceId }),
  z.object({ kind: z.literal('entity'), id: EntityId }),
  z.object({ kind: z.literal('relation'), id: RelationId }),
  z.object({ kind: z.literal('document'), id: DocumentId }),
  z.object({ kind: z.literal('figure'), id: FigureId }),
]);
export type CheckTarget = z.infer<typeof CheckTarget>;

/** Something that a lawyer would ask about: what, where, and how it is mended. */
export const Check = z.object({
  code: CheckCode,
  what: z.string(),
  /** `E12`, `C3`, `N7`, `F2`, `Summary`. */
  where: z.string(),
  target: CheckTarget,
  mend: z.string(),
  blocking: z.boolean(),
});
export type Check = z.infer<typeof Check>;

/** One kind of check: whether it stops an export, and how often it found something. */
export const CheckKind = z.object({
  code: CheckCode,
  title: z.string(),
  blocking: z.boolean(),
  found: z.number(),
});
export type CheckKind = z.infer<typeof CheckKind>;

/** Everything found before an export, and what was looked for. */
export const Preflight = z.object({ checks: z.array(Check), kinds: z.array(CheckKind) });
export type Preflight = z.infer<typeof Preflight>;
