import { z } from 'zod';
import { Instant, RealDate } from '../kernel/dates.ts';
import { ClaimId, DocumentId, ElementId, GapTaskId, RegimeId } from '../kernel/ids.ts';
import { ClaimKind, ClaimStatus } from './claims.ts';
import { BytesRef } from './common.ts';
import { action, job, query } from './define.ts';
import { Reading } from './grades.ts';

/** What an element is for: it must be proved, is weighed with others, rules an exclusion out, or needs no proof and is shown as such. */
export const ElementRole = z.enum(['element', 'factor', 'exclusion', 'note']);
export type ElementRole = z.infer<typeof ElementRole>;

const ListDate = z.iso.date().or(z.literal(''));

const cited = {
  /** Where it stands: `E.O. 14024 sec. 11(a)(i)`. */
  citation: z.string().trim().min(1).max(500),
  /** The act or page it was read in. */
  source: z.string().trim().min(1).max(1_000),
  url: z.string().max(2_000).default(''),
  sourceDate: ListDate.default(''),
  checked: z.iso.date(),
  /** Whether the words were read, and in what. */
  status: Reading,
  /** What has to be checked before it is relied on. */
  verify: z.string().trim().min(1).max(2_000).optional(),
};

const Code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._()-]{0,39}$/, 'expected a short code like S11-E1 or a-i, without blanks');

/** One way to meet a regime, of which one is enough. */
export const Prong = z.strictObject({
  code: Code,
  title: z.string().trim().min(1).max(300),
  text: z.string().trim().min(1).max(4_000),
  ...cited,
});
export type Prong = z.infer<typeof Prong>;

/** One thing that a regime requires or weighs, as a regime file has it. `text` is a paraphrase; `quote` the words of the law. */
export const ElementDefinition = z.strictObject({
  code: Code,
  title: z.string().trim().min(1).max(300),
  text: z.string().trim().min(1).max(4_000),
  role: ElementRole.default('element'),
  /** Prongs that it belongs to; none means all. */
  prongs: z.array(Code).default([]),
  quote: z.string().max(4_000).optional(),
  /** What usually shows it. */
  shownBy: z.array(z.string().trim().min(1).max(300)).default([]),
  ...cited,
});
export type ElementDefinition = z.infer<typeof ElementDefinition>;

/** A regime as a file: docs/spec/claims.md says what each field means. */
export const RegimeFile = z
  .strictObject({
    format: z.literal(1),
    code: Code,
    title: z.string().trim().min(1).max(300),
    authority: z.string().trim().min(1).max(300),
    /** Of this file: a date, or a number that its author counts up. */
    version: z.string().trim().min(1).max(40),
    /** Where the law was read up to. */
    checked: z.iso.date(),
    note: z.string().max(4_000).default(''),
    /** Standard of proof, as it is understood. */
    standard: z.string().max(2_000).default(''),
    /** How a finding is worded: `designated pursuant to section …`. */
    formula: z.string().max(2_000).default(''),
    prongs: z.array(Prong).max(50).default([]),
    elements: z.array(ElementDefinition).min(1).max(500),
  })
  .superRefine((file, context) => {
    const say = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const prongs = new Set(file.prongs.map(({ code }) => code));
    const once = (list: 'prongs' | 'elements') => {
      const seen = new Set<string>();
      for (const [index, { code, status, verify }] of file[list].entries()) {
        if (seen.has(code)) say([list, index, 'code'], `“${code}” is there twice`);
        seen.add(code);
        if (status === 'unverified' && verify === undefined)
          say([list, index, 'status'], 'what is unverified needs “verify”, which says what to check');
      }
    };
    once('prongs');
    once('elements');
    for (const [index, element] of file.elements.entries())
      for (const [at, code] of element.prongs.entries())
        if (!prongs.has(code)) say(['elements', index, 'prongs', at], `there is no prong “${code}”`);
  });
export type RegimeFile = z.infer<typeof RegimeFile>;

/** A regime that can be used: shipped, or already in the project. */
export const RegimeSummary = z.object({
  code: z.string(),
  title: z.string(),
  authority: z.string(),
  version: z.string(),
  checked: z.string(),
  /** Whose file it is. */
  origin: z.enum(['shipped', 'own']),
  /** Elements and prongs that are marked to be verified. */
  toVerify: z.number(),
  elements: z.number(),
  /** In this project. */
  id: RegimeId.optional(),
  /** The version in this project, when the shipped one is another. */
  usedVersion: z.string().optional(),
});
export type RegimeSummary = z.infer<typeof RegimeSummary>;

