import { type ComponentType, lazy } from 'react';
import type { ClaimsTab } from '../../navigation/routes.ts';
import { BoardTab } from './BoardTab.tsx';
import { OutlineTab } from './OutlineTab.tsx';

/** A way of looking at the claims. */
export interface ClaimView {
  readonly value: ClaimsTab;
  readonly words: string;
  readonly View: ComponentType;
}

/** The tabs of the claims place, from left to right. */
export const CLAIM_VIEWS: readonly ClaimView[] = [
  { value: 'board', words: 'Board', View: BoardTab },
  { value: 'outline', words: 'Outline', View: OutlineTab },
  {
    value: 'elements',
    words: 'Matrix',
    View: lazy(() => import('../elements/MatrixTab.tsx').then(({ MatrixTab }) => ({ default: MatrixTab }))),
  },
  {
    value: 'gaps',
    words: 'Gaps',
    View: lazy(() => import('../elements/GapsTab.tsx').then(({ GapsTab }) => ({ default: GapsTab }))),
  },
  {
    value: 'other-side',
    words: 'Other side',
    View: lazy(() =>
      import('../other-side/OtherSideTab.tsx').then(({ OtherSideTab }) => ({ default: OtherSideTab })),
    ),
  },
  {
    value: 'hypotheses',
    words: 'Hypotheses',
    View: lazy(() =>
      import('../hypotheses/HypothesesTab.tsx').then(({ HypothesesTab }) => ({ default: HypothesesTab })),
    ),
  },
  {
    value: 'chronology',
    words: 'Chronology',
    View: lazy(() => import('./ChronologyTab.tsx').then(({ ChronologyTab }) => ({ default: ChronologyTab }))),
  },
  {
    value: 'grades',
    words: 'Grades and origins',
    View: lazy(() => import('../grades/GradesTab.tsx').then(({ GradesTab }) => ({ default: GradesTab }))),
  },
];
