import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { DocumentId, SavedSearchId, SearchRecordId } from '../kernel/ids.ts';
import { BytesRef } from './common.ts';
import { action, job, query } from './define.ts';

/** One place in a document where a search finds something. `snippet` marks what was found between U+0002 and U+0003. */
export const SearchHit = z.object({
  documentId: DocumentId,
  file: z.string(),
  page: z.number().optional(),
  /** Row of a table from 1; 0 is its header. */
  row: z.number().optional(),
  /** Offsets of the first hit in the page text. */
  start: z.number().optional(),
  end: z.number().optional(),
  snippet: z.string(),
  /** The words of the first hit as they stand there, to mark it in the reader. */
  found: z.string().optional(),
  /** BM25, comparable within one search. */
  score: z.number().optional(),
  type: z.string().optional(),
  language: z.string().optional(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** Things of the case that searches look in beside documents. A note is the name, source and note of a document. */
export const ThingKind = z.enum(['entity', 'evidence', 'claim', 'note']);
export type ThingKind = z.infer<typeof ThingKind>;

/** Evidence, an entity, a claim or a note that a search finds. */
export const ThingHit = z.object({
  kind: ThingKind,
  /** Its own id; of a note, the document's. */
  id: z.string(),
  /** `E12`, `N3`, `C4`; empty for a note. */
  label: z.string(),
  name: z.string(),
  snippet: z.string(),
  score: z.number(),
});
export type ThingHit = z.infer<typeof ThingHit>;

/** Another way to write searched words, in this or another script. */
export const Expansion = z.object({
  /** The words as they were typed. */
  of: z.string(),
  text: z.string(),
  /** Where it comes from, in words: “name of N3”, “pinyin”, “Palladius”. */
  why: z.string(),
  /** Whether it was searched for too. */
  on: z.boolean(),
});
export type Expansion = z.infer<typeof Expansion>;

/** What hits can be counted and narrowed by. `date` is the day that a document bears, as `2024` or `2024-03`. */
export const FacetField = z.enum([
  'type',
  'language',
  'handling',
  'grade',
  'triage',
  'tag',
  'source',
  'date',
  'document',
]);
export type FacetField = z.infer<typeof FacetField>;

/** Counts of hits by one field: by its values, most first. */
export const Facet = z.object({
  field: FacetField,
  values: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })),
  /** Values beyond those listed. */
  more: z.number(),
});
export type Facet = z.infer<typeof Facet>;

/** How a query is to be understood. */
export const SearchOptions = z.object({
  /** Words alone, no operators: every word must be there. */
  plain: z.boolean().default(false),
  /** Words of four or more letters may differ in one letter, of eight or more in two. */
  fuzzy: z.boolean().default(false),
  /** Names also as they are written in other scripts. */
  expand: z.boolean().default(true),
  /** Expansions that are not wanted, by their text; and suggested ones that are. */
  without: z.array(z.string()).default([]),
  also: z.array(z.string()).default([]),
  sort: z.enum(['relevance', 'place', 'newest', 'oldest', 'name']).default('relevance'),
  /** Values to narrow to, by field; one of each list is enough. */
  only: z.partialRecord(FacetField, z.array(z.string())).default({}),
});
export type SearchOptions = z.infer<typeof SearchOptions>;

/** What a search found. */
export const SearchResult = z.object({
  /** Pages and rows. */
  total: z.number(),
  hits: z.array(SearchHit),
  things: z.object({ total: z.number(), hits: z.array(ThingHit) }),
  expansions: z.array(Expansion),
  /** What was understood otherwise than it may have been meant. */
  notes: z.array(z.object({ column: z.number(), length: z.number(), what: z.string() })),
  facets: z.array(Facet),
});
export type SearchResult = z.infer<typeof SearchResult>;