/** A fault of a regime file: where it is, and what to do. */
export const FileFault = z.object({
  line: z.number(),
  column: z.number(),
  what: z.string(),
});
export type FileFault = z.infer<typeof FileFault>;

/**
 * How far an element is proved. Empty: no supporting evidence. Contested: evidence, a dispute or a standing alternative
 * against it. Single-source: one independent origin. Covered: two or more.
 */
export const Coverage = z.enum([
  'covered',
  'single-source',
  'contested',
  'empty',
  'nothing-to-prove',
  'not-pursued',
]);
export type Coverage = z.infer<typeof Coverage>;

const Due = RealDate.or(z.literal(''));

/** A task about a gap: what is missing, who looks for it, how it stands. */
export const GapTask = z.object({
  id: GapTaskId,
  elementId: ElementId,
  what: z.string(),
  assignee: z.string(),
  note: z.string(),
  /** When it is due, as precisely as somebody said: `2026-12`, `2026-12-14`; '' for no day. */
  due: z.string(),
  state: z.enum(['open', 'under-way', 'done', 'dropped']),
  createdAt: Instant,
  author: z.string(),
});
export type GapTask = z.infer<typeof GapTask>;

/** A claim in a row of the matrix. */
export const MatrixClaim = z.object({
  id: ClaimId,
  number: z.number(),
  text: z.string(),
  status: ClaimStatus,
  kind: ClaimKind.optional(),
  /** Whether it answers by itself, or as a part of a claim that does. */
  part: z.boolean(),
  /** Whether its evidence counts: not when refuted, withdrawn, or a statement that something is not known. */
  counts: z.boolean(),
  supports: z.number(),
  contradicts: z.number(),
  context: z.number(),
});
export type MatrixClaim = z.infer<typeof MatrixClaim>;

/** A row of the matrix: an element and what there is for and against it. */
export const MatrixRow = z.object({
  id: ElementId,
  /** As in the file that was used. */
  ...ElementDefinition.shape,
  /** Whether the newest file of its regime no longer has it; what answers it is kept. */
  removed: z.boolean(),
  coverage: Coverage,
  /** The same in words, with its reasons: never colour alone. */
  words: z.string(),
  claims: z.array(MatrixClaim),
  /** Independent origins in support, each with its documents. */
  origins: z.array(
    z.object({ key: z.string(), documents: z.array(z.object({ id: DocumentId, name: z.string() })) }),
  ),
  /** Pieces of evidence against. */
  against: z.number(),
  /** Alternative explanations that stand. */
  alternatives: z.array(z.object({ id: ClaimId, number: z.number(), status: ClaimStatus })),
  /** Searches cited for it, and how many of them found nothing. */
  searches: z.object({ cited: z.number(), nothing: z.number() }),
  tasks: z.array(GapTask),
  /** What else has to be said: drafts, single origins of a part, marks to verify. */
  remarks: z.array(z.string()),
});
export type MatrixRow = z.infer<typeof MatrixRow>;

/** One regime of the matrix. */
export const MatrixRegime = z.object({
  id: RegimeId,
  ...RegimeFile.shape,
  origin: z.enum(['shipped', 'own']),
  prongs: z.array(Prong.extend({ pursued: z.boolean() })),
  elements: z.array(MatrixRow),
  /** Rows by how far they are proved. */
  counts: z.record(Coverage, z.number()),
});
export type MatrixRegime = z.infer<typeof MatrixRegime>;

const FileGiven = z.object({ name: z.string().min(1).max(500), text: z.string().max(2_000_000) });

