import { useState } from 'react';
import type { Entity, Relation, Schema } from '../../../electron/shared/contract/entities.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { IconButton, Inspector, Section } from '../../ui/index.ts';
import { ChangingForm } from './ChangingForm.tsx';
import { LinkedEvidence } from './LinkedEvidence.tsx';
import { draftOf, propertiesOf, RelationFields } from './RelationFields.tsx';
import { seenFrom } from './relation-words.ts';

/** The selected relation: its sentence, evidence and facts, and the way to remove it. */
export function RelationInspector({
  relation,
  entity,
  kinds,
  onClose,
}: {
  readonly relation: Relation;
  readonly entity: Entity;
  readonly kinds: readonly Schema[];
  readonly onClose: () => void;
}) {
  const kind = kinds.find(({ name }) => name === relation.schema);
  const [draft, setDraft] = useState(draftOf(relation.properties));
  const edit = useAction('relations.edit');
  const remove = useAction('relations.remove');
  const { verb, other } = seenFrom(relation, entity.id);
  const properties = propertiesOf(draft, kind);
  const changed =
    JSON.stringify(properties) !== JSON.stringify(propertiesOf(draftOf(relation.properties), kind));
  const removeIt = async () => {
    const result = await remove.run({ id: relation.id });
    if (result.ok) onClose();
  };
  return (
    <Inspector
      title={kind?.label ?? relation.schema}
      tools={<IconButton icon="close" words="Close" onClick={onClose} />}
    >
      <Section>
        <p dir="auto">
          <span className="strong">{entity.name}</span> {verb} <span className="strong">{other.name}</span>
        </p>
      </Section>
      <Section title="Evidence">
        <LinkedEvidence target={{ kind: 'relation', id: relation.id }} evidence={relation.evidence} />
      </Section>
      <ChangingForm
        title="Facts"
        able={changed && !edit.busy}
        edit={edit}
        remove={remove}
        removeWords="Remove relation"
        onSave={() => edit.run({ id: relation.id, properties })}
        onRemove={removeIt}
      >
        {kind && <RelationFields kind={kind} draft={draft} onChange={setDraft} />}
      </ChangingForm>
    </Inspector>
  );
}
