import { useState } from 'react';
import type { TradeSet } from '../../../electron/shared/contract/trade.ts';
import { useAction, useQuery } from '../../bridge/hooks.tsx';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { ActionNotice, Button, CheckField, Dialog, openMenu, TextField } from '../../ui/index.ts';
import type { ColumnChoice, GridColumn } from './grid-columns.ts';
import type { Fields } from './use-fields.ts';

const COLUMN_TABLES = ['trade_columns'] as const;

/** Which columns the grid has: short, full, raw, one that was kept, or chosen one by one. */
export function ColumnsMenu({
  choice,
  columns,
  fields,
  sets,
  question,
  onChoice,
}: {
  readonly choice: ColumnChoice;
  readonly columns: readonly GridColumn[];
  readonly fields: Fields;
  readonly sets: readonly TradeSet[];
  readonly question: TradeQuestion;
  readonly onChoice: (choice: ColumnChoice) => void;
}) {
  const kept = useQuery('trade.columnSets', {}, COLUMN_TABLES);
  const [choosing, setChoosing] = useState(false);
  const oneTable = sets.length === 1 || question.sets?.length === 1;
  const named = kept.status === 'ready' ? kept.value : [];
  const words =
    choice === 'short' ? 'Short' : choice === 'full' ? 'Full' : choice === 'raw' ? 'Raw cells' : 'Chosen';
  return (
    <>
      <Button
        small
        look="quiet"
        icon="columns"
        words={`Columns: ${words}`}
        onClick={event =>
          openMenu(event.currentTarget, 'Columns', [
            { words: 'Short', run: () => onChoice('short') },
            { words: 'Full', run: () => onChoice('full') },
            {
              words: 'Raw cells, unchanged',
              keys: 'x',
              off: oneTable ? undefined : 'Filter by one table first: each has its own columns',
              run: () => onChoice('raw'),
            },
            ...(named.length > 0 ? (['divider'] as const) : []),
            ...named.map(each => ({ words: each.name, run: () => onChoice({ kept: each.fields }) })),
            'divider',
            { words: 'Choose columns', run: () => setChoosing(true) },
          ])
        }
      />
      {choosing && (
        <ColumnsDialog
          chosen={columns.filter(({ field }) => field).map(({ id }) => id)}
          fields={fields}
          onChoice={onChoice}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}

function ColumnsDialog({
  chosen,
  fields,
  onChoice,
  onClose,
}: {
  readonly chosen: readonly string[];
  readonly fields: Fields;
  readonly onChoice: (choice: ColumnChoice) => void;
  readonly onClose: () => void;
}) {
  const keep = useAction('trade.keepColumnSet');
  const [ids, setIds] = useState(chosen);
  const [name, setName] = useState('');
  const done = async () => {
    if (name.trim() !== '') {
      const result = await keep.run({ name: name.trim(), fields: [...ids] });
      if (!result.ok) return;
    }
    onChoice({ kept: ids });
    onClose();
  };
  return (
    <Dialog
      title="Columns of the grid"
      onClose={onClose}
      foot={
        <>
          <Button words="Cancel" onClick={onClose} />
          <Button
            look="primary"
            words={name.trim() === '' ? 'Show' : 'Keep and show'}
            disabled={ids.length === 0 || keep.busy}
            onClick={() => void done()}
          />
        </>
      }
    >
      <div className="column">
        <TextField
          label="Keep as"
          aside="a name, to use these columns again"
          value={name}
          onChange={setName}
        />
        <div className="columns-choice">
          {fields.all
            .filter(({ used }) => used)
            .map(({ id, label }) => (
              <CheckField
                key={id}
                label={label}
                checked={ids.includes(id)}
                onChange={checked => setIds(checked ? [...ids, id] : ids.filter(each => each !== id))}
              />
            ))}
        </div>
        <ActionNotice of={keep} />
      </div>
    </Dialog>
  );
}
