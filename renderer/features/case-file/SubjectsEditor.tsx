import type { EntitySummary } from '../../../electron/shared/contract/entities.ts';
import type { EntityId } from '../../../electron/shared/kernel/ids.ts';
import { EntityName, IconButton } from '../../ui/index.ts';
import { EntityFinder } from '../entities/Finders.tsx';
import { shifted } from './parts.ts';

/** Whom the case file is about, in the order they are printed: found by search, moved by buttons. */
export function SubjectsEditor({
  subjects,
  entities,
  onSave,
}: {
  readonly subjects: readonly EntityId[];
  readonly entities: readonly EntitySummary[];
  readonly onSave: (subjects: EntityId[]) => void;
}) {
  return (
    <div className="column">
      {subjects.length === 0 && (
        <p className="second">No subject is chosen, so all {entities.length} entities are printed.</p>
      )}
      <ol className="subject-list">
        {subjects.map((id, index) => {
          const entity = entities.find(one => one.id === id);
          if (!entity) return null;
          const { name, number, schema, schemaLabel } = entity;
          return (
            <li className="subject-row" key={id}>
              <span className="muted number">{index + 1}</span>
              <span className="grow ellipsis">
                <EntityName id={id} name={name} schema={schema} />
              </span>
              <span className="muted small">
                N{number} {schemaLabel}
              </span>
              <IconButton
                icon="up"
                words={`Move ${name} up`}
                disabled={index === 0}
                onClick={() => onSave(shifted(subjects, index, -1))}
              />
              <IconButton
                icon="down"
                words={`Move ${name} down`}
                disabled={index === subjects.length - 1}
                onClick={() => onSave(shifted(subjects, index, 1))}
              />
              <IconButton
                icon="close"
                words={`Leave out ${name}`}
                onClick={() => onSave(subjects.filter(other => other !== id))}
              />
            </li>
          );
        })}
      </ol>
      <EntityFinder
        label="Add a subject"
        fits={({ id }) => !subjects.includes(id)}
        onPick={({ id }) => onSave([...subjects, id])}
      />
    </div>
  );
}
