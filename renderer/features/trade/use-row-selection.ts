import { useState } from 'react';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { NO_ROWS, type RowSelection } from '../../viewer/row-selection.ts';

/** Rows that are marked under a question. Places mean other records under another one: nothing stays marked. */
export function useRowSelection(question: TradeQuestion) {
  const about = JSON.stringify(question);
  const [held, setHeld] = useState<{ readonly about: string; readonly selection: RowSelection }>({
    about,
    selection: NO_ROWS,
  });
  return {
    /** Names the question: another name, other records. */
    about,
    selection: held.about === about ? held.selection : NO_ROWS,
    onSelection: (selection: RowSelection) => setHeld({ about, selection }),
  };
}
