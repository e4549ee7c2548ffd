import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { CollectionId, DocumentId } from '../kernel/ids.ts';
import { action, query } from './define.ts';

/** Documents put together: by hand (a folder), or by a search that is asked anew each time (a filter). */
export const Collection = z.object({
  id: CollectionId,
  name: z.string(),
  parentId: CollectionId.optional(),
  /** The search of a filter; missing for a folder. */
  query: z.string().optional(),
  documentIds: z.array(DocumentId),
  createdAt: Instant,
  author: z.string(),
});
export type Collection = z.infer<typeof Collection>;

const Name = z.string().trim().min(1).max(200);
const Members = z.object({ id: CollectionId, documentIds: z.array(DocumentId).min(1) });

/** Collections: scope for search (`in:"name"`) and review. */
export const collectionsContract = {
  'collections.list': query(
    'Collections in their order, with their documents.',
    z.object({}),
    z.array(Collection),
  ),
  'collections.create': action(
    'Makes a folder, or a filter when a query is given.',
    z.object({
      name: Name,
      parentId: CollectionId.optional(),
      query: z.string().trim().min(1).max(10_000).optional(),
      documentIds: z.array(DocumentId).default([]),
    }),
    Collection,
  ),
  'collections.edit': action(
    'Changes name, place or query of a collection.',
    z.object({
      id: CollectionId,
      patch: z
        .object({ name: Name, parentId: CollectionId.nullable(), query: z.string().trim().min(1) })
        .partial(),
    }),
    Collection,
  ),
  'collections.delete': action(
    'Removes a collection; its documents stay, and what is in it moves up.',
    z.object({ id: CollectionId }),
    z.object({ id: CollectionId }),
  ),
  'collections.add': action('Puts documents into a folder.', Members, Collection),
  'collections.remove': action('Takes documents out of a folder.', Members, Collection),
} as const;
