import './entities.css';
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
  const entity = useQuery('entities.get', id && { id }, ENTITY_TABLES);
  return (
    <Ask query={schemata} what="Reading the kinds of entities">
      {kinds =>
        id ? (
          <Ask query={entity} what="Reading the entity">
            {value => <EntityPage key={id} entity={value} kinds={kinds} />}
          </Ask>
        ) : (
          <EntityList kinds={kinds} />
        )
      }
    </Ask>
  );
}
