import { useState } from 'react';
import type { TradeQuestion } from '../../navigation/routes.ts';

/** The question once its records are on the screen; null before, so that nothing else is asked ahead of them. */
export function useSettled(question: TradeQuestion, stale: boolean): TradeQuestion | null {
  const [settled, setSettled] = useState<TradeQuestion | null>(null);
  if (!stale && settled !== question) setSettled(question);
  // The same question with other columns, or asked again after a change, stays counted.
  return stale && settled !== question ? null : question;
}
