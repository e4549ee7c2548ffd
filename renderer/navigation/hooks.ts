import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { EvidenceId } from '../../electron/shared/kernel/ids.ts';
import { useServices } from '../bridge/hooks.tsx';
import type { Navigation } from './navigation.ts';
import type { Route } from './routes.ts';

/** The window's history. */
export const useNavigation = (): Navigation => useServices().navigation;

/** Where the window is. */
export const useRoute = (): Route =>
  useStore(useServices().navigation.store, ({ entries, at }) => entries[at]?.route ?? { place: 'home' });

/** The step of the history that is shown; a new id means that the person went somewhere. */
export const useEntryId = (): number =>
  useStore(useServices().navigation.store, ({ entries, at }) => entries[at]?.id ?? 0);

/** Names the object that the place shows; the head prints it as the last part of the breadcrumb. */
export function useCrumb(words: string | null, aside = ''): void {
  const { shelf } = useServices();
  useEffect(() => {
    if (words === null) return;
    shelf.setState({ crumb: { words, aside } });
    return () => shelf.setState({ crumb: null });
  }, [shelf, words, aside]);
}

/** State of a place that going back restores: filters, selection, the open tab. */
export function usePlaceState<T>(name: string, initial: T): [T, (value: T) => void] {
  const navigation = useNavigation();
  const entryId = useEntryId();
  const remembered = () => {
    const { view } = navigation.current();
    return view.has(name) ? (view.get(name) as T) : initial;
  };
  const [held, setHeld] = useState(() => ({ entryId, value: remembered() }));
  // Going back within the same place keeps the component: take over what that step remembered.
  const now = held.entryId === entryId ? held : { entryId, value: remembered() };
  if (now !== held) setHeld(now);
  const set = useCallback(
    (value: T) => {
      const entry = navigation.current();
      entry.view.set(name, value);
      setHeld({ entryId: entry.id, value });
    },
    [navigation, name],
  );
  return [now.value, set];
}

/** Puts a scrolling element back to where it was when the person comes back to this step. */
export function useScrollMemory(element: RefObject<HTMLElement | null>, name: string, ready = true): void {
  const navigation = useNavigation();
  const entryId = useEntryId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step restores its own position
  useLayoutEffect(() => {
    const top = navigation.current().view.get(`scroll ${name}`);
    if (ready && element.current && typeof top === 'number') element.current.scrollTop = top;
  }, [entryId, ready, name, navigation, element]);
  useEffect(() => {
    const box = element.current;
    if (!box) return;
    const remember = () => navigation.current().view.set(`scroll ${name}`, box.scrollTop);
    box.addEventListener('scroll', remember, { passive: true });
    return () => box.removeEventListener('scroll', remember);
  }, [name, navigation, element]);
}

/** Opens the reader at a piece of evidence, its passage marked and centred. Shows the problem if there is none. */
export function useOpenEvidence(): (id: EvidenceId) => Promise<void> {
  const { api, navigation, shelf } = useServices();
  return useCallback(
    async id => {
      const result = await api.call('evidence.get', { id });
      if (!result.ok) return shelf.setState({ problem: result.problem });
      const { documentId, anchor, found } = result.value;
      const base = { place: 'reader', documentId, evidenceId: id } as const;
      if (anchor.kind === 'text') navigation.go({ ...base, page: (found ?? anchor.stretches)[0]?.page ?? 1 });
      else if (anchor.kind === 'area') navigation.go({ ...base, page: anchor.page });
      else navigation.go({ ...base, row: anchor.rows[0] ?? 1 });
    },
    [api, navigation, shelf],
  );
}
