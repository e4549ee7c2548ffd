import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { DocumentId, SectionCommentId } from '../kernel/ids.ts';
import { BlockKind, BlockSettings, CitationRef, SectionTree, ThreadKey } from '../sections/tree.ts';
import { action, query } from './define.ts';

/** Words that a receiver takes at most, and where that is said. */
export const WordLimit = z.object({ most: z.int().min(1), why: z.string().default('') });
export type WordLimit = z.infer<typeof WordLimit>;

/** A section as a template declares it. */
export const SectionSpec = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'expected a name of small letters, digits and hyphens'),
  title: z.string().min(1).max(200),
  /** What belongs there, for whoever writes it. Never printed. */
  hint: z.string().default(''),
  limit: WordLimit.optional(),
  /** Blocks that are offered there; all when left out. */
  blocks: z.array(BlockKind).default([...BlockKind.options]),
  /** Blocks that stand there until somebody writes it. */
  starts: z.array(BlockKind).default([]),
});
export type SectionSpec = z.infer<typeof SectionSpec>;

/** A section of a template as it is written in this project. */
export const Section = z.object({
  ...SectionSpec.shape,
  document: SectionTree,
  /** Words of its own; blocks, footnotes and comments do not count. */
  words: z.number(),
  /** Whether anybody has written it. */
  written: z.boolean(),
});
export type Section = z.infer<typeof Section>;

/** How it stands with something that can be cited. */
export const CitationState = z.enum(['good', 'stale', 'lost', 'broken']);
export type CitationState = z.infer<typeof CitationState>;

/** Something that can be cited, or is. */
export const Citable = z.object({
  ref: CitationRef,
  /** What stands on its chip: `E12`, `Exhibit 3`. */
  label: z.string(),
  kind: z.enum(['evidence', 'claim', 'entity', 'figure', 'exhibit']),
  /** Id of the thing, for opening it; '' when it is gone. */
  id: z.string(),
  /** The footnote, without its place in the exhibits. */
  words: z.string(),
  /** Further words that it is found by. */
  search: z.string(),
  state: CitationState,
  /** What is wrong with it and what to do; '' when nothing is. */
  advice: z.string(),
});
export type Citable = z.infer<typeof Citable>;

/** A piece of a cell: words, or a citation. */
export const CellPiece = z.union([z.object({ text: z.string() }), z.object({ cite: CitationRef })]);
export type CellPiece = z.infer<typeof CellPiece>;
/** A cell of a block. */
export const Cell = z.array(CellPiece);
export type Cell = z.infer<typeof Cell>;

/** A row of a block, and what it was drawn from: where that is withheld, the row is. */
export const BlockRow = z.object({
  cells: z.array(Cell),
  /** Numbers of evidence. */
  evidence: z.array(z.number()),
  documents: z.array(DocumentId),
});
export type BlockRow = z.infer<typeof BlockRow>;

/** A block filled from the case: tables under headings, with what a reader must know of them. */
export const FilledBlock = z.object({
  block: BlockKind,
  title: z.string(),
  tables: z.array(
    z.object({
      /** '' where the block has one table. */
      title: z.string(),
      columns: z.array(z.object({ title: z.string(), right: z.boolean().optional() })),
      rows: z.array(BlockRow),
      /** Rows that are not shown. */
      more: z.number(),
    }),
  ),
  /** How it was counted, what it leaves out. */
  notes: z.array(z.string()),
  /** What it says instead when there is nothing to show; '' else. */
  empty: z.string(),
});
export type FilledBlock = z.infer<typeof FilledBlock>;

/** One remark on a passage. */
export const SectionComment = z.object({
  id: SectionCommentId,
  text: z.string(),
  author: z.string(),
  at: Instant,
});
export type SectionComment = z.infer<typeof SectionComment>;

/** Remarks on one passage, oldest first. */
export const CommentThread = z.object({
  thread: ThreadKey,
  section: z.string(),
  resolved: z.boolean(),
  /** Whether its passage still stands in the text. */
  anchored: z.boolean(),
  comments: z.array(SectionComment),
});
export type CommentThread = z.infer<typeof CommentThread>;

/** One change of a section. */
export const SectionVersion = z.object({
  seq: z.number(),
  at: Instant,
  author: z.string(),
  sentence: z.string(),
  /** Words after it. */
  words: z.number(),
});
export type SectionVersion = z.infer<typeof SectionVersion>;

/** Where a section is: the template (that of the case file when left out) and its name. */
const place = { template: z.string().optional(), section: z.string() };
const base = z
  .array(z.string().regex(/^[0-9a-f]{16}$/))
  .max(50)
  .optional();
const comment = z.string().trim().min(1).max(20_000);

/** The sections of a case file: written text with citations and blocks, comments, versions. */
export const sectionsContract = {
  'sections.get': query(
    'The sections of a template as they are written in this project.',
    z.object({ template: z.string().optional() }),
    z.object({
      template: z.string(),
      title: z.string(),
      limit: WordLimit.optional(),
      sections: z.array(Section),
    }),
  ),
  'sections.edit': action(
    'Changes the text of a section. `restores`: the action after which it read so. `base`: what it was written from (revisions, newest first); where something else is stored by now, both are put together, and `clashes` says how many places both had changed.',
    z.object({ ...place, document: SectionTree, restores: z.int().optional(), base }),
    Section.extend({ clashes: z.int().min(0) }),
  ),
  'sections.citable': query(
    'Everything that the sections can cite, and what they cite though it is gone: with its footnote, how it stands and what to do.',
    z.object({ template: z.string().optional() }),
    z.array(Citable),
  ),
  'sections.block': query(
    'A block filled from the case, as it is printed.',
    z.object({ block: BlockKind, settings: BlockSettings.default({}) }),
    FilledBlock,
  ),
  'sections.comments': query(
    'Comments on the sections of a template. They are never exported.',
    z.object({ template: z.string().optional() }),
    z.array(CommentThread),
  ),
  'sections.comment': action(
    'Adds a remark to a thread, or begins one: then with the text in which its passage is marked.',
    z.object({ ...place, thread: ThreadKey, text: comment, document: SectionTree.optional(), base }),
    CommentThread,
  ),
  'sections.resolve': action(
    'Marks a thread as settled, or opens it again.',
    z.object({ ...place, thread: ThreadKey, resolved: z.boolean() }),
    CommentThread,
  ),
  'sections.history': query(
    'The changes of a section, newest first, from the log.',
    z.object(place),
    z.array(SectionVersion),
  ),
  'sections.version': query(
    'A section before and after one change of it.',
    z.object({ ...place, seq: z.int() }),
    z.object({ before: SectionTree, after: SectionTree }),
  ),
} as const;
