import { useState } from 'react';
import type { Entity, Schema } from '../../../electron/shared/contract/entities.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { bestMatches } from '../../ui/best-matches.ts';
import { Finder } from '../../ui/Finder.tsx';
import { MakingForm, picked } from './MakingForm.tsx';
import { ValueFields } from './ValueFields.tsx';
import { tidyValue } from './value-hints.ts';

type Property = Schema['properties'][number];

/** The form of a new value: property, value, language and what backs it. */
export function NewValueForm({
  entity,
  kind,
  property: given,
  onAdded,
  onClose,
}: {
  readonly entity: Entity;
  readonly kind: Schema | undefined;
  readonly property?: string;
  readonly onAdded: (statementId: string) => void;
  readonly onClose: () => void;
}) {
  const [property, setProperty] = useState(kind?.properties.find(({ name }) => name === given));
  const [value, setValue] = useState('');
  const [language, setLanguage] = useState('');
  const [evidence, setEvidence] = useState<readonly Evidence[]>([]);
  const add = useAction('statements.add');
  const able = property !== undefined && value.trim() !== '' && !add.busy;
  const run = async () => {
    if (!property) return;
    const result = await add.run({
      entityId: entity.id,
      property: property.name,
      value: tidyValue(property.type, value),
      evidenceIds: picked(evidence),
      ...(language && { language }),
    });
    const made = result.ok && result.value.statements.at(-1);
    if (made) onAdded(made.id);
  };
  return (
    <MakingForm
      title={`New value of N${entity.number}`}
      words="Add value"
      able={able}
      action={add}
      evidence={{ label: 'Evidence that backs it', picks: evidence, onChange: setEvidence }}
      onMake={run}
      onClose={onClose}
    >
      <PropertyFinder kind={kind} chosen={property} autoFocus={!property} onPick={setProperty} />
      {property && (
        <ValueFields
          key={property.name}
          label={property.label}
          type={property.type}
          value={value}
          language={language}
          onValue={setValue}
          onLanguage={setLanguage}
          autoFocus
        />
      )}
    </MakingForm>
  );
}

function PropertyFinder({
  kind,
  chosen,
  autoFocus,
  onPick,
}: {
  readonly kind: Schema | undefined;
  readonly chosen: Property | undefined;
  readonly autoFocus: boolean;
  readonly onPick: (property: Property) => void;
}) {
  const featured = new Set(kind?.featured);
  const all = (kind?.properties ?? []).toSorted(
    (a, b) => Number(featured.has(b.name)) - Number(featured.has(a.name)),
  );
  const wordsOf = ({ name, label, description }: Property) => ({ label, words: `${name} ${description}` });
  return (
    <Finder
      label="Property"
      placeholder="Type a property: INN, address, country"
      chosen={chosen?.label ?? ''}
      autoFocus={autoFocus}
      find={typed =>
        bestMatches(typed, all, wordsOf, 40).map(property => ({
          key: property.name,
          value: property,
          words: property.label,
          aside: property.type,
        }))
      }
      onPick={onPick}
    />
  );
}
