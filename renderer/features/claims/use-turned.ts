import { useCallback, useState } from 'react';
import type { Role } from '../../../electron/shared/contract/common.ts';

/** The side that a link was turned to, and whether the engine has said that it is done. */
export interface Turned {
  readonly role: Role;
  readonly settled: boolean;
}

/** Shows a link on another side at once; what it answers is called when the engine has done it, or refused it. */
export type Turning = (linkId: string, role: Role) => (done: boolean) => void;

type Links = ReadonlyMap<string, Turned>;

/** Links that were turned a moment ago. Each is forgotten with the first answer that was read after it was done. */
export function useTurned(fresh: unknown): { readonly turned: Links; readonly turning: Turning } {
  const [held, setHeld] = useState<{ fresh: unknown; turned: Links }>({ fresh, turned: new Map() });
  if (held.fresh !== fresh) setHeld({ fresh, turned: unsettled(held.turned) });
  const turning = useCallback<Turning>((linkId, role) => {
    const begun: Turned = { role, settled: false };
    const put = (turned: Links, link: Turned | null): Links => {
      const next = new Map(turned);
      if (link) next.set(linkId, link);
      else next.delete(linkId);
      return next;
    };
    setHeld(old => ({ ...old, turned: put(old.turned, begun) }));
    return done =>
      setHeld(old => {
        // It may have been turned again since.
        if (old.turned.get(linkId) !== begun) return old;
        return { ...old, turned: put(old.turned, done ? { role, settled: true } : null) };
      });
  }, []);
  return { turned: held.turned, turning };
}

function unsettled(turned: Links): Links {
  if (![...turned.values()].some(({ settled }) => settled)) return turned;
  return new Map([...turned].filter(([, { settled }]) => !settled));
}
