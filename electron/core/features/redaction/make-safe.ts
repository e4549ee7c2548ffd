import type { RuledPlace } from '../../../shared/contract/redactions.ts';
import type { JobContext } from '../../app/context.ts';
import type { Assembled } from '../case-file/assemble.ts';
import type { Dossier } from '../case-file/dossier.ts';
import { type CoverLook, coveredPages } from './pages.ts';
import { type Plan, planOf } from './plan.ts';
import { listRedactions } from './queries.ts';
import { redacting, safeDossier } from './safe-dossier.ts';

/** The safe case file, ready to be set, and what it is to be searched for afterwards. */
export interface Safe {
  readonly dossier: Dossier;
  readonly plan: Plan;
  /** Title and reference without what has to go, for the name of the file. */
  readonly naming: Pick<Dossier, 'title' | 'reference'>;
}

/** The words of the safe case file, and what they are to be searched for. Its exhibits must not be printed. */
export interface SafeWords {
  readonly dossier: Dossier;
  readonly plan: Plan;
}

/** Takes everything out of the words that the rules name. */
export function safeWords(context: JobContext, assembled: Assembled): SafeWords {
  const plan = planOf(context, assembled.material, listRedactions(context.db));
  const with_ = redacting(plan);
  const words = safeDossier(context, assembled, with_);
  return { dossier: { ...words, redactions: with_.log.lines() }, plan };
}

/** Takes everything out that the rules name. `files` gets pictures of the pages, and nothing else. */
export async function makeSafe(
  context: JobContext,
  assembled: Assembled,
  files: Map<string, Uint8Array>,
  look: CoverLook,
): Promise<Safe> {
  const plan = planOf(context, assembled.material, listRedactions(context.db));
  const with_ = redacting(plan);
  const words = safeDossier(context, assembled, with_);
  const covered = await coveredPages(context, assembled, words, with_, files, look);
  const { title, reference } = covered;
  return { dossier: { ...covered, redactions: with_.log.lines() }, plan, naming: { title, reference } };
}

/** What every rule takes away, with its places; nothing is drawn or set. */
export async function countPlaces(context: JobContext, assembled: Assembled): Promise<RuledPlace[]> {
  const plan = planOf(context, assembled.material, listRedactions(context.db));
  const with_ = redacting(plan);
  const words = safeDossier(context, assembled, with_);
  await coveredPages(context, assembled, words, with_, new Map(), 'none');
  return with_.log.places().flatMap(({ rule, ...place }) => {
    const id = plan.rules[rule]?.id;
    return id === undefined ? [] : [{ rule: id, ...place }];
  });
}
