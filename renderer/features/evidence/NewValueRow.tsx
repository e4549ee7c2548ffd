import { useQuery } from '../../bridge/hooks.tsx';
import { bestMatches } from '../../ui/best-matches.ts';
import { Finder } from '../../ui/Finder.tsx';
import type { DraftLink } from './draft.ts';

type NewValue = Extract<DraftLink, { kind: 'new-value' }>;

/** A value of an entity that is made of the passage: whose, which property, and its words. */
export function NewValueRow({
  link,
  onChange,
}: {
  readonly link: NewValue;
  readonly onChange: (link: NewValue) => void;
}) {
  const { entity, property, words } = link;
  const entities = useQuery('entities.list', {}, ['entity', 'statement']);
  const schemata = useQuery('entities.schemata', {}, []);
  const all = entities.status === 'ready' ? entities.value : [];
  const schema = all.find(({ id }) => id === entity?.id)?.schema;
  const kind = schemata.status === 'ready' ? schemata.value.find(({ name }) => name === schema) : undefined;
  const featured = new Set(kind?.featured);
  const properties = (kind?.properties ?? []).toSorted(
    (a, b) => Number(featured.has(b.name)) - Number(featured.has(a.name)),
  );
  return (
    <div className="new-value grow">
      <Finder
        bare
        label="Entity of the new value"
        placeholder="Whose: number or name"
        autoFocus={!entity}
        chosen={entity ? `N${entity.number} ${entity.name}` : ''}
        find={typed =>
          bestMatches(typed, all, ({ number, name, otherNames }) => ({
            label: `N${number}`,
            words: `${name} ${otherNames.join(' ')}`,
          })).map(found => ({ key: found.id, value: found, words: found.name, aside: `N${found.number}` }))
        }
        onPick={({ id, number, name }) => onChange({ ...link, entity: { id, number, name }, property: '' })}
      />
      <Finder
        key={schema}
        bare
        label="Property of the new value"
        placeholder="Property: INN, address, country"
        autoFocus={entity !== null && property === ''}
        chosen={properties.find(({ name }) => name === property)?.label ?? property}
        find={typed =>
          bestMatches(
            typed,
            properties,
            ({ name, label, description }) => ({ label, words: `${name} ${description}` }),
            40,
          ).map(found => ({ key: found.name, value: found, words: found.label, aside: found.type }))
        }
        onPick={({ name }) => onChange({ ...link, property: name })}
      />
      <input
        className="input small"
        dir="auto"
        aria-label="New value"
        value={words}
        onChange={event => onChange({ ...link, words: event.target.value })}
      />
    </div>
  );
}
