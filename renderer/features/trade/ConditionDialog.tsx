import { type FormEvent, useState } from 'react';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { Button, Dialog, SelectField, TextField } from '../../ui/index.ts';
import { conditionOf, type Form, formOf, HOWS, hint, isOffered } from './condition-form.ts';
import { withCondition } from './question.ts';
import type { Fields } from './use-fields.ts';

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
        {(form.how === 'contains' || form.how === 'begins') && (
          <TextField
            label={form.how === 'begins' ? 'Digits' : 'Letters'}
            value={form.values}
            dir="auto"
            onChange={values => change({ values })}
          />
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