/** A search that a person gave a name. */
export const SavedSearch = z.object({
  id: SavedSearchId,
  name: z.string(),
  query: z.string(),
  options: SearchOptions,
  createdAt: Instant,
  author: z.string(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;

/** How much there was to search. What has no text, as a scan that nobody has read, was there but not searched. */
const SearchedExtent = z.object({
  documents: z.number(),
  pages: z.number(),
  rows: z.number(),
  documentsWithoutText: z.number().default(0),
  pagesWithoutText: z.number().default(0),
});

/** That something was searched for, and what was found: kept for ever, also when it was nothing. */
export const SearchRecord = z.object({
  id: SearchRecordId,
  /** Records of one batch have the same. */
  batch: z.string().optional(),
  query: z.string(),
  options: SearchOptions,
  /** Pages and rows. */
  found: z.number(),
  /** Documents with their counts, most first; at most 50. */
  places: z.array(z.object({ documentId: DocumentId, count: z.number() })),
  /** What the project held then. */
  searched: SearchedExtent,
  at: Instant,
  author: z.string(),
});
export type SearchRecord = z.infer<typeof SearchRecord>;

/** What a batch of names found: one line a name, with the documents that have it. */
export const BatchResult = z.object({
  batch: z.string(),
  names: z.array(
    z.object({
      name: z.string(),
      total: z.number(),
      documents: z.array(z.object({ documentId: DocumentId, count: z.number() })),
      /** Why the name could not be searched. */
      problem: z.string().optional(),
    }),
  ),
  documents: z.array(z.object({ documentId: DocumentId, name: z.string(), count: z.number() })),
  searched: SearchedExtent,
});
export type BatchResult = z.infer<typeof BatchResult>;

/** Search over every page, table row, mail, note, entity and claim. docs/spec/search.md says how queries are written. */
export const searchContract = {
  'search.find': query(
    'Finds words, "exact phrases", AND, OR, NOT, NEAR/5, word*, word~, field:value in every page, row, note, entity and claim, best first. Chinese needs no blanks.',
    SearchOptions.extend({
      query: z.string().max(100_000),
      documentId: DocumentId.optional(),
      limit: z.int().min(1).optional(),
      offset: z.int().min(0).default(0),
      /** Whether hits are counted by field. */
      facets: z.boolean().default(false),
    }),
    SearchResult,
  ),
  'search.batch': job(
    'Searches for many names, each as a phrase, and keeps the record of every one: also of those that are nowhere.',
    z.object({
      names: z.array(z.string().trim().min(1).max(1000)).min(1).max(20_000),
      options: SearchOptions.prefault({}),
    }),
    BatchResult,
  ),
  'search.matrix': job(
    'What a batch found as CSV: a line a name, a column a document; names that are nowhere say in how much they were searched. No cell is a formula.',
    BatchResult,
    z.object({ ref: BytesRef, fileName: z.string() }),
  ),
  'search.record': action(
    'Keeps the record of a search: what was searched, in how much, and what was found.',
    z.object({ query: z.string().max(100_000), options: SearchOptions.prefault({}) }),
    SearchRecord,
  ),
  'search.records': query(
    'Records of searches, the newest first: all, of one batch, or those that found nothing.',
    z.object({
      batch: z.string().optional(),
      nothing: z.boolean().default(false),
      limit: z.int().min(1).optional(),
    }),
    z.array(SearchRecord),
  ),
  'search.history': query(
    'What was searched for lately, each query once, the newest first.',
    z.object({ limit: z.int().min(1).default(30) }),
    z.array(z.object({ query: z.string(), options: SearchOptions, found: z.number(), at: Instant })),
  ),
  'search.saved': query('Saved searches by name.', z.object({}), z.array(SavedSearch)),
  'search.save': action(
    'Saves a search under a name; an old one of this name is replaced.',
    z.object({
      name: z.string().trim().min(1).max(200),
      query: z.string().max(100_000),
      options: SearchOptions.prefault({}),
    }),
    SavedSearch,
  ),
  'search.forget': action(
    'Removes a saved search.',
    z.object({ id: SavedSearchId }),
    z.object({ id: SavedSearchId }),
  ),
} as const;
