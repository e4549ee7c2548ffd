import { useState } from 'react';
import type { TradeQuestion } from '../../navigation/routes.ts';

/** The last question whose records are on the screen; null before the first. */
export function useSettled(question: TradeQuestion, stale: boolean): TradeQuestion | null {
  const [settled, setSettled] = useState<TradeQuestion | null>(null);
  if (!stale && settled !== question) setSettled(question);
  return stale ? settled : question;
}
