import type { EntityId } from '../../electron/shared/kernel/ids.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import { useReference } from './use-reference.ts';

const ICON: Readonly<Record<string, IconName>> = {
  Person: 'person',
  Vessel: 'vessel',
  Document: 'document',
  Address: 'home',
  BankAccount: 'table',
};

/** The icon of a kind of entity (a FollowTheMoney schema). */
export const entityIcon = (schema: string): IconName => ICON[schema] ?? 'building';

/** An entity's name: a click opens the entity, Alt-click shows it in the inspector. */
export function EntityName({
  id,
  name,
  schema,
  language,
}: {
  readonly id: EntityId;
  readonly name: string;
  readonly schema: string;
  readonly language?: string;
}) {
  const reference = useReference({ kind: 'entity', id }, name);
  return (
    <button type="button" className="entity-name" lang={language || undefined} {...reference}>
      <Icon name={entityIcon(schema)} size={12} />
      <span className="ellipsis" dir="auto">
        {name}
      </span>
    </button>
  );
}
