import type { ApiClient } from '../../../electron/shared/contract/client.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import { ok, type Result } from '../../../electron/shared/kernel/result.ts';
import type { Shelf } from '../../bridge/shelf.ts';
import { type Draft, keepInput, keptSentence } from './draft.ts';
import { type MadeLink, makeLink, rememberLink } from './make-links.ts';

/** Evidence that was kept: what the quiet line says, how many actions it took, and what went wrong after it was kept. */
export interface Kept {
  readonly evidence: Evidence;
  readonly sentence: string;
  readonly actions: number;
  readonly problem: Problem | null;
}

/** Keeps a draft: the evidence with its links first, then each new claim and entity, linked to it. */
export async function keep(api: ApiClient, shelf: Shelf, draft: Draft): Promise<Result<Kept, Problem>> {
  const kept = await api.call('evidence.keep', keepInput(draft));
  if (!kept.ok) return kept;
  const evidence = kept.value;
  for (const link of draft.links) rememberLink(shelf, link);
  const made: MadeLink[] = evidence.links.map(({ role, label }) => ({ role, label }));
  let actions = 1;
  let problem: Problem | null = null;
  for (const link of draft.links) {
    if ('id' in link || link.words.trim() === '') continue;
    const result = await makeLink(api, shelf, evidence.id, link, draft.language);
    if (!result.ok) {
      problem = result.problem;
      break;
    }
    actions += 1;
    made.push(result.value);
  }
  return ok({ evidence, sentence: keptSentence(evidence.number, made), actions, problem });
}