/** Regimes, their elements, what answers them and what is missing. */
export const elementsContract = {
  'regimes.list': query(
    'Regimes that can be used: those shipped, and those of this project.',
    z.object({}),
    z.array(RegimeSummary),
  ),
  'regimes.get': query(
    'One regime as its file has it, by its code: that of the project, else the shipped one.',
    z.object({ code: z.string() }),
    RegimeFile,
  ),
  'regimes.use': action(
    'Takes a shipped regime into the project, or its newer version in place of the one there. The definition is copied, so that a later version of the program changes nothing. Elements that are gone but answered are kept.',
    z.object({ code: z.string() }),
    z.object({ id: RegimeId, added: z.number(), changed: z.number(), kept: z.array(z.string()) }),
  ),
  'regimes.check': query(
    'Every fault of a regime file, with line and what to do; none when it can be imported.',
    FileGiven,
    z.object({ faults: z.array(FileFault) }),
  ),
  'regimes.import': action(
    'Takes a regime that a person wrote into the project, or its newer version. Elements that are gone but answered are kept and named.',
    FileGiven,
    z.object({ id: RegimeId, added: z.number(), changed: z.number(), kept: z.array(z.string()) }),
  ),
  'regimes.export': job(
    'A regime as a JSON file, to keep or to start another one from.',
    z.object({ code: z.string() }),
    z.object({ ref: BytesRef, fileName: z.string(), bytes: z.number() }),
  ),
  'regimes.pursue': action(
    'Chooses the prongs that are pursued; none means all of them.',
    z.object({ id: RegimeId, prongs: z.array(z.string()).max(50) }),
    z.object({ id: RegimeId, prongs: z.array(z.string()) }),
  ),
  'regimes.remove': action(
    'Takes a regime out of the project when nothing answers it any more.',
    z.object({ id: RegimeId }),
    z.object({ id: RegimeId }),
  ),
  'elements.matrix': query(
    'Every element of the regimes in use: how far it is proved, by which claims, from how many independent origins, what speaks against it and what is missing.',
    z.object({ regimeId: RegimeId.optional() }),
    z.object({ regimes: z.array(MatrixRegime) }),
  ),
  'elements.export': job(
    'The matrix of one regime as CSV: a line for each element with what it asks, how far it is proved, by which claims and from which documents. No cell is a formula.',
    z.object({ regimeId: RegimeId }),
    z.object({ ref: BytesRef, fileName: z.string(), elements: z.number(), bytes: z.number() }),
  ),
  'elements.answer': action(
    'Says that a claim answers an element, with a note on how.',
    z.object({ claimId: ClaimId, elementId: ElementId, note: z.string().max(10_000).default('') }),
    z.object({ claimId: ClaimId, elementId: ElementId }),
  ),
  'elements.unanswer': action(
    'Says that a claim does not answer an element after all.',
    z.object({ claimId: ClaimId, elementId: ElementId }),
    z.object({ claimId: ClaimId, elementId: ElementId }),
  ),
  'gaps.list': query(
    'Elements that are empty, contested or rest on one origin, with their tasks; worst first.',
    z.object({ state: GapTask.shape.state.optional(), assignee: z.string().optional() }),
    z.array(
      z.object({
        elementId: ElementId,
        regime: z.string(),
        code: z.string(),
        title: z.string(),
        coverage: Coverage,
        words: z.string(),
        tasks: z.array(GapTask),
      }),
    ),
  ),
  'gaps.add': action(
    'Makes a task of a gap.',
    z.object({
      elementId: ElementId,
      what: z.string().trim().min(1).max(5_000),
      assignee: z.string().trim().max(200).default(''),
      note: z.string().max(100_000).default(''),
      due: Due.default(''),
    }),
    GapTask,
  ),
  'gaps.edit': action(
    'Changes a task: what, who, note, when it is due, how it stands.',
    z.object({
      id: GapTaskId,
      patch: z
        .object({
          what: z.string().trim().min(1).max(5_000),
          assignee: z.string().trim().max(200),
          note: z.string().max(100_000),
          due: Due,
          state: GapTask.shape.state,
        })
        .partial(),
    }),
    GapTask,
  ),
  'gaps.delete': action('Deletes a task.', z.object({ id: GapTaskId }), z.object({ id: GapTaskId })),
  'origins.list': query(
    'Documents that evidence was taken from, by independent origin, with what makes them one.',
    z.object({}),
    z.array(
      z.object({
        key: z.string(),
        documents: z.array(z.object({ id: DocumentId, name: z.string() })),
        /** Why they are one origin; empty for one document. */
        because: z.array(z.string()),
        /** The name that a person gave the origin. */
        label: z.string(),
      }),
    ),
  ),
  'origins.set': action(
    'Says of documents that they are one origin of this name, apart from all others; an empty name leaves it to the rules again.',
    z.object({
      documentIds: z.array(DocumentId).min(1).max(10_000),
      label: z.string().trim().max(300),
      note: z.string().max(10_000).default(''),
    }),
    z.object({ documents: z.number() }),
  ),
} as const;
