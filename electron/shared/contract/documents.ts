import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { DocumentId, LedgerId, ReadingId } from '../kernel/ids.ts';
import { Handling, Language, Prose, SourceGrade } from './common.ts';
import { action, job, query } from './define.ts';

/** What a file is by its content. */
export const DocumentKind = z.enum(['pdf', 'text', 'table', 'image', 'other']);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** How an offered file ended. `needs-*` files are stored and listed as such; `refused` ones are not stored. */
export const LedgerState = z.enum(['imported', 'duplicate', 'needs-ocr', 'needs-password', 'refused']);
export type LedgerState = z.infer<typeof LedgerState>;

/** What a person has made of a document so far. */
export const Triage = z.enum(['unread', 'read', 'relevant', 'irrelevant']);
export type Triage = z.infer<typeof Triage>;

/** One line of the ledger: a file that was offered, and what became of it. */
export const LedgerEntry = z.object({
  id: LedgerId,
  at: Instant,
  file: z.string(),
  parent: z.string().optional(),
  state: LedgerState,
  kind: DocumentKind,
  documentId: DocumentId.optional(),
  sha256: z.string().optional(),
  bytes: z.number(),
  pages: z.number().optional(),
  rows: z.number().optional(),
  encoding: z.string().optional(),
  reason: z.string().optional(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** A reading: what one engine made of a document's bytes. */
export const Reading = z.object({
  id: ReadingId,
  engine: z.string(),
  engineVersion: z.string(),
  at: Instant,
  encoding: z.string().optional(),
  pages: z.number(),
  rows: z.number(),
  /** Pages (from 1) that have no text a person could quote. */
  pagesWithoutText: z.array(z.number()),
  warnings: z.array(z.string()),
});
export type Reading = z.infer<typeof Reading>;

/** An imported original as lists and the reader show it. */
export const Document = z.object({
  id: DocumentId,
  name: z.string(),
  kind: DocumentKind,
  mediaType: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  addedAt: Instant,
  state: LedgerState,
  reason: z.string().optional(),
  triage: Triage,
  handling: Handling,
  sourceGrade: SourceGrade.optional(),
  language: z.string(),
  source: z.string(),
  note: z.string(),
  tags: z.array(z.string()),
  metadata: z.record(z.string(), z.string()),
  reading: Reading.optional(),
  evidenceCount: z.number(),
});
export type Document = z.infer<typeof Document>;

/**
 * Where the characters of a page stand: seven numbers a run, `start, length, x, y, width, height, direction`.
 * Runs are in text order, one for each non-empty text item; direction is 0, 90, 180 or 270 degrees of reading.
 */
export const Runs = z.array(z.number());

/** What a stretch of a text is, where the file says so. Offsets as in `Stretch`. */
export const TextPart = z.object({
  kind: z.enum(['heading', 'link', 'table', 'header', 'attachment']),
  start: z.int().min(0),
  end: z.int().min(0),
  /** Of a heading, from 1. */
  level: z.int().optional(),
  /** Where a link leads. It is shown, never followed. */
  href: z.string().optional(),
});
export type TextPart = z.infer<typeof TextPart>;

/** One page as it was read. Size in points (images: pixels) as displayed. */
export const Page = z.object({
  number: z.number(),
  text: z.string(),
  width: z.number(),
  height: z.number(),
  runs: Runs,
  /** How sure text recognition was of each run, 0 to 100. Missing where the file itself has the text. */
  confidence: z.array(z.number()).optional(),
  /** Headings, tables and links of a web page; headers and attachments of a mail. */
  structure: z.array(TextPart).optional(),
});
export type Page = z.infer<typeof Page>;

/** A file to import: a path that the engine can read, or bytes that the shell took in by upload. */
export const ImportSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('path'), path: z.string().min(1) }),
  z.object({ kind: z.literal('upload'), upload: z.string(), name: z.string().min(1) }),
]);
export type ImportSource = z.infer<typeof ImportSource>;

