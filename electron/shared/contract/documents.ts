import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { DocumentId, LedgerId, ReadingId } from '../kernel/ids.ts';
import { Handling, Language, Prose, SourceGrade } from './common.ts';
import { action, job, query } from './define.ts';
import { ENCODINGS } from './encodings.ts';
import { Provenance } from './provenance.ts';

/** What a file is by its content. */
export const DocumentKind = z.enum(['pdf', 'text', 'table', 'image', 'other']);
export type DocumentKind = z.infer<typeof DocumentKind>;

/**
 * How an offered file ended. `needs-*` files are stored and listed as such; `refused` ones are not stored. `waiting`
 * is a file whose turn did not come: the import was cancelled or broken off.
 */
export const LedgerState = z.enum([
  'imported',
  'duplicate',
  'needs-ocr',
  'needs-password',
  'refused',
  'waiting',
]);
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
  /** What the content is, and of a table its columns and the line of its header: told by an import, not kept. */
  mediaType: z.string().optional(),
  columns: z.number().optional(),
  headerRow: z.number().optional(),
  /** The line of the file that this one was inside. */
  parentId: LedgerId.optional(),
  /** The line that this one tries again. */
  retryOf: LedgerId.optional(),
  /** The line that tried this one again; what that says holds. */
  retriedBy: LedgerId.optional(),
  /** How its document stands today, when that is no longer what the line says. */
  now: LedgerState.optional(),
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

/** A document that says nearly the same: how much of their wording two documents share, 0 to 1. */
export const NearDuplicate = z.object({ documentId: DocumentId, name: z.string(), similarity: z.number() });
export type NearDuplicate = z.infer<typeof NearDuplicate>;

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
  provenance: Provenance,
  /** The first document of its group of near-duplicates, if it is in one and not the first itself. */
  near: NearDuplicate.optional(),
});
export type Document = z.infer<typeof Document>;

/**
 * Where the characters of a page stand: seven numbers a run, `start, length, x, y, width, height, direction`.
 * Runs are in text order, one for each non-empty text item; direction is 0, 90, 180 or 270 degrees of reading.
 */
export const Runs = z.array(z.number());

/** What a stretch of a text is, where the file says so. Offsets as in `Stretch`. */
export const TextPart = z.object({
  kind: z.enum(['heading', 'link', 'table', 'header', 'attachment', 'field', 'note']),
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
  /** Headings, tables and links of a web page; headers and attachments of a mail; form values, notes and links of a PDF. */
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

/** Passwords to try on locked files, in order. */
const Passwords = z.array(z.string().max(1_000)).max(10_000).default([]);
/** An encoding of `ENCODINGS`. */
const Encoding = z.string().refine(name => ENCODINGS.some(known => known.name === name), {
  message: `expected one of ${ENCODINGS.map(({ name }) => name).join(', ')}`,
});

/** What reading a stored original again came to; how its evidence stands afterwards. */
export const ReadAgain = z.object({
  documentId: DocumentId,
  file: z.string(),
  state: LedgerState,
  /** Whether a reading was added: not when the file could not be read, or reads as before. */
  added: z.boolean(),
  encoding: z.string().optional(),
  reason: z.string().optional(),
  /** Evidence of the document: at its place, at another one, or at none. */
  anchors: z.object({ kept: z.number(), moved: z.number(), lost: z.number() }),
});
export type ReadAgain = z.infer<typeof ReadAgain>;

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
      sourceGrade: SourceGrade.optional(),
      provenance: Provenance.partial().default({}),
      /** Those that opened a file of this project before are tried as well. */
      passwords: Passwords,
      /** For texts and tables; found out when left out. */
      encoding: Encoding.optional(),
    }),
    z.object({ entries: z.array(LedgerEntry), cancelled: z.boolean() }),
  ),
  'documents.recognise': job(
    'Reads the words in scanned pages and pictures (OCR) as a new reading: of these documents, or of all that need it. Pages that have good text keep it, unless forced. Every page that is read is kept at once; each document gets its reading when all its pages are done, or when the work is cancelled.',
    z.object({
      documentIds: z.array(DocumentId).optional(),
      /** Pages from 1; those without text when left out. */
      pages: z.array(z.int().min(1)).optional(),
      /** `rus`, `eng`, `chi_sim` …; those that the project prefers, or found out, when left out. */
      languages: z.array(z.string()).default([]),
      /** Which program reads; as the project prefers when left out. */
      engine: z.enum(['shipped', 'machine']).optional(),
      force: z.boolean().default(false),
      /** Goes on with what was asked for and not finished, and with nothing else. */
      resume: z.boolean().default(false),
    }),
    z.object({ documents: z.array(Recognition), cancelled: z.boolean() }),
  ),
  'documents.retry': job(
    'Tries files of the ledger again that were not read: these lines, these documents, or all. What is stored is read from the project; a refused file must still be where it was.',
    z.object({
      ids: z.array(LedgerId).optional(),
      /** Stored documents, by their last line. */
      documentIds: z.array(DocumentId).optional(),
      passwords: Passwords,
    }),
    z.object({ entries: z.array(LedgerEntry), cancelled: z.boolean() }),
  ),
  'documents.readAgain': job(
    'Reads stored originals again with other settings, each as a new reading beside the old ones, and says what became of their evidence.',
    z.object({
      documentIds: z.array(DocumentId).min(1),
      encoding: Encoding.optional(),
      passwords: Passwords,
    }),
    z.object({ documents: z.array(ReadAgain), cancelled: z.boolean() }),
  ),
  'documents.password': query(
    'The password that opened a document, for showing its pages; null when it needs none.',
    z.object({ id: DocumentId }),
    z.object({ password: z.string().nullable() }),
  ),
  'documents.near': query(
    'Documents that share wording with this one, most alike first.',
    z.object({ id: DocumentId, least: z.number().min(0).max(1).default(0.5) }),
    z.array(NearDuplicate),
  ),
  'documents.list': query(
    'All documents, newest first; the filter looks in names, sources and notes.',
    z.object({
      filter: z.string().optional(),
      kind: DocumentKind.optional(),
      state: LedgerState.optional(),
      handling: Handling.optional(),
      /** `none`: not graded. */
      sourceGrade: SourceGrade.or(z.literal('none')).optional(),
      /** Whether anybody has said who obtained it and when. */
      provenance: z.enum(['said', 'missing']).optional(),
    }),
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
    'Every file ever offered, with its state and reason: newest first, or what failed and nobody has mended yet first.',
    z.object({
      state: LedgerState.optional(),
      order: z.enum(['newest', 'failures']).default('newest'),
      /** Every try at a file, or only its last. */
      tries: z.enum(['all', 'last']).default('all'),
      /** Only what failed and nobody has mended yet. */
      open: z.boolean().default(false),
    }),
    z.array(LedgerEntry),
  ),
  'documents.edit': action(
    'Notes about documents: triage, handling, source grade, language, source, note, tags, provenance.',
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
          provenance: Provenance.partial(),
        })
        .partial(),
    }),
    z.array(Document),
  ),
} as const;
