import type { Entity, EntitySummary, Relation } from '../../../electron/shared/contract/entities.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { Button, EntityName } from '../../ui/index.ts';
import { Backings, DropTarget, useLinkWork } from './Backings.tsx';
import { ENTITY_TABLES } from './Finders.tsx';
import { factsOf, seenFrom } from './relation-words.ts';
import type { Selection } from './selection.ts';

/** The relations of an entity in words, from its own side, with their evidence. */
export function RelationList({
  entity,
  selection,
  onSelect,
}: {
  readonly entity: Entity;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}) {
  const query = useQuery('entities.list', {}, ENTITY_TABLES);
  const all = query.status === 'ready' ? query.value : [];
  return (
    <section className="section" aria-label="Relations">
      <div className="section-head">
        <h2 className="section-title">Relations</h2>
        <span className="muted small number grow">{entity.relations.length || ''}</span>
        <Button
          small
          look="quiet"
          icon="add"
          words="Relation"
          keys="r"
          onClick={() => onSelect({ kind: 'new-relation' })}
        />
      </div>
      {entity.relations.length === 0 && (
        <p className="muted">No relations yet: who owns, directs, pays, represents or is linked to it.</p>
      )}
      {entity.relations.map(relation => (
        <RelationRow
          key={relation.id}
          relation={relation}
          entity={entity}
          all={all}
          selected={selection.kind === 'relation' && selection.id === relation.id}
          onSelect={() => onSelect({ kind: 'relation', id: relation.id })}
        />
      ))}
    </section>
  );
}

function RelationRow({
  relation,
  entity,
  all,
  selected,
  onSelect,
}: {
  readonly relation: Relation;
  readonly entity: Entity;
  readonly all: readonly EntitySummary[];
  readonly selected: boolean;
  readonly onSelect: () => void;
}) {
  const { verb, other } = seenFrom(relation, entity.id);
  const target = { kind: 'relation', id: relation.id } as const;
  const work = useLinkWork(target);
  const schema = all.find(({ id }) => id === other.id)?.schema ?? '';
  return (
    <DropTarget
      className={selected ? 'relation-row selected' : 'relation-row'}
      onDropped={id => void work.add(id)}
    >
      <button
        type="button"
        className="relation-verb"
        aria-pressed={selected}
        aria-label={`Relation: ${verb} ${other.name}`}
        onClick={onSelect}
      >
        {verb}
      </button>
      <span className="relation-other">
        <EntityName id={other.id} name={other.name} schema={schema} />
        <span className="second small" dir="auto">
          {factsOf(relation)}
        </span>
      </span>
      <span className="value-sources">
        <Backings target={target} evidence={relation.evidence} />
      </span>
    </DropTarget>
  );
}
