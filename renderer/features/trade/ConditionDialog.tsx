import { type FormEvent, useState } from 'react';
import type { TradeCondition, TradeField } from '../../../electron/shared/contract/trade.ts';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { Button, Dialog, SelectField, TextField } from '../../ui/index.ts';
import { isRange, withCondition } from './question.ts';
import type { Fields } from './use-fields.ts';

type How = 'is' | 'contains' | 'not' | 'range' | 'empty' | 'filled';

const HOWS: readonly { readonly value: How; readonly words: string }[] = [
  { value: 'is', words: 'is' },
  { value: 'contains', words: 'contains' },
  { value: 'not', words: 'is not' },
  { value: 'range', words: 'from … to …' },
  { value: 'empty', words: 'is empty' },
  { value: 'filled', words: 'is not empty' },
];

/** A condition on any field. An amount is a range or one value; what cannot be asked of a field is not offered. */
export function ConditionDialog({
  field: given,
  question,
  fields,
  onChange,
  onClose,
}: {
  readonly field: string;
  readonly question: TradeQuestion;
  readonly fields: Fields;
  readonly onChange: (question: TradeQuestion) => void;
  readonly onClose: () => void;
}) {
  const used = fields.all.filter(field => field.used);
  const [field, setField] = useState(given || (used[0]?.id ?? ''));
  const kind = fields.byId.get(field)?.kind ?? 'text';
  const [form, setForm] = useState(() => formOf(question.filter[field], kind));
  const hows = HOWS.filter(({ value }) => isOffered(value, kind));
  const condition = conditionOf(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (condition === null) return;
    onChange(withCondition(question, field, condition));
    onClose();
  };
  const change = (patch: Partial<Form>) => setForm({ ...form, ...patch });
  const sample = hint(kind);
  return (
    <Dialog title="Filter the records" onClose={onClose}>
      <form className="column" onSubmit={submit}>
        <div className="two">
          <SelectField
            label="Field"
            value={field}
            choices={used.map(({ id, label }) => ({ value: id, words: label }))}
            onChange={id => {
              setField(id);
              setForm(formOf(question.filter[id], fields.byId.get(id)?.kind ?? 'text'));
            }}
          />
          <SelectField label="How" value={form.how} choices={hows} onChange={how => change({ how })} />
        </div>
        {(form.how === 'is' || form.how === 'not') && (
          <TextField
            label="Value"
            aside="several are divided by | "
            value={form.values}
            dir="auto"
            onChange={values => change({ values })}
          />
        )}
        {form.how === 'contains' && (
          <TextField label="Letters" value={form.values} dir="auto" onChange={values => change({ values })} />
        )}
        {form.how === 'range' && (
          <div className="two">
            <TextField label="From" aside={sample} value={form.from} onChange={from => change({ from })} />
            <TextField label="To" aside="included" value={form.to} onChange={to => change({ to })} />
          </div>
        )}
        <div className="row end">
          {question.filter[field] !== undefined && (
            <Button
              look="quiet"
              words="Take away"
              onClick={() => {
                onChange(withCondition(question, field, null));
                onClose();
              }}
            />
          )}
          <span className="grow" />
          <Button words="Cancel" onClick={onClose} />
          <Button type="submit" look="primary" words="Filter" keys="enter" disabled={condition === null} />
        </div>
      </form>
    </Dialog>
  );
}

interface Form {
  readonly how: How;
  readonly values: string;
  readonly from: string;
  readonly to: string;
}

function formOf(condition: TradeCondition | undefined, kind: TradeField['kind']): Form {
  const empty: Form = {
    how: kind === 'decimal' || kind === 'date' ? 'range' : 'contains',
    values: '',
    from: '',
    to: '',
  };
  if (condition === undefined) return empty;
  if (!isRange(condition))
    return { ...empty, how: 'is', values: typeof condition === 'string' ? condition : condition.join(' | ') };
  const { from, to, not, contains, empty: none } = condition;
  if (contains !== undefined) return { ...empty, how: 'contains', values: contains };
  if (not !== undefined) return { ...empty, how: 'not', values: not.join(' | ') };
  if (none !== undefined) return { ...empty, how: none ? 'empty' : 'filled' };
  return { ...empty, how: 'range', from: from ?? '', to: to ?? '' };
}

function conditionOf({ how, values, from, to }: Form): TradeCondition | null {
  const list = values.split('|').map(value => value.trim());
  const some = values.trim() !== '';
  switch (how) {
    case 'is':
      return some ? list : null;
    case 'not':
      return some ? { not: list } : null;
    case 'contains':
      return some ? { contains: values.trim() } : null;
    case 'empty':
      return { empty: true };
    case 'filled':
      return { empty: false };
    case 'range': {
      const [start, end] = [from.trim(), to.trim()];
      if (start === '' && end === '') return null;
      return { ...(start !== '' && { from: start }), ...(end !== '' && { to: end }) };
    }
  }
}

const isOffered = (how: How, kind: TradeField['kind']): boolean => {
  if (kind === 'decimal') return how !== 'contains';
  return how !== 'range' || kind === 'date' || kind === 'hs';
};

function hint(kind: TradeField['kind']): string {
  if (kind === 'date') return 'as 2024-01 or 2024-01-31';
  return kind === 'decimal' ? 'as 1234.56' : 'included';
}
