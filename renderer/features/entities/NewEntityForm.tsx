import { useState } from 'react';
import type { Entity, Schema } from '../../../electron/shared/contract/entities.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useAction, useServices } from '../../bridge/hooks.tsx';
import { ActionNotice, Button, IconButton, Inspector, Section, TextField } from '../../ui/index.ts';
import { EvidencePicks } from './EvidencePicks.tsx';
import { entityKinds, KindFinder } from './KindFinder.tsx';

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
    if (!kind || !able) return;
    const evidenceIds = evidence.map(({ id }) => id);
    const statement = { property: 'name', value: name, evidenceIds, ...(language && { language }) };
    const result = await create.run({ schema: kind.name, statements: [statement] });
    if (!result.ok) return;
    const { id, number, name: called } = result.value;
    shelf.setState({ lastEntity: { id, number, name: called } });
    onMade(result.value);
  };
  return (
    <Inspector
      title="New entity"
      tools={<IconButton icon="close" words="Close without making" onClick={onClose} />}
    >
      <Section>
        <form
          className="column"
          onSubmit={event => {
            event.preventDefault();
            void make();
          }}
          onKeyDown={event => {
            if (event.key === 'Escape') onClose();
          }}
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
          <EvidencePicks label="Evidence that names it" picks={evidence} onChange={setEvidence} />
          <div className="row">
            <Button type="submit" look="primary" words="Make entity" keys="enter" disabled={!able} />
            <Button look="quiet" words="Cancel" onClick={onClose} />
          </div>
          <ActionNotice of={create} />
        </form>
      </Section>
    </Inspector>
  );
}
