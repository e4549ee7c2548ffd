import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { DocumentId, EntityId, MentionId } from '../kernel/ids.ts';
import { action, query } from './define.ts';

/** What a mention is of: an entity of the case, an identifier whose check digits hold, or a fact of a common form. */
export const MentionKind = z.enum([
  'entity',
  'inn',
  'ogrn',
  'uscc',
  'iban',
  'bic',
  'lei',
  'imo',
  'date',
  'amount',
  'phone',
  'email',
  'hs',
]);
export type MentionKind = z.infer<typeof MentionKind>;

const Spot = z.object({
  kind: MentionKind,
  entityId: EntityId.optional(),
  /** The name or identifier, in one form of writing. */
  value: z.string(),
  documentId: DocumentId,
  page: z.number().optional(),
  row: z.number().optional(),
  start: z.number().optional(),
  end: z.number().optional(),
  /** The words as they stand there. */
  text: z.string(),
});

/** A place where something is mentioned, until someone decides. */
export const Suggestion = Spot.extend({
  /** The same for the same mention, each time it is asked for. */
  key: z.string(),
  /** Name of the entity, or the value. */
  name: z.string(),
  file: z.string(),
  snippet: z.string(),
  /** Every place of it on the page, or in the row: there the offsets are within the cell of a column, from 0. */
  places: z.array(z.object({ start: z.number(), end: z.number(), column: z.number().optional() })),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** A mention that someone decided about. */
export const Mention = Spot.extend({
  id: MentionId,
  state: z.enum(['accepted', 'rejected']),
  at: Instant,
  author: z.string(),
});
export type Mention = z.infer<typeof Mention>;

/** Mentions: suggested by the texts, decided by people. Nothing enters the case by itself. */
export const mentionsContract = {
  'mentions.suggest': query(
    'Names, aliases and identifiers of the entities in all documents, and valid identifiers; of one document also dates, amounts, phones, e-mails and HS codes.',
    z.object({
      documentId: DocumentId.optional(),
      entityId: EntityId.optional(),
      kinds: z.array(MentionKind).optional(),
      /** Only these rows of tables, the first and the last of them. */
      rows: z.tuple([z.int().min(1), z.int().min(1)]).optional(),
      limit: z.int().min(1).optional(),
      offset: z.int().min(0).default(0),
    }),
    z.object({
      total: z.number(),
      suggestions: z.array(Suggestion),
      groups: z.array(
        z.object({ kind: MentionKind, entityId: EntityId.optional(), name: z.string(), count: z.number() }),
      ),
    }),
  ),
  'mentions.list': query(
    'Mentions that were decided, in the order of the decisions.',
    z.object({
      documentId: DocumentId.optional(),
      entityId: EntityId.optional(),
      state: z.enum(['accepted', 'rejected']).optional(),
    }),
    z.array(Mention),
  ),
  'mentions.decide': action(
    'Accepts or rejects mentions, any number at once.',
    z.object({ state: z.enum(['accepted', 'rejected']), mentions: z.array(Spot).min(1).max(100_000) }),
    z.object({ decided: z.number() }),
  ),
  'mentions.reopen': action(
    'Takes decisions back: the mentions are suggestions again.',
    z.object({ ids: z.array(MentionId).min(1) }),
    z.object({ reopened: z.number() }),
  ),
} as const;
