import { useState } from 'react';
import type { Entity, EntitySummary, Schema } from '../../../electron/shared/contract/entities.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { verbOf } from '../../../electron/shared/text/relations.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { bestMatches } from '../../ui/best-matches.ts';
import { Finder } from '../../ui/Finder.tsx';
import { EntityFinder } from './Finders.tsx';
import { MakingForm, picked } from './MakingForm.tsx';
import { NewEntityForm } from './NewEntityForm.tsx';
import { propertiesOf, type RelationDraft, RelationFields } from './RelationFields.tsx';

/** One way to relate: a kind of relation, read from this entity's side. */
interface Way {
  readonly kind: Schema;
  readonly from: 'source' | 'target';
  readonly verb: string;
}

const COMMON = ['Ownership', 'Directorship', 'Payment', 'Representation', 'UnknownLink', 'Employment'];

function waysOf(kinds: readonly Schema[]): Way[] {
  const rank = ({ name }: Schema) => (COMMON.includes(name) ? COMMON.indexOf(name) : COMMON.length);
  return kinds
    .toSorted((left, right) => rank(left) - rank(right))
    .flatMap(kind => {
      const { edge } = kind;
      if (!edge) return [];
      const forth = { kind, from: 'source', verb: verbOf(kind.name, edge.label, 'source') } as const;
      const back = { kind, from: 'target', verb: verbOf(kind.name, edge.label, 'target') } as const;
      return forth.verb === back.verb ? [forth] : [forth, back];
    });
}

interface Props {
  readonly entity: Entity;
  readonly kinds: readonly Schema[];
  readonly onMade: (relationId: string) => void;
  readonly onClose: () => void;
}

/** The form of a new relation, read as a sentence: this entity, a verb, the other end, facts, evidence. */
export function NewRelationForm({ entity, kinds, onMade, onClose }: Props) {
  const [way, setWay] = useState<Way | null>(null);
  const [other, setOther] = useState<Pick<EntitySummary, 'id' | 'name' | 'number'> | null>(null);
  const [newName, setNewName] = useState<string | null>(null);
  const [draft, setDraft] = useState<RelationDraft>({});
  const [evidence, setEvidence] = useState<readonly Evidence[]>([]);
  const add = useAction('relations.add');
  const make = async () => {
    if (!way || !other) return;
    const [sourceId, targetId] = way.from === 'source' ? [entity.id, other.id] : [other.id, entity.id];
    const evidenceIds = picked(evidence);
    const properties = propertiesOf(draft, way.kind);
    const result = await add.run({ schema: way.kind.name, sourceId, targetId, properties, evidenceIds });
    if (result.ok) onMade(result.value.id);
  };
  if (newName !== null)
    return (
      <NewEntityForm
        kinds={kinds}
        name={newName}
        onMade={made => {
          setOther(made);
          setNewName(null);
        }}
        onClose={() => setNewName(null)}
      />
    );
  return (
    <MakingForm
      title="New relation"
      words="Relate"
      able={way !== null && other !== null && !add.busy}
      action={add}
      evidence={{ label: 'Evidence that backs it', picks: evidence, onChange: setEvidence }}
      onMake={make}
      onClose={onClose}
    >
      <p className="strong" dir="auto">
        {entity.name}
      </p>
      <WayFinder kinds={kinds} chosen={way} onPick={setWay} />
      <EntityFinder
        label="The other end"
        fits={({ id }) => id !== entity.id}
        chosen={other ? `${other.name}, N${other.number}` : ''}
        onPick={setOther}
        create={{ words: typed => `New entity “${typed}”`, run: setNewName }}
      />
      {way && <RelationFields key={way.kind.name} kind={way.kind} draft={draft} onChange={setDraft} />}
    </MakingForm>
  );
}

function WayFinder({
  kinds,
  chosen,
  onPick,
}: {
  readonly kinds: readonly Schema[];
  readonly chosen: Way | null;
  readonly onPick: (way: Way) => void;
}) {
  const ways = waysOf(kinds);
  return (
    <Finder
      label="How they relate"
      placeholder="owns, directed by, paid"
      chosen={chosen ? `${chosen.verb} (${chosen.kind.label})` : ''}
      autoFocus={!chosen}
      find={typed =>
        bestMatches(
          typed,
          ways,
          ({ verb, kind }) => ({ label: verb, words: `${kind.label} ${kind.name}` }),
          30,
        ).map(way => ({
          key: `${way.kind.name} ${way.from}`,
          value: way,
          words: way.verb,
          aside: way.kind.label,
        }))
      }
      onPick={onPick}
    />
  );
}
