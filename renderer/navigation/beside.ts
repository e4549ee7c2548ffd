import type { LinkTarget } from '../../electron/shared/contract/evidence.ts';
import type { Shelf } from '../bridge/shelf.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import type { Route } from './routes.ts';

/** What can stand beside a page that is read: another document, or the form of a claim or an entity. */
export type BesideRoute = Extract<Route, { place: 'reader' | 'claims' | 'entities' }>;

/** The history of what stands beside the page. */
export interface Beside extends Navigation {
  /** Shows something here, whatever stands here now. */
  open(route: BesideRoute): void;
}

/** Where the window is and what it holds. */
interface Where {
  readonly shelf: Shelf;
  readonly navigation: Navigation;
}

/** Whether a place is the form of one claim or one entity. */
export const isForm = (route: Route): boolean =>
  (route.place === 'claims' || route.place === 'entities') && route.id !== undefined;

/**
 * A history of its own for what stands beside the page. It starts empty. Documents, claims and entities open in it, save
 * that a form leads to its passages on the page; everything else opens in the window.
 */
export function createBeside(window: Navigation): Beside {
  const own = createNavigation();
  return {
    ...own,
    open: own.go,
    go: route => {
      const here = isForm(route) || (route.place === 'reader' && !isForm(own.current().route));
      (here ? own : window).go(route);
    },
    // Its first entry is the choice of what to show, to which one cannot want to go back.
    back: () => {
      if (own.store.getState().at > 1) own.back();
    },
  };
}

/** Whether there is a page that something can stand beside. */
export const canStandBeside = ({ shelf, navigation }: Where): boolean =>
  navigation.current().route.place === 'reader' || navigation === shelf.getState().second;

/** Shows something beside the page that is read; the keyboard stays where it is. */
export function openBeside({ shelf, navigation }: Where, route: BesideRoute): void {
  const beside = shelf.getState().second ?? createBeside(navigation);
  beside.open(route);
  shelf.setState({ second: beside });
}

/** The form of what evidence is linked to; null for a value or relation, which stand in the form of their entity. */
export function besideRouteOf(target: LinkTarget): BesideRoute | null {
  if (target.kind === 'claim') return { place: 'claims', id: target.id };
  return target.kind === 'entity' ? { place: 'entities', id: target.id } : null;
}
