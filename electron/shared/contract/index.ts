import type { z } from 'zod';
import { caseFileContract } from './case-file.ts';
import { claimsContract } from './claims.ts';
import { collectionsContract } from './collections.ts';
import { documentsContract } from './documents.ts';
import { elementsContract } from './elements.ts';
import { entitiesContract } from './entities.ts';
import { evidenceContract } from './evidence.ts';
import { figuresContract } from './figures.ts';
import { gradesContract } from './grades.ts';
import { historyContract } from './history.ts';
import { hypothesesContract } from './hypotheses.ts';
import { keysContract } from './keys.ts';
import { mentionsContract } from './mentions.ts';
import { otherSideContract } from './other-side.ts';
import { projectContract } from './project.ts';
import { recognitionContract } from './recognition.ts';
import { redactionsContract } from './redactions.ts';
import { searchContract } from './search.ts';
import { sectionsContract } from './sections.ts';
import { tradeContract } from './trade.ts';
import { tradeKeptContract } from './trade-kept.ts';
import { tradeListsContract } from './trade-lists.ts';
import { watchingContract } from './watching.ts';

/** Every method of Plumbline. Renderer, command line and tests call these and nothing else. */
export const contract = {
  ...projectContract,
  ...documentsContract,
  ...watchingContract,
  ...recognitionContract,
  ...searchContract,
  ...collectionsContract,
  ...mentionsContract,
  ...evidenceContract,
  ...entitiesContract,
  ...claimsContract,
  ...gradesContract,
  ...elementsContract,
  ...otherSideContract,
  ...hypothesesContract,
  ...caseFileContract,
  ...sectionsContract,
  ...redactionsContract,
  ...historyContract,
  ...keysContract,
  ...tradeContract,
  ...tradeKeptContract,
  ...tradeListsContract,
  ...figuresContract,
} as const;

export type Contract = typeof contract;
/** Name of a method. */
export type Method = keyof Contract;
/** Names of the methods of one kind. */
export type MethodOf<K extends Contract[Method]['kind']> = {
  [M in Method]: Contract[M]['kind'] extends K ? M : never;
}[Method];
/** What a caller gives: defaults may be left out. */
export type Given<M extends Method> = z.input<Contract[M]['input']>;
/** What a handler gets: parsed, defaults filled in. */
export type Input<M extends Method> = z.output<Contract[M]['input']>;
/** What a method answers. */
export type Output<M extends Method> = z.output<Contract[M]['output']>;
