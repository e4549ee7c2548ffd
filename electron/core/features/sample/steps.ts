import { contract, type Output } from '../../../shared/contract/index.ts';
import type { ActionContext, JobContext } from '../../app/context.ts';
import { caseFileHandlers } from '../case-file/handlers.ts';
import { claimsHandlers } from '../claims/handlers.ts';
import { documentsHandlers } from '../documents/handlers.ts';
import { elementsHandlers } from '../elements/handlers.ts';
import { entitiesHandlers } from '../entities/handlers.ts';
import { evidenceHandlers } from '../evidence/handlers.ts';
import { figuresHandlers } from '../figures/handlers.ts';
import { hypothesesHandlers } from '../hypotheses/handlers.ts';
import { otherSideHandlers } from '../other-side/handlers.ts';
import { searchHandlers } from '../search/handlers.ts';
import { sectionsHandlers } from '../sections/handlers.ts';
import { tradeHandlers } from '../trade/handlers.ts';

const steps = {
  ...documentsHandlers,
  ...evidenceHandlers,
  ...entitiesHandlers,
  ...claimsHandlers,
  ...elementsHandlers,
  ...otherSideHandlers,
  ...hypothesesHandlers,
  ...searchHandlers,
  ...sectionsHandlers,
  ...tradeHandlers,
  ...figuresHandlers,
  ...caseFileHandlers,
};

/** Actions that the recipe of the sample case does. */
type Step =
  | 'documents.edit'
  | 'evidence.keep'
  | 'entities.create'
  | 'relations.add'
  | 'claims.create'
  | 'links.add'
  | 'regimes.use'
  | 'regimes.pursue'
  | 'origins.set'
  | 'gaps.add'
  | 'search.record'
  | 'otherSide.citeSearch'
  | 'hypotheses.start'
  | 'hypotheses.addItems'
  | 'hypotheses.editItem'
  | 'hypotheses.rate'
  | 'trade.mend'
  | 'figures.pin'
  | 'figures.cite'
  | 'sections.edit'
  | 'caseFile.edit';

/** Does one action of the contract, its input parsed as at the door. */
export function doStep<M extends Step>(context: JobContext, method: M, input: unknown): Output<M> {
  const handler: unknown = steps[method];
  const parsed = contract[method].input.parse(input);
  return context.act(method, action =>
    (handler as (action: ActionContext, input: unknown) => Output<M>)(action, parsed),
  );
}
