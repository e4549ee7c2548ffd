import { useCallback, useEffect, useState } from 'react';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useEntryId, useNavigation, useRoute } from '../../navigation/hooks.ts';
import type { Body } from './desk.ts';

const OUTLINED_MS = 800;

/** What was followed is outlined for a moment; where motion is not wanted, until the next key. */
export function useFlash(): [string | null, (id: string) => void] {
  const [flash, setFlash] = useState<string | null>(null);
  useEffect(() => {
    if (flash === null) return;
    const clear = () => setFlash(null);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      window.addEventListener('keydown', clear, { once: true });
      return () => window.removeEventListener('keydown', clear);
    }
    const timer = setTimeout(clear, OUTLINED_MS);
    return () => clearTimeout(timer);
  }, [flash]);
  return [flash, setFlash];
}

/** Goes where the route leads, each time the window comes to another step of its history. */
export function useArrival(
  body: Body | null,
  evidence: ReadonlyMap<string, Evidence>,
  on: { readonly pick: (id: string) => void; readonly look: (words: string) => void },
): (place: unknown) => void {
  const navigation = useNavigation();
  const entryId = useEntryId();
  const route = useRoute();
  const [arrived, setArrived] = useState(0);
  useEffect(() => {
    if (!body || route.place !== 'reader' || arrived === entryId) return;
    setArrived(entryId);
    const before = navigation.current().view.get('reader');
    const item = route.evidenceId && evidence.get(route.evidenceId);
    if (item) on.pick(item.id);
    if (route.find) on.look(route.find);
    if (before !== undefined) body.restore(before);
    else if (item) body.show(item);
    else if (route.row && route.find)
      body.showHit({ page: 0, start: 0, end: 0, row: route.row, found: route.find });
    else if (route.row) body.toRow(route.row);
    else if (route.page && route.at) body.showHit({ page: route.page, start: route.at[0], end: route.at[1] });
    else if (route.page) body.toPage(route.page);
    body.focus();
  }, [body, route, entryId, arrived, evidence, navigation, on]);
  return useCallback(
    (place: unknown) => {
      navigation.current().view.set('reader', place);
    },
    [navigation],
  );
}
