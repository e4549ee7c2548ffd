import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { ActionId } from '../kernel/ids.ts';
import { MadeCaseFile, Noted, PdfStandard, WrittenName } from './case-file.ts';
import { BytesRef } from './common.ts';
import { action, job, query } from './define.ts';

/** One changed row: null before means it was added, null after that it was removed. */
export const Change = z.object({
  table: z.string(),
  id: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type Change = z.infer<typeof Change>;

/** One action of the journal as a person reads it. */
export const JournalEntry = z.object({
  seq: z.number(),
  id: ActionId,
  at: Instant,
  author: z.string(),
  action: z.string(),
  sentence: z.string(),
  /** The action that this one reversed or did again. */
  reverses: z.number().optional(),
  undone: z.boolean(),
  changes: z.array(Change).optional(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

const filter = {
  /** A thing by its id, its label (E12, C3, N7), or the name of an entity or a document: only what changed it. */
  about: z.string().max(1000).optional(),
  /** Who acted, exactly as the log has it. */
  author: z.string().optional(),
  /** Name of an action, or of a group of them (`evidence`). */
  action: z.string().optional(),
  /** Not before this instant, by the clock of the computer that acted. */
  from: Instant.optional(),
  /** Before this instant. */
  until: Instant.optional(),
};

/** The activity log, undo and redo. */
export const historyContract = {
  'history.list': query(
    'The log, newest first; before a sequence number if given, and about one thing, by one person, of one kind or in a time if given.',
    z.object({
      before: z.int().optional(),
      limit: z.int().min(1).max(10_000).default(200),
      withChanges: z.boolean().default(false),
      ...filter,
    }),
    z.array(JournalEntry),
  ),
  'log.export': job(
    'The log as CSV, oldest first, with the hash of every action. No cell is a formula.',
    z.object(filter),
    z.object({ ref: BytesRef, actions: z.number(), bytes: z.number(), sha256: z.string() }),
  ),
  'log.report': job(
    'The custody report as PDF: originals, evidence, the lines of the log that fit, and how an outsider checks them. Noted in the log with its SHA-256. The same project gives the same bytes.',
    z.object({ ...filter, standard: PdfStandard.default('1.7'), fileName: WrittenName.optional() }),
    MadeCaseFile,
  ),
  'log.notWritten': action(
    'Notes in the log that a custody report, named by its SHA-256, could not be written. Answers the action that had made it.',
    z.object({ sha256: z.string() }),
    Noted,
  ),
  'history.state': query(
    'What undo and redo would do.',
    z.object({}),
    z.object({ undo: z.string().nullable(), redo: z.string().nullable(), seq: z.number() }),
  ),
  'history.undo': action(
    'Reverses the last action that is not reversed yet. History is never rewritten.',
    z.object({}),
    JournalEntry,
  ),
  'history.redo': action('Does the last reversed action again.', z.object({}), JournalEntry),
} as const;
