import type { MenuEntry } from '../../ui/floating.ts';
import type { ColumnChoice, GridColumn } from './grid-columns.ts';
import { sortedBy, withCondition } from './question.ts';
import type { RecordsTabProps } from './RecordsFrame.tsx';

/** What can be done with a column, from its head. */
export function headMenu(
  { id }: GridColumn,
  columns: readonly GridColumn[],
  {
    question,
    onQuestion,
    onAsk,
    onChoice,
  }: Pick<RecordsTabProps, 'question' | 'onQuestion'> & {
    readonly onAsk: (field: string) => void;
    readonly onChoice: (choice: ColumnChoice) => void;
  },
): readonly MenuEntry[] {
  return [
    { words: 'Filter by this', run: () => onAsk(id) },
    {
      words: 'Only where it is empty',
      run: () => onQuestion(withCondition(question, id, { empty: true })),
    },
    { words: 'Sort', run: () => onQuestion(sortedBy(question, id, false)) },
    { words: 'Sort by this as well', run: () => onQuestion(sortedBy(question, id, true)) },
    {
      words: 'Leave the column out',
      run: () => onChoice({ kept: columns.map(column => column.id).filter(each => each !== id) }),
    },
  ];
}
