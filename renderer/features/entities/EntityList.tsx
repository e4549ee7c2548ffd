import { useState } from 'react';
import type { EntitySummary, Schema } from '../../../electron/shared/contract/entities.ts';
import { countryName } from '../../../electron/shared/text/values.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useNavigation, usePlaceState } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import {
  Ask,
  Button,
  type Column,
  Empty,
  entityIcon,
  FilterField,
  Icon,
  VirtualList,
} from '../../ui/index.ts';
import { EntityBrief } from './EntityBrief.tsx';
import { ENTITY_TABLES } from './Finders.tsx';
import { NewEntityForm } from './NewEntityForm.tsx';
import { useShowInspector } from './selection.ts';

const COLUMNS: readonly Column<EntitySummary>[] = [
  {
    id: 'number',
    title: 'No.',
    width: '58px',
    cell: ({ number }) => <span className="number">N{number}</span>,
  },
  {
    id: 'kind',
    title: 'Kind',
    width: '132px',
    cell: ({ schema, schemaLabel }) => (
      <span className="kind">
        <Icon name={entityIcon(schema)} size={12} />
        <span className="ellipsis">{schemaLabel}</span>
      </span>
    ),
  },
  {
    id: 'name',
    title: 'Name',
    width: 'minmax(140px, 2fr)',
    cell: ({ name }) => (
      <span className="strong" dir="auto">
        {name}
      </span>
    ),
  },
  {
    id: 'others',
    title: 'Other scripts and names',
    width: 'minmax(100px, 2fr)',
    cell: ({ otherNames }) => (
      <span className="second" dir="auto">
        {otherNames.join(' · ')}
      </span>
    ),
  },
  {
    id: 'countries',
    title: 'Countries',
    width: '110px',
    cell: ({ countries }) => [...new Set(countries)].map(countryName).join(', '),
  },
  { id: 'evidence', title: 'Evidence', width: '76px', numeric: true, cell: entity => entity.evidenceCount },
];

/** All entities: filter, list, and what is selected or being made in the inspector. */
export function EntityList({ kinds }: { kinds: readonly Schema[] }) {
  const navigation = useNavigation();
  const { shelf } = useServices();
  const showInspector = useShowInspector();
  const [filter, setFilter] = usePlaceState('entities filter', '');
  const [selected, setSelected] = usePlaceState<string | null>('entities selected', null);
  const [making, setMaking] = useState(false);
  const query = useQuery('entities.list', filter.trim() ? { filter } : {}, ENTITY_TABLES);
  const make = () => {
    showInspector();
    setMaking(true);
  };
  const open = (entity: EntitySummary) => navigation.go({ place: 'entities', id: entity.id });
  useCommands(
    () => [
      { id: 'entities.new', words: 'New entity', group: 'Entities', keys: ['n'], run: make },
      {
        id: 'entities.filter',
        words: 'Filter entities',
        group: 'Entities',
        keys: ['/'],
        run: () => document.querySelector<HTMLElement>('[data-filter=entities]')?.focus(),
      },
    ],
    [],
  );
  return (
    <>
      <div className="toolbar">
        <FilterField
          label="Filter by name or identifier"
          data-filter="entities"
          value={filter}
          onChange={setFilter}
        />
        <span className="muted small number">
          {query.status === 'ready' && count(query.value.length, 'entity', 'entities')}
        </span>
        <span className="grow" />
        <Button small look="primary" icon="add" words="Entity" keys="n" onClick={make} />
      </div>
      <Ask query={query} what="Reading the entities">
        {entities => {
          const active = entities.find(({ id }) => id === selected);
          return (
            <>
              {entities.length === 0 ? (
                <NoEntities filtered={filter.trim() !== ''} onClear={() => setFilter('')} onMake={make} />
              ) : (
                <VirtualList
                  label="Entities"
                  items={entities}
                  keyOf={({ id }) => id}
                  columns={COLUMNS}
                  selected={selected}
                  onSelect={({ id }) => {
                    setSelected(id);
                    setMaking(false);
                  }}
                  onOpen={open}
                  onInspect={({ id }) => shelf.setState({ inspected: { kind: 'entity', id } })}
                  autoFocus
                />
              )}
              {making ? (
                <NewEntityForm kinds={kinds} onMade={open} onClose={() => setMaking(false)} />
              ) : (
                active && <EntityBrief entity={active} onOpen={() => open(active)} />
              )}
            </>
          );
        }}
      </Ask>
    </>
  );
}

function NoEntities({
  filtered,
  onClear,
  onMake,
}: {
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly onMake: () => void;
}) {
  if (filtered)
    return (
      <Empty title="No entity fits the filter" action={<Button words="Clear filter" onClick={onClear} />}>
        The filter looks in every name and identifier, in any script.
      </Empty>
    );
  return (
    <Empty
      title="No entities yet"
      action={<Button icon="add" words="New entity" keys="n" onClick={onMake} />}
    >
      Firms, people, banks, accounts and ships of the case stand here, each value with the evidence behind it.
    </Empty>
  );
}
