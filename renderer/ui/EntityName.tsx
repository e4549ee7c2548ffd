import type { EntityId } from '../../electron/shared/kernel/ids.ts';
import { useServices } from '../bridge/hooks.tsx';
import { openMenu } from './floating.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

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
  const { navigation, shelf } = useServices();
  const open = () => navigation.go({ place: 'entities', id });
  const inspect = () => shelf.setState({ inspected: { kind: 'entity', id } });
  return (
    <button
      type="button"
      className="entity-name"
      lang={language || undefined}
      onClick={event => {
        event.stopPropagation();
        if (event.altKey) inspect();
        else open();
      }}
      onContextMenu={event => {
        event.preventDefault();
        openMenu(event.currentTarget, name, [
          { words: 'Open entity', run: open },
          { words: 'Show in inspector', keys: 'alt+enter', run: inspect },
        ]);
      }}
    >
      <Icon name={entityIcon(schema)} size={12} />
      <span className="ellipsis" dir="auto">
        {name}
      </span>
    </button>
  );
}
