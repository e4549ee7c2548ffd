import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import type { Suggestion } from '../../../electron/shared/contract/mentions.ts';
import type { Services } from '../../bridge/services.ts';
import type { ShelfState } from '../../bridge/shelf.ts';
import type { Command } from '../../keys/commands.ts';
import {
  type BesideRoute,
  besideRouteOf,
  createBeside,
  isForm,
  openBeside,
} from '../../navigation/beside.ts';
import { sameRoute } from '../../navigation/routes.ts';
import { focusBeside } from './panes.ts';

/** What is looked at on the page. */
interface LookedAt {
  readonly picked: Evidence | undefined;
  readonly mention: Suggestion | null;
}

/**
 * B: opens the claim or entity that is looked at beside the page: what the picked evidence serves (one after another), the
 * entity of a mention, or else the last claim. Pressed again it takes the keyboard there.
 */
export function besideCommand(services: Services, at: LookedAt): Command {
  return {
    id: 'reader.beside',
    words: 'Open its claim or entity beside the page, or go there',
    group: 'Reader',
    keys: ['b'],
    run: () => goBeside(services, targetsOf(services.shelf.getState(), at)),
  };
}

function goBeside({ shelf, navigation }: Services, targets: readonly BesideRoute[]): void {
  const { second } = shelf.getState();
  const shown = second?.current().route;
  const here = targets.findIndex(route => shown !== undefined && sameRoute(route, shown));
  const next = targets[(here + 1) % targets.length];
  const isThere = shown !== undefined && isForm(shown) && (!next || sameRoute(next, shown));
  if (isThere || (second && !next)) focusBeside();
  else if (next) openBeside({ shelf, navigation }, next);
  else shelf.setState({ second: createBeside(navigation) });
}

/** What the picked evidence serves, the entity of the mention, or the last claim. */
function targetsOf(
  { lastClaim }: Pick<ShelfState, 'lastClaim'>,
  { picked, mention }: LookedAt,
): readonly BesideRoute[] {
  const linked = (picked?.links ?? []).flatMap(({ target }) => besideRouteOf(target) ?? []);
  if (linked.length > 0) return linked;
  if (mention?.entityId) return [{ place: 'entities', id: mention.entityId }];
  return lastClaim ? [{ place: 'claims', id: lastClaim.id }] : [];
}