/** What text recognition made of one document. */
export const Recognition = z.object({
  documentId: DocumentId,
  file: z.string(),
  /** State of the document afterwards. */
  state: LedgerState,
  /** Pages that were looked at, and those of them that have words now. */
  pages: z.number(),
  pagesWithText: z.number(),
  words: z.number(),
  /** How sure the words are on average, 0 to 100. */
  confidence: z.number(),
  /** Languages of the pages, as `rus+eng`. */
  languages: z.array(z.string()),
  reason: z.string().optional(),
});
export type Recognition = z.infer<typeof Recognition>;

/** A word by which documents are sorted. */
const Tag = z.string().trim().min(1).max(60);

/** Documents: import, ledger, pages, rows, and what a person notes about an original. */
export const documentsContract = {
  'documents.import': job(
    'Imports files (folders recursively). Each file commits by itself; a bad one is listed in the ledger with its reason.',
    z.object({
      sources: z.array(ImportSource).min(1),
      ocr: z.enum(['auto', 'off', 'force']).default('auto'),
      languages: z.array(z.string()).default([]),
      /** Noted on every document of this import. */
      source: Prose.default(''),
      handling: Handling.default('restricted'),
    }),
    z.object({ entries: z.array(LedgerEntry), cancelled: z.boolean() }),
  ),
  'documents.recognise': job(
    'Reads the words in scanned pages and pictures (OCR) as a new reading: of these documents, or of all that need it. Each document commits by itself; pages that have good text keep it, unless forced.',
    z.object({
      documentIds: z.array(DocumentId).optional(),
      /** Pages from 1; those without text when left out. */
      pages: z.array(z.int().min(1)).optional(),
      /** `rus`, `eng`, `chi_sim` …; found out when left out. */
      languages: z.array(z.string()).default([]),
      force: z.boolean().default(false),
    }),
    z.object({ documents: z.array(Recognition), cancelled: z.boolean() }),
  ),
  'documents.list': query(
    'All documents, newest first; the filter looks in names, sources and notes.',
    z.object({ filter: z.string().optional(), kind: DocumentKind.optional(), state: LedgerState.optional() }),
    z.array(Document),
  ),
  'documents.get': query('One document.', z.object({ id: DocumentId }), Document),
  'documents.page': query(
    'One page as it was read; by the newest reading if none is named.',
    z.object({ documentId: DocumentId, page: z.int().min(1), readingId: ReadingId.optional() }),
    Page,
  ),
  'documents.readings': query(
    'Every reading of a document, newest first. An older one is never replaced.',
    z.object({ documentId: DocumentId }),
    z.array(Reading),
  ),
  'documents.sizes': query(
    'Width and height of every page as it was read, one after the other.',
    z.object({ documentId: DocumentId }),
    z.array(z.number()),
  ),
  'documents.find': query(
    'Every place where words stand in the pages of a document: page, start and end, one after the other. Case, accents, dashes and line ends do not count.',
    z.object({ documentId: DocumentId, words: z.string().max(10_000) }),
    z.object({ places: z.array(z.number()) }),
  ),
  'documents.rows': query(
    'Rows of a table, counted from 1 without the header.',
    z.object({
      documentId: DocumentId,
      from: z.int().min(1).default(1),
      count: z.int().min(1).max(10_000).default(200),
    }),
    z.object({
      columns: z.array(z.string()),
      total: z.number(),
      rows: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
    }),
  ),
  'documents.ledger': query(
    'Every file ever offered, newest first.',
    z.object({ state: LedgerState.optional() }),
    z.array(LedgerEntry),
  ),
  'documents.edit': action(
    'Notes about documents: triage, handling, source grade, language, source, note, tags.',
    z.object({
      ids: z.array(DocumentId).min(1),
      patch: z
        .object({
          triage: Triage,
          handling: Handling,
          sourceGrade: SourceGrade.nullable(),
          language: Language.or(z.literal('')),
          source: Prose,
          note: Prose,
          tags: z.array(Tag).max(50),
        })
        .partial(),
    }),
    z.array(Document),
  ),
} as const;
