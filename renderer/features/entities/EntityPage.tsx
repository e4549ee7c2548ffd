import { useEffect, useState } from 'react';
import type { Entity, Schema } from '../../../electron/shared/contract/entities.ts';
import { useServices } from '../../bridge/hooks.tsx';
import type { Command } from '../../keys/commands.ts';
import { useCommands } from '../../keys/hooks.ts';
import { useCrumb } from '../../navigation/hooks.ts';
import { EntityInspector } from './EntityInspector.tsx';
import { EntityUses } from './EntityUses.tsx';
import { IdentityColumn } from './IdentityColumn.tsx';
import { NewRelationForm } from './NewRelationForm.tsx';
import { NewValueForm } from './NewValueForm.tsx';
import { RelationInspector } from './RelationInspector.tsx';
import { RelationList } from './RelationList.tsx';
import { type Selection, useShowInspector } from './selection.ts';
import { ValueInspector } from './ValueInspector.tsx';

/** One entity: its values with their sources, its relations, and where it is named. */
export function EntityPage({
  entity,
  kinds,
  active,
}: {
  readonly entity: Entity;
  readonly kinds: readonly Schema[];
  readonly active: boolean;
}) {
  const { shelf } = useServices();
  const showInspector = useShowInspector();
  const [selection, setSelection] = useState<Selection>({ kind: 'entity' });
  const kind = kinds.find(({ name }) => name === entity.schema);
  const select = (next: Selection) => {
    if (next.kind === 'new-value' || next.kind === 'new-relation') showInspector();
    setSelection(next);
  };
  const { id, number, name } = entity;
  useCrumb(active ? name : null, `N${number}`);
  useEffect(() => shelf.setState({ lastEntity: { id, number, name } }), [shelf, id, number, name]);
  useCommands(() => (active ? formCommands(number, select) : []), [number, active, showInspector]);
  return (
    <div className="entity-page">
      <IdentityColumn entity={entity} kind={kind} selection={selection} onSelect={select} />
      <div className="scroll entity-rest">
        <RelationList entity={entity} selection={selection} onSelect={select} />
        <EntityUses entity={entity} />
      </div>
      <Details entity={entity} kind={kind} kinds={kinds} selection={selection} onSelect={select} />
    </div>
  );
}

const formCommands = (number: number, select: (next: Selection) => void): readonly Command[] => [
  {
    id: 'entity.value',
    words: `Add a value to N${number}`,
    group: 'Entities',
    keys: ['p'],
    run: () => select({ kind: 'new-value' }),
  },
  {
    id: 'entity.relation',
    words: `Relate N${number} to another entity`,
    group: 'Entities',
    keys: ['r'],
    run: () => select({ kind: 'new-relation' }),
  },
];

interface DetailsProps {
  readonly entity: Entity;
  readonly kind: Schema | undefined;
  readonly kinds: readonly Schema[];
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

/** The inspector of the page: the selected value or relation with its form, or the entity itself. */
function Details({ entity, kind, kinds, selection, onSelect }: DetailsProps) {
  const close = () => onSelect({ kind: 'entity' });
  const whole = <EntityInspector entity={entity} kinds={kinds} />;
  switch (selection.kind) {
    case 'entity':
      return whole;
    case 'new-value':
      return (
        <NewValueForm
          key={selection.property ?? ''}
          entity={entity}
          kind={kind}
          {...(selection.property !== undefined && { property: selection.property })}
          onAdded={id => onSelect({ kind: 'value', id })}
          onClose={close}
        />
      );
    case 'value': {
      const statement = entity.statements.find(({ id }) => id === selection.id);
      if (!statement) return whole;
      return <ValueInspector key={statement.id} statement={statement} kind={kind} onClose={close} />;
    }
    case 'new-relation':
      return (
        <NewRelationForm
          entity={entity}
          kinds={kinds}
          onMade={id => onSelect({ kind: 'relation', id })}
          onClose={close}
        />
      );
    case 'relation': {
      const relation = entity.relations.find(({ id }) => id === selection.id);
      if (!relation) return whole;
      return (
        <RelationInspector
          key={relation.id}
          relation={relation}
          entity={entity}
          kinds={kinds}
          onClose={close}
        />
      );
    }
  }
}
