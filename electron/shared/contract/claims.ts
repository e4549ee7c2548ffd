import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { ClaimId, EvidenceId, FigureCitationId, FigureId, LinkId } from '../kernel/ids.ts';
import { Role } from './common.ts';
import { action, query } from './define.ts';

/** How a claim stands, as a person judges it. The program never proposes one. */
export const ClaimStatus = z.enum(['draft', 'supported', 'disputed', 'refuted', 'withdrawn']);
export type ClaimStatus = z.infer<typeof ClaimStatus>;

/** One assertion to be proved or refuted, with the evidence on both sides. */
export const Claim = z.object({
  id: ClaimId,
  /** The number after the C. */
  number: z.number(),
  text: z.string(),
  status: ClaimStatus,
  note: z.string(),
  createdAt: Instant,
  author: z.string(),
  links: z.array(
    z.object({
      id: LinkId,
      evidenceId: EvidenceId,
      number: z.number(),
      role: Role,
      note: z.string(),
      place: z.string(),
      quote: z.string(),
      documentName: z.string(),
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
});
export type Claim = z.infer<typeof Claim>;

const Sentence = z.string().trim().min(1).max(5_000);

/** Claims. */
export const claimsContract = {
  'claims.list': query(
    'Claims by number, with their evidence.',
    z.object({ status: ClaimStatus.optional(), filter: z.string().optional() }),
    z.array(Claim),
  ),
  'claims.get': query('One claim with its evidence.', z.object({ id: ClaimId }), Claim),
  'claims.create': action(
    'Makes a claim, linked to evidence if given.',
    z.object({
      text: Sentence,
      status: ClaimStatus.default('draft'),
      note: z.string().default(''),
      evidence: z.array(z.object({ evidenceId: EvidenceId, role: Role.default('supports') })).default([]),
    }),
    Claim,
  ),
  'claims.edit': action(
    'Changes the sentence, status or note of a claim.',
    z.object({
      id: ClaimId,
      patch: z.object({ text: Sentence, status: ClaimStatus, note: z.string() }).partial(),
    }),
    Claim,
  ),
  'claims.delete': action(
    'Deletes a claim and its links.',
    z.object({ id: ClaimId }),
    z.object({ id: ClaimId }),
  ),
} as const;
