import type { CollectionId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { count } from '../../text/format.ts';
import { Ask, SelectField } from '../../ui/index.ts';
import { COLLECTION_TABLES } from '../collections/tables.ts';

/** What a copy is of: the whole project, or one collection. */
export function ShareScope({
  chosen,
  onChange,
}: {
  readonly chosen: CollectionId | null;
  readonly onChange: (chosen: CollectionId | null) => void;
}) {
  const collections = useQuery('collections.list', {}, COLLECTION_TABLES);
  return (
    <Ask query={collections} what="Reading the collections">
      {list => (
        <SelectField
          label="What is shared"
          value={chosen ?? ''}
          choices={[
            { value: '', words: 'The whole project' },
            ...list.map(({ id, name, documentIds }) => ({
              value: id,
              words: `Collection “${name}” (${count(documentIds.length, 'document')})`,
            })),
          ]}
          onChange={id => onChange(id === '' ? null : (id as CollectionId))}
        />
      )}
    </Ask>
  );
}
