import { type FormEvent, useState } from 'react';
import type { Given } from '../../../electron/shared/contract/index.ts';
import type { TradeSet } from '../../../electron/shared/contract/trade.ts';
import { useAction, useQuery, useServices } from '../../bridge/hooks.tsx';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { count } from '../../text/format.ts';
import { ActionNotice, Button, Dialog, SelectField, TextAreaField, TextField } from '../../ui/index.ts';
import { measureValue } from './figure-words.ts';
import { conditionWords, viewOf } from './question.ts';
import { TRADE_TABLES } from './tables.ts';
import type { Fields } from './use-fields.ts';

type FigureShape = NonNullable<Given<'figures.pin'>['shape']>;

/** What is about to be frozen. */
export interface PinDraft {
  readonly shape: FigureShape;
  readonly question: TradeQuestion;
  readonly measure: string;
  readonly groupBy: readonly string[];
}

/** A figure before it is frozen: what it counts, what it leaves out, and its title. */
export function PinDialog({
  draft,
  fields,
  sets,
  onClose,
}: {
  readonly draft: PinDraft;
  readonly fields: Fields;
  readonly sets: readonly TradeSet[];
  readonly onClose: () => void;
}) {
  const { navigation } = useServices();
  const pin = useAction('figures.pin');
  const [measure, setMeasure] = useState(measureFor(draft, fields));
  const [title, setTitle] = useState('');
  const [note, setNote] = useState('');
  const measures = measure === 'count' ? ['count'] : [measure, 'count'];
  const query = { ...viewOf(draft.question), groupBy: [...draft.groupBy], measures };
  const result = useQuery('trade.aggregate', query, TRADE_TABLES);
  const choices = [
    { value: 'count', words: 'Number of records' },
    ...fields.all
      .filter(({ kind, used }) => kind === 'decimal' && used)
      .map(({ id, label }) => ({ value: `sum:${id}`, words: `Sum of ${label}` })),
  ];
  const suggested = suggestion(
    draft,
    choices.find(({ value }) => value === measure)?.words ?? measure,
    fields,
    sets,
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const made = await pin.run({ title: title.trim() || suggested, shape: draft.shape, note, query });
    if (!made.ok) return;
    onClose();
    navigation.go({ place: 'trade', tab: 'figures', figureId: made.value.id });
  };
  const rows = result.status === 'ready' ? result.value.rows : null;
  const repetitions = result.status === 'ready' ? result.value.repetitions : 0;
  return (
    <Dialog title="Pin as a figure" onClose={onClose}>
      <form className="column" onSubmit={event => void submit(event)}>
        <SelectField label="What is counted" value={measure} choices={choices} onChange={setMeasure} />
        <p className="pin-value">
          <b className="number">{rows ? frozenWords(rows, measure, draft) : '…'}</b>
          <span className="second small">
            {draft.groupBy.length > 0
              ? `by ${draft.groupBy.map(id => fields.label(id).toLowerCase()).join(' and ')}`
              : rows && measure !== 'count' && `in ${count(Number(rows[0]?.count ?? 0), 'record')}`}
          </span>
        </p>
        <p className="small second">
          {draft.question.duplicates === 'include'
            ? 'Records that repeat others are counted.'
            : repetitions === 0
              ? 'No record repeats another.'
              : `${count(repetitions, 'repetition')} left out.`}{' '}
          The query, the rows and their hash are kept with it. It never changes; if the data change, it says
          so.
        </p>
        <TextField label="Title" dir="auto" placeholder={suggested} value={title} onChange={setTitle} />
        <TextAreaField label="Note" rows={2} value={note} onChange={setNote} />
        <ActionNotice of={pin} />
        <div className="row end">
          <Button words="Cancel" onClick={onClose} />
          <Button type="submit" look="primary" words="Pin figure" keys="enter" disabled={!rows || pin.busy} />
        </div>
      </form>
    </Dialog>
  );
}

function measureFor({ shape, measure }: PinDraft, fields: Fields): string {
  if (shape !== 'number' || measure !== 'count') return measure;
  return fields.byId.get('valueUsd')?.used ? 'sum:valueUsd' : 'count';
}

function frozenWords(
  rows: readonly Readonly<Record<string, string | number | null>>[],
  measure: string,
  draft: PinDraft,
): string {
  if (draft.groupBy.length > 0) return count(rows.length, 'group');
  return measureValue(measure, rows[0]?.[measure] ?? '0');
}

function suggestion(draft: PinDraft, measure: string, fields: Fields, sets: readonly TradeSet[]): string {
  const { filter, text, sets: only } = draft.question;
  const where = [
    ...(only ?? []).map(id => sets.find(set => set.id === id)?.file ?? ''),
    ...Object.entries(filter).map(([field, condition]) => conditionWords(fields.label(field), condition)),
    ...(text.trim() ? [`with “${text.trim()}”`] : []),
  ];
  const by =
    draft.groupBy.length > 0
      ? ` by ${draft.groupBy.map(id => fields.label(id).toLowerCase()).join(', ')}`
      : '';
  return `${measure}${by}${where.length > 0 ? `: ${where.join('; ')}` : ', all records'}`.slice(0, 300);
}
