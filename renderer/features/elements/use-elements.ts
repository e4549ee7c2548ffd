import { useMemo } from 'react';
import type { GapTask } from '../../../electron/shared/contract/elements.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { ClaimId, ElementId, GapTaskId, RegimeId } from '../../../electron/shared/kernel/ids.ts';
import type { Result } from '../../../electron/shared/kernel/result.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { settledOn } from '../../bridge/settled.ts';

/** What can be done to elements. Each answers whether it was done; problems are shown by the frame. */
export interface ElementWork {
  readonly answer: (claimId: ClaimId, elementId: ElementId) => Promise<boolean>;
  readonly unanswer: (claimId: ClaimId, elementId: ElementId) => Promise<boolean>;
  /** Makes a claim that answers the element; answers its id. */
  readonly claim: (text: string, elementId: ElementId) => Promise<ClaimId | null>;
  readonly pursue: (id: RegimeId, prongs: readonly string[]) => Promise<boolean>;
  readonly addTask: (
    elementId: ElementId,
    task: Pick<GapTask, 'what' | 'assignee' | 'due'>,
  ) => Promise<boolean>;
  readonly editTask: (
    id: GapTaskId,
    patch: Partial<Pick<GapTask, 'what' | 'assignee' | 'note' | 'due' | 'state'>>,
  ) => Promise<boolean>;
  readonly deleteTask: (id: GapTaskId) => Promise<boolean>;
}

/** The work on elements, prongs and tasks. */
export function useElementWork(): ElementWork {
  const { api, shelf } = useServices();
  return useMemo(() => {
    const settled = settledOn(shelf);
    const done = async (call: Promise<Result<unknown, Problem>>) => (await settled(call)) !== null;
    return {
      answer: (claimId, elementId) => done(api.call('elements.answer', { claimId, elementId })),
      unanswer: (claimId, elementId) => done(api.call('elements.unanswer', { claimId, elementId })),
      claim: async (text, elementId) => {
        const made = await settled(api.call('claims.create', { text, elementIds: [elementId] }));
        if (made) shelf.setState({ lastClaim: { id: made.id, number: made.number } });
        return made?.id ?? null;
      },
      pursue: (id, prongs) => done(api.call('regimes.pursue', { id, prongs: [...prongs] })),
      addTask: (elementId, task) => done(api.call('gaps.add', { elementId, ...task })),
      editTask: (id, patch) => done(api.call('gaps.edit', { id, patch })),
      deleteTask: id => done(api.call('gaps.delete', { id })),
    };
  }, [api, shelf]);
}
