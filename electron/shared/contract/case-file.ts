import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { EntityId } from '../kernel/ids.ts';
import { BytesRef, Handling } from './common.ts';
import { action, job, query } from './define.ts';
import { ImportSource } from './documents.ts';
import { CheckCode, Preflight } from './preflight.ts';
import { Finding } from './project.ts';

/** What the case file says besides what is drawn from the case itself. */
export const CaseFile = z.object({
  title: z.string(),
  reference: z.string(),
  author: z.string(),
  /** ISO date printed on the cover; chosen by the person so that the same project gives the same bytes. */
  date: z.string(),
  /** What the author calls this state of it: `2`, `draft of 3 March`. */
  version: z.string(),
  handling: Handling,
  template: z.string(),
  /** The section called `summary` as prose: paragraphs divided by blank lines; `[E12]`, `[C3]` and `[N7]` cite. */
  summary: z.string(),
  subjects: z.array(EntityId),
  /** Checks that stop an export when they find something. */
  blocking: z.array(CheckCode),
});
export type CaseFile = z.infer<typeof CaseFile>;

/** Something a lawyer would ask about, found before export. `target` opens the thing it is about. */
export const Warning = z.object({ what: z.string(), where: z.string() });
export type Warning = z.infer<typeof Warning>;

/** A file that was made: where its bytes are, and what an outsider checks it by. `pages` is 0 where it has none of its own. */
export const MadeCaseFile = z.object({
  ref: BytesRef,
  fileName: z.string(),
  pages: z.number(),
  bytes: z.number(),
  sha256: z.string(),
  warnings: z.array(Warning),
  /** Only of a safe case file: how many lines its log of redactions has, and the log as CSV. */
  redacted: z.number().optional(),
  redactionLog: BytesRef.optional(),
});
export type MadeCaseFile = z.infer<typeof MadeCaseFile>;

/** The name that an export was written under, as its note in the log says it: no path. */
export const WrittenName = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^/\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+$/u, 'expected a file name without a path');

/** What came of a note that a file could not be written. */
export const Noted = z.object({ action: z.number() });

/** PDF standard: 1.7 reproduces exhibit pages as they are, a-3a renders them and attaches the originals. */
export const PdfStandard = z.enum(['1.7', 'a-3a']);
export type PdfStandard = z.infer<typeof PdfStandard>;

/** `pdf`: the whole case file. `docx`, `html`: its words with their footnotes. `csv`: every table, in one ZIP file. */
export const CaseFormat = z.enum(['pdf', 'docx', 'html', 'csv']);
export type CaseFormat = z.infer<typeof CaseFormat>;

/** An export that was made: by its SHA-256 the file is known again. `range` are its Bates numbers, in words. */
export const CaseExport = z.object({
  at: Instant,
  author: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  pages: z.number(),
  template: z.string(),
  /** '' where it is no PDF. */
  standard: z.string(),
  format: z.string(),
  audience: z.string(),
  range: z.string(),
});
export type CaseExport = z.infer<typeof CaseExport>;

/** What agrees between a PDF, its own hash manifest and the project, and what does not. */
export const CaseFileVerdict = z.object({
  ok: z.boolean(),
  sha256: z.string(),
  agrees: z.array(Finding),
  problems: z.array(Finding),
});
export type CaseFileVerdict = z.infer<typeof CaseFileVerdict>;

/** `full`: everything. `safe`: redacted by the rules, for partners; searched before it is handed over. */
export const Audience = z.enum(['full', 'safe']);
export type Audience = z.infer<typeof Audience>;

/** The case file: its own words, preview and export. */
export const caseFileContract = {
  'caseFile.get': query('What the case file says of its own.', z.object({}), CaseFile),
  'caseFile.edit': action(
    'Changes title, reference, date, handling, summary or subjects.',
    z.object({ patch: CaseFile.partial() }),
    CaseFile,
  ),
  'caseFile.templates': query(
    'Templates that can be exported: case files, and reports about the log.',
    z.object({}),
    z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        description: z.string(),
        about: z.enum(['case', 'log']),
        /** Only of one that a person brought: what its author calls its state, and the SHA-256 of its folder. */
        own: z.object({ version: z.string(), sha256: z.string() }).optional(),
      }),
    ),
  ),
  'caseFile.addTemplate': job(
    'Brings a template folder into the project, or its newer state: one path, or its files uploaded with their paths. It is checked, and the case set with it, before it is kept.',
    z.object({ sources: z.array(ImportSource).min(1).max(1000) }),
    z.object({
      id: z.string(),
      title: z.string(),
      version: z.string(),
      sha256: z.string(),
      files: z.number(),
      replaced: z.boolean(),
    }),
  ),
  'caseFile.removeTemplate': action(
    'Takes a template that a person brought out of the project. What was written under it stays.',
    z.object({ id: z.string() }),
    z.object({ id: z.string() }),
  ),
  'caseFile.preflight': query(
    'What a lawyer would ask about: each with its place, a way to mend it, and whether it stops an export.',
    z.object({ template: z.string().optional(), audience: Audience.default('full') }),
    Preflight,
  ),
  'caseFile.preview': job(
    'Sets the case file for looking at. Leaves no trace in the log.',
    z.object({ template: z.string().optional(), audience: Audience.default('full') }),
    MadeCaseFile,
  ),
  'caseFile.export': job(
    'Makes the case file, or its words or tables, and records it in the log with its SHA-256. The shell delivers the bytes, as `fileName` if given.',
    z.object({
      template: z.string().optional(),
      standard: PdfStandard.default('1.7'),
      format: CaseFormat.default('pdf'),
      audience: Audience.default('full'),
      fileName: WrittenName.optional(),
    }),
    MadeCaseFile,
  ),
  'caseFile.notWritten': action(
    'Notes in the log that an exported case file, named by its SHA-256, could not be written. Answers the action that had made it.',
    z.object({ sha256: z.string() }),
    Noted,
  ),
  'caseFile.exports': query('Exports of the case file, newest first.', z.object({}), z.array(CaseExport)),
  'caseFile.verify': job(
    'Checks a case file that somebody hands in: its SHA-256 against the log, its attachments against its own hash manifest and the originals of the project.',
    z.object({ source: ImportSource }),
    CaseFileVerdict,
  ),
} as const;
