import { useState } from 'react';
import type { Schema, Statement } from '../../../electron/shared/contract/entities.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { IconButton, Inspector, Section } from '../../ui/index.ts';
import { ChangingForm } from './ChangingForm.tsx';
import { LinkedEvidence } from './LinkedEvidence.tsx';
import { ValueFields } from './ValueFields.tsx';
import { tidyValue } from './value-hints.ts';

/** The selected value: its form, the evidence behind it, and the way to remove it. */
export function ValueInspector({
  statement,
  kind,
  onClose,
}: {
  readonly statement: Statement;
  readonly kind: Schema | undefined;
  readonly onClose: () => void;
}) {
  const type = kind?.properties.find(({ name }) => name === statement.property)?.type ?? 'string';
  const [value, setValue] = useState(statement.value);
  const [language, setLanguage] = useState(statement.language);
  const edit = useAction('statements.edit');
  const remove = useAction('statements.remove');
  const changed = value.trim() !== statement.value || language !== statement.language;
  const save = async () => {
    const tidy = tidyValue(type, value);
    const result = await edit.run({ id: statement.id, value: tidy, ...(language && { language }) });
    if (result.ok) setValue(tidy);
  };
  const removeIt = async () => {
    const result = await remove.run({ id: statement.id });
    if (result.ok) onClose();
  };
  return (
    <Inspector title={statement.label} tools={<IconButton icon="close" words="Close" onClick={onClose} />}>
      <Section title="Evidence">
        <LinkedEvidence target={{ kind: 'statement', id: statement.id }} evidence={statement.evidence} />
      </Section>
      <ChangingForm
        title="Value"
        able={changed && value.trim() !== '' && !edit.busy}
        edit={edit}
        remove={remove}
        removeWords="Remove value"
        onSave={save}
        onRemove={removeIt}
      >
        <ValueFields
          label={statement.label}
          type={type}
          value={value}
          language={language}
          onValue={setValue}
          onLanguage={setLanguage}
        />
      </ChangingForm>
    </Inspector>
  );
}
