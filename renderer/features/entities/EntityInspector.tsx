import type { Entity, Schema } from '../../../electron/shared/contract/entities.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { useNavigation } from '../../navigation/hooks.ts';
import { count, whole } from '../../text/format.ts';
import { ActionNotice, Button, Inspector, Section } from '../../ui/index.ts';
import { entityKinds, KindFinder } from './KindFinder.tsx';
import { LinkedEvidence } from './LinkedEvidence.tsx';

/** The entity as a whole: evidence about it, its kind, and the way to delete it. */
export function EntityInspector({ entity, kinds }: { entity: Entity; kinds: readonly Schema[] }) {
  const navigation = useNavigation();
  const edit = useAction('entities.edit');
  const remove = useAction('entities.delete');
  const choices = entityKinds(kinds);
  const unsourced = entity.statements.filter(({ evidence }) => evidence.length === 0).length;
  const removeIt = async () => {
    const result = await remove.run({ id: entity.id });
    if (result.ok) navigation.replace({ place: 'entities' });
  };
  return (
    <Inspector title={`N${entity.number} ${entity.name}`}>
      <Section title="What it rests on">
        <p className="second">
          {count(entity.statements.length, 'value')},{' '}
          {unsourced === 0 ? 'every one with a source.' : `${whole(unsourced)} without a source.`}
        </p>
      </Section>
      <Section title="Evidence about the entity as a whole">
        <LinkedEvidence target={{ kind: 'entity', id: entity.id }} evidence={entity.evidence} />
      </Section>
      <Section title="Kind">
        <div className="column">
          <KindFinder
            label="Kind of entity"
            kinds={choices}
            chosen={choices.find(({ name }) => name === entity.schema)}
            onPick={kind =>
              void (kind.name !== entity.schema && edit.run({ id: entity.id, schema: kind.name }))
            }
          />
          <ActionNotice of={edit} />
        </div>
      </Section>
      <Section title="Delete">
        <div className="column">
          <p className="second small">
            An entity that is still used is not deleted; you are told where it is used.
          </p>
          <div>
            <Button
              small
              look="danger"
              icon="trash"
              words={`Delete N${entity.number}`}
              onClick={() => void removeIt()}
            />
          </div>
          <ActionNotice of={remove} />
        </div>
      </Section>
    </Inspector>
  );
}
