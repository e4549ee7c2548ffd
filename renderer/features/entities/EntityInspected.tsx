import type { EntityId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { Ask } from '../../ui/index.ts';
import { EntityFacts } from './EntityFacts.tsx';
import { ENTITY_TABLES } from './Finders.tsx';

/** An entity as Alt-click shows it in the inspector. */
export function EntityInspected({ id }: { id: EntityId }) {
  const query = useQuery('entities.get', { id }, ENTITY_TABLES);
  return (
    <Ask query={query} what="Reading the entity">
      {entity => <EntityFacts entity={entity} />}
    </Ask>
  );
}
