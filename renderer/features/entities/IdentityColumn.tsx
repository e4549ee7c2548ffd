import type { Entity, Schema, Statement } from '../../../electron/shared/contract/entities.ts';
import { Button, entityIcon, Icon } from '../../ui/index.ts';
import { NameLines } from './NameLines.tsx';
import { groupValues, nameValues } from './rules.ts';
import type { Selection } from './selection.ts';
import { ValueRow } from './ValueRow.tsx';

interface Props {
  readonly entity: Entity;
  readonly kind: Schema | undefined;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}

/** Who it is: names in their scripts, then values by property, each with what backs it. */
export function IdentityColumn({ entity, kind, selection, onSelect }: Props) {
  const groups = groupValues(entity.statements, kind);
  const typeOf = (property: string) =>
    kind?.properties.find(({ name }) => name === property)?.type ?? 'string';
  const row = (statement: Statement & { differs?: boolean }, label: string) => (
    <ValueRow
      key={statement.id}
      statement={statement}
      label={label}
      type={typeOf(statement.property)}
      selected={selection.kind === 'value' && selection.id === statement.id}
      onSelect={() => onSelect({ kind: 'value', id: statement.id })}
    />
  );
  return (
    <div className="identity">
      <header className="identity-head">
        <p className="row second">
          <Icon name={entityIcon(entity.schema)} />
          {entity.schemaLabel} <span className="muted number">N{entity.number}</span>
        </p>
        <NameLines statements={entity.statements} />
      </header>
      <section className="section" aria-label="Names">
        <div className="section-head">
          <h2 className="grow section-title">Names</h2>
          <Button
            small
            look="quiet"
            icon="add"
            words="Name"
            onClick={() => onSelect({ kind: 'new-value', property: 'name' })}
          />
        </div>
        {nameValues(entity.statements).map((statement, index, all) =>
          row(statement, all[index - 1]?.property === statement.property ? '' : statement.label),
        )}
      </section>
      <section className="section" aria-label="Identity">
        <div className="section-head">
          <h2 className="grow section-title">Identity</h2>
          <Button
            small
            look="quiet"
            icon="add"
            words="Value"
            keys="p"
            onClick={() => onSelect({ kind: 'new-value' })}
          />
        </div>
        {groups.length === 0 && <p className="muted">No values yet: numbers, dates, addresses, countries.</p>}
        {groups.map(group => group.values.map((value, index) => row(value, index === 0 ? group.label : '')))}
      </section>
    </div>
  );
}
