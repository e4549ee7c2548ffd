import type { MouseEvent } from 'react';
import type { ClaimId, EntityId } from '../../electron/shared/kernel/ids.ts';
import { useServices } from '../bridge/hooks.tsx';
import { openMenu } from './floating.ts';

type Referred =
  | { readonly kind: 'claim'; readonly id: ClaimId }
  | { readonly kind: 'entity'; readonly id: EntityId };

/** What a named claim or entity does on a page: a click opens it, Alt-click shows it in the inspector, its menu has both. */
export function useReference(referred: Referred, title: string) {
  const { navigation, shelf } = useServices();
  const open = () =>
    navigation.go(
      referred.kind === 'claim'
        ? { place: 'claims', id: referred.id }
        : { place: 'entities', id: referred.id },
    );
  const inspect = () => shelf.setState({ inspected: referred });
  return {
    onClick: (event: MouseEvent) => {
      event.stopPropagation();
      if (event.altKey) inspect();
      else open();
    },
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      openMenu(event.currentTarget, title, [
        { words: `Open ${referred.kind}`, run: open },
        { words: 'Show in inspector', keys: 'alt+enter', run: inspect },
      ]);
    },
  };
}
