import { archiveHandlers } from '../features/archive/handlers.ts';
import { caseFileHandlers } from '../features/case-file/handlers.ts';
import { claimsHandlers } from '../features/claims/handlers.ts';
import { collectionsHandlers } from '../features/collections/handlers.ts';
import { documentsHandlers } from '../features/documents/handlers.ts';
import { elementsHandlers } from '../features/elements/handlers.ts';
import { entitiesHandlers } from '../features/entities/handlers.ts';
import { evidenceHandlers } from '../features/evidence/handlers.ts';
import { figuresHandlers } from '../features/figures/handlers.ts';
import { gradesHandlers } from '../features/grades/handlers.ts';
import { historyHandlers } from '../features/history/handlers.ts';
import { hypothesesHandlers } from '../features/hypotheses/handlers.ts';
import { keysHandlers } from '../features/keys/handlers.ts';
import { mentionsHandlers } from '../features/mentions/handlers.ts';
import { otherSideHandlers } from '../features/other-side/handlers.ts';
import { projectHandlers } from '../features/project/handlers.ts';
import { recognitionHandlers } from '../features/recognition/handlers.ts';
import { redactionHandlers } from '../features/redaction/handlers.ts';
import { searchHandlers } from '../features/search/handlers.ts';
import { sectionsHandlers } from '../features/sections/handlers.ts';
import { tradeHandlers } from '../features/trade/handlers.ts';
import { tradeListsHandlers } from '../features/trade/lists/handlers.ts';
import type { Handlers, ProjectMethod } from './context.ts';

/** Every method of an open project. Leaving one out does not compile. */
export const handlers: Handlers<ProjectMethod> = {
  ...projectHandlers,
  ...archiveHandlers,
  ...documentsHandlers,
  ...recognitionHandlers,
  ...searchHandlers,
  ...collectionsHandlers,
  ...mentionsHandlers,
  ...evidenceHandlers,
  ...entitiesHandlers,
  ...claimsHandlers,
  ...gradesHandlers,
  ...elementsHandlers,
  ...otherSideHandlers,
  ...hypothesesHandlers,
  ...caseFileHandlers,
  ...sectionsHandlers,
  ...redactionHandlers,
  ...historyHandlers,
  ...keysHandlers,
  ...tradeHandlers,
  ...tradeListsHandlers,
  ...figuresHandlers,
};
