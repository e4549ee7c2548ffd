import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { ProjectId } from '../kernel/ids.ts';
import { job, query, session } from './define.ts';
import { Problem } from './problem.ts';

/** The open project. */
export const ProjectStatus = z.object({
  id: ProjectId,
  path: z.string(),
  title: z.string(),
  /** True for the shipped sample: everything in it is invented. */
  sample: z.boolean(),
  readOnly: z.boolean(),
  author: z.string(),
  bytes: z.number(),
  savedAt: Instant.nullable(),
  /** What was mended while opening, in a sentence: a torn tail that was cut back. */
  recovered: z.string().nullable(),
});
export type ProjectStatus = z.infer<typeof ProjectStatus>;

const key = {
  passphrase: z.string().max(10_000).optional(),
  /** age identities, `AGE-SECRET-KEY-1…`. */
  identities: z.array(z.string()).optional(),
};
const Author = z.string().trim().max(200).default('');

/** Something that asks for a person's attention; `place` is where it is dealt with. */
export const NextThing = z.object({
  what: z.string(),
  why: z.string(),
  action: z.string(),
  place: z.enum(['documents', 'ledger', 'evidence', 'entities', 'claims', 'case-file']),
  id: z.string().optional(),
});
export type NextThing = z.infer<typeof NextThing>;

/** A problem found by verifying a project. */
export const Finding = z.object({ where: z.string(), what: z.string() });
export type Finding = z.infer<typeof Finding>;

/** The project as a whole. */
export const projectContract = {
  'project.create': session(
    'Creates a project file and opens it.',
    z.object({
      path: z.string().min(1),
      title: z.string().trim().min(1).max(500),
      passphrase: key.passphrase,
      recipients: z.array(z.string()).default([]),
      author: Author,
    }),
    ProjectStatus,
  ),
  'project.open': session(
    'Opens a project file.',
    z.object({ path: z.string().min(1), ...key, readOnly: z.boolean().default(false), author: Author }),
    ProjectStatus,
  ),
  'project.sample': session(
    'Creates the sample case by importing its files and replaying its recipe, and opens it.',
    z.object({
      path: z.string().min(1),
      passphrase: key.passphrase,
      recipients: z.array(z.string()).default([]),
      author: Author,
    }),
    ProjectStatus,
  ),
  'project.close': session(
    'Saves, closes and drops the key.',
    z.object({}),
    z.object({ closed: z.boolean() }),
  ),
  'project.examine': session(
    'Checks the seals, hashes and links of a project file, also of one that is too damaged to open.',
    z.object({ path: z.string().min(1), ...key }),
    z.object({ ok: z.boolean(), problems: z.array(Finding) }),
  ),
  'project.rescue': session(
    'Writes everything that still holds of a project file into a new folder, not encrypted: originals, texts, tables, the journal and a report.',
    z.object({ path: z.string().min(1), ...key, folder: z.string().min(1) }),
    z.object({
      folder: z.string(),
      originals: z.number(),
      actions: z.number(),
      pages: z.number(),
      ok: z.boolean(),
      /** What could not be written, and what does not hold. */
      problems: z.array(Finding),
      /** Why not everything could be written. What lies in the folder is a part then. */
      stopped: Problem.optional(),
    }),
  ),
  'project.status': session('The open project, or null.', z.object({}), ProjectStatus.nullable()),
  'project.overview': query(
    'Counts, and what waits for a person, most blocking first.',
    z.object({}),
    z.object({
      counts: z.object({
        documents: z.number(),
        evidence: z.number(),
        entities: z.number(),
        claims: z.number(),
      }),
      next: z.array(NextThing),
    }),
  ),
  'project.verify': job(
    'Re-hashes every original and record, and checks the journal, the database and every anchor against its text.',
    z.object({}),
    z.object({ ok: z.boolean(), problems: z.array(Finding) }),
  ),
  'project.compact': job(
    'Writes the file anew without what it no longer needs: replaced images of the database, and actions that the newest one holds. The log stays whole. Work goes on meanwhile.',
    z.object({}),
    z.object({ bytes: z.number(), freed: z.number() }),
  ),
  'project.saveCopy': job(
    'Saves the whole project to another file with the same keys and goes on there, when this one cannot be written any more. Originals that cannot be read are left out and named.',
    z.object({ path: z.string().min(1) }),
    z.object({ path: z.string(), bytes: z.number(), lost: z.array(z.string()) }),
  ),
  'project.archive': job(
    'Writes everything into a tar archive, encrypted with age, that needs no Plumbline to be read: originals, log, journal, database as SQL, custody report, hashes. For recipients, or for a passphrase alone.',
    z.object({
      path: z.string().min(1),
      recipients: z.array(z.string()).default([]),
      newPassphrase: z.string().max(10_000).optional(),
      unconfirmed: z.boolean().default(false),
    }),
    z.object({
      path: z.string(),
      bytes: z.number(),
      sha256: z.string(),
      files: z.number(),
      originals: z.number(),
      actions: z.number(),
    }),
  ),
} as const;
