import type { EntitySummary } from '../../../electron/shared/contract/entities.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { Ask, Button, Inspector } from '../../ui/index.ts';
import { EntityFacts } from './EntityFacts.tsx';
import { ENTITY_TABLES } from './Finders.tsx';

/** The selected entity of the list, in short, in the inspector. */
export function EntityBrief({ entity, onOpen }: { entity: EntitySummary; onOpen: () => void }) {
  const query = useQuery('entities.get', { id: entity.id }, ENTITY_TABLES);
  return (
    <Inspector
      title={`N${entity.number} ${entity.name}`}
      tools={<Button small look="quiet" words="Open" keys="enter" onClick={onOpen} />}
    >
      <Ask query={query} what="Reading the entity">
        {full => <EntityFacts entity={full} />}
      </Ask>
    </Inspector>
  );
}
