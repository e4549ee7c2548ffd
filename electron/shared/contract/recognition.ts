import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { DocumentId } from '../kernel/ids.ts';
import { action, query } from './define.ts';

/** Where the data of a language lie: with the program, in the folder for more, or with the machine's own `tesseract`. */
export const LanguageOrigin = z.enum(['shipped', 'added', 'machine']);

/** What text recognition can work with on this machine. */
export const RecognitionOptions = z.object({
  /** In Tesseract's names (`rus`, `chi_sim`). Without a choice, all but the machine's are tried. */
  languages: z.array(z.object({ name: z.string(), from: LanguageOrigin })),
  /** The folder to drop more `.traineddata` files into. */
  folder: z.string(),
  /** Name and version of the shipped program, and of the machine's own; null where none was found. */
  shipped: z.string(),
  machine: z.string().nullable(),
});
export type RecognitionOptions = z.infer<typeof RecognitionOptions>;

/** How text is recognised in this project when nothing else is said. */
export const RecognitionWish = z.object({
  /** Found out page by page when empty. */
  languages: z.array(z.string().min(1).max(60)).max(20),
  /** Which program reads. The shipped one gives the same words on every machine. */
  engine: z.enum(['shipped', 'machine']),
  /** Whether scans that are imported in the window are read right away. */
  afterImport: z.boolean(),
});
export type RecognitionWish = z.infer<typeof RecognitionWish>;

/** Pages of a document that were asked for and not finished: the program ended, or is still at it. */
export const WaitingRecognition = z.object({
  documentId: DocumentId,
  file: z.string(),
  /** Pages asked for, and how many of them are read and kept. */
  pages: z.number(),
  done: z.number(),
  askedAt: Instant,
});
export type WaitingRecognition = z.infer<typeof WaitingRecognition>;

/** How sure text recognition was of one page. */
export const PageConfidence = z.object({
  page: z.number(),
  words: z.number(),
  /** Words that should be compared with the page before they are quoted. */
  unsure: z.number(),
  /** 0 to 100, each word weighing as much as it has letters. */
  confidence: z.number(),
});
export type PageConfidence = z.infer<typeof PageConfidence>;

/** A word less sure than this is marked, and counted as unsure. */
export const SURE_WORD = 75;

/** Text recognition: what it can work with, what it is to do by itself, what is unfinished, how sure it was. */
export const recognitionContract = {
  'recognition.options': query(
    'Languages that there is data for, the folder for more, and the programs that can read.',
    z.object({}),
    RecognitionOptions,
  ),
  'recognition.wish': query('How text is recognised in this project.', z.object({}), RecognitionWish),
  'recognition.prefer': action(
    'Sets how text is recognised in this project from now on.',
    RecognitionWish.partial(),
    RecognitionWish,
  ),
  'recognition.waiting': query(
    'What was asked for and not finished, oldest first. `documents.recognise` with `resume` goes on with it.',
    z.object({}),
    z.array(WaitingRecognition),
  ),
  'recognition.confidence': query(
    'How sure text recognition was of the pages of a document; pages with text of their own are left out.',
    z.object({ documentId: DocumentId }),
    z.array(PageConfidence),
  ),
} as const;
