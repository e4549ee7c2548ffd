import { useState } from 'react';
import type { Entity, Schema } from '../../../electron/shared/contract/entities.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useAction, useServices } from '../../bridge/hooks.tsx';
import { TextField } from '../../ui/index.ts';
import { entityKinds, KindFinder } from './KindFinder.tsx';
import { MakingForm, picked } from './MakingForm.tsx';

/** The form of a new entity: kind, name, and the evidence that names it. */
export function NewEntityForm({
  kinds,
  name: given = '',
  onMade,
  onClose,
}: {
  readonly kinds: readonly Schema[];
  readonly name?: string;
  readonly onMade: (entity: Entity) => void;
  readonly onClose: () => void;
}) {
  const choices = entityKinds(kinds);
  const { shelf } = useServices();
  const [kind, setKind] = useState(choices.find(({ name }) => name === 'Company'));
  const [name, setName] = useState(given);
  const [language, setLanguage] = useState('');
  const [evidence, setEvidence] = useState<readonly Evidence[]>([]);
  const create = useAction('entities.create');
  const able = kind !== undefined && name.trim() !== '' && !create.busy;
  const make = async () => {
    if (!kind) return;
    const evidenceIds = picked(evidence);
    const statement = { property: 'name', value: name, evidenceIds, ...(language && { language }) };
    const result = await create.run({ schema: kind.name, statements: [statement] });
    if (!result.ok) return;
    const { id, number, name: called } = result.value;
    shelf.setState({ lastEntity: { id, number, name: called } });
    onMade(result.value);
  };
  return (
    <MakingForm
      title="New entity"
      words="Make entity"
      able={able}
      action={create}
      evidence={{ label: 'Evidence that names it', picks: evidence, onChange: setEvidence }}
      onMake={make}
      onClose={onClose}
    >
      <KindFinder label="Kind" kinds={choices} chosen={kind} onPick={setKind} />
      <TextField
        label="Name"
        aside="as written in the source; other scripts later"
        value={name}
        onChange={setName}
        autoFocus
        dir="auto"
      />
      <TextField
        label="Language"
        aside="if known"
        placeholder="ru, zh, en"
        value={language}
        maxLength={3}
        onChange={value => setLanguage(value.trim().toLowerCase())}
      />
    </MakingForm>
  );
}
