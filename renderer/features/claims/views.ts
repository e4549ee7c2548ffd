import { type ComponentType, lazy } from 'react';
import type { ClaimsTab } from '../../navigation/routes.ts';
import { BoardTab } from './BoardTab.tsx';

/** A way of looking at the claims. */
export interface ClaimView {
  readonly value: ClaimsTab;
  readonly words: string;
  readonly View: ComponentType;
}

/** The tabs of the claims place, from left to right. */
export const CLAIM_VIEWS: readonly ClaimView[] = [
  { value: 'board', words: 'Board', View: BoardTab },
  {
    value: 'elements',
    words: 'Matrix',
    View: lazy(() => import('../elements/MatrixTab.tsx').then(({ MatrixTab }) => ({ default: MatrixTab }))),
  },
];
