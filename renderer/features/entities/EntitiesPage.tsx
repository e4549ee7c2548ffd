import './entities.css';
import type { EntityId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { useRoute } from '../../navigation/hooks.ts';
import { Ask } from '../../ui/index.ts';
import { EntityList } from './EntityList.tsx';
import { EntityPage } from './EntityPage.tsx';
import { ENTITY_TABLES } from './Finders.tsx';

/** The entities of the case: the list, or one of them. */
export function EntitiesPage() {
  const route = useRoute();
  const schemata = useQuery('entities.schemata', {}, []);
  const id = route.place === 'entities' ? (route.id ?? null) : null;
  if (id) return <OneEntity key={id} id={id} active />;
  return (
    <Ask query={schemata} what="Reading the kinds of entities">
      {kinds => <EntityList kinds={kinds} />}
    </Ask>
  );
}

/** One entity in full. Only where it is active it has the keys and the breadcrumb. */
export function OneEntity({ id, active }: { readonly id: EntityId; readonly active: boolean }) {
  const schemata = useQuery('entities.schemata', {}, []);
  const entity = useQuery('entities.get', { id }, ENTITY_TABLES);
  return (
    <Ask query={schemata} what="Reading the kinds of entities">
      {kinds => (
        <Ask query={entity} what="Reading the entity">
          {value => <EntityPage entity={value} kinds={kinds} active={active} />}
        </Ask>
      )}
    </Ask>
  );
}
