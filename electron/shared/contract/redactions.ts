import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { DocumentId, EntityId, RedactionId } from '../kernel/ids.ts';
import { Rectangle } from './anchor.ts';
import { Prose } from './common.ts';
import { action, job, query } from './define.ts';

/** What has to go: a place on a page, everything that names an entity, words, or what is marked with a handling code. */
export const RedactionTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('area'), documentId: DocumentId, page: z.int().min(1), rectangle: Rectangle }),
  z.object({ kind: z.literal('entity'), entityId: EntityId }),
  z.object({ kind: z.literal('term'), term: z.string().trim().min(1).max(1_000) }),
  /** This code and stricter ones. */
  z.object({ kind: z.literal('handling'), handling: z.enum(['restricted', 'source']) }),
]);
export type RedactionTarget = z.infer<typeof RedactionTarget>;

/** A rule of what goes out of the safe case file, and why. `words` says in a line what it takes away. */
export const Redaction = z.object({
  id: RedactionId,
  target: RedactionTarget,
  /** Printed in the safe case file. */
  reason: z.string(),
  words: z.string(),
  createdAt: Instant,
  author: z.string(),
});
export type Redaction = z.infer<typeof Redaction>;

/** A place of the case file where a rule takes something away: `words`, `area`, `page`, `evidence` or `document`. */
export const RuledPlace = z.object({
  rule: RedactionId,
  place: z.string(),
  what: z.string(),
  times: z.number(),
});
export type RuledPlace = z.infer<typeof RuledPlace>;

const Reason = Prose.trim().min(1, 'say why it goes');

/** Rules of what goes out of the safe case file. */
export const redactionsContract = {
  'redactions.list': query('Rules of redaction, oldest first.', z.object({}), z.array(Redaction)),
  'redactions.places': job(
    'What every rule takes away of the case file as it stands, counted by place. Makes no file and leaves no trace.',
    z.object({ template: z.string().optional() }),
    z.array(RuledPlace),
  ),
  'redactions.add': action(
    'Adds a rule: what it names goes out of every safe case file, with this reason.',
    z.object({ target: RedactionTarget, reason: Reason }),
    Redaction,
  ),
  'redactions.edit': action(
    'Changes the reason of a rule.',
    z.object({ id: RedactionId, reason: Reason }),
    Redaction,
  ),
  'redactions.remove': action(
    'Removes a rule.',
    z.object({ id: RedactionId }),
    z.object({ id: RedactionId }),
  ),
} as const;
