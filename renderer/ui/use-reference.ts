import type { MouseEvent } from 'react';
import type { ClaimId, EntityId } from '../../electron/shared/kernel/ids.ts';
import { useServices } from '../bridge/hooks.tsx';
import { canStandBeside, openBeside } from '../navigation/beside.ts';
import { openMenu } from './floating.ts';

type Referred =
  | { readonly kind: 'claim'; readonly id: ClaimId }
  | { readonly kind: 'entity'; readonly id: EntityId };

/** What a named claim or entity does on a page: a click opens it, Shift-click opens it beside the page that is read, Alt-click shows it in the inspector, its menu has all. */
export function useReference(referred: Referred, title: string) {
  const { navigation, shelf } = useServices();
  const route =
    referred.kind === 'claim'
      ? ({ place: 'claims', id: referred.id } as const)
      : ({ place: 'entities', id: referred.id } as const);
  const where = { shelf, navigation };
  const open = () => navigation.go(route);
  const inspect = () => shelf.setState({ inspected: referred });
  return {
    onClick: (event: MouseEvent) => {
      event.stopPropagation();
      if (event.altKey) inspect();
      else if (event.shiftKey && canStandBeside(where)) openBeside(where, route);
      else open();
    },
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      openMenu(event.currentTarget, title, [
        { words: `Open ${referred.kind}`, run: open },
        ...(canStandBeside(where)
          ? [{ words: 'Open beside the page', keys: 'shift+enter', run: () => openBeside(where, route) }]
          : []),
        { words: 'Show in inspector', keys: 'alt+enter', run: inspect },
      ]);
    },
  };
}
