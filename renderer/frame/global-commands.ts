import type { ApiClient } from '../../electron/shared/contract/client.ts';
import { useServices } from '../bridge/hooks.tsx';
import { panic } from '../bridge/panic.ts';
import type { Services } from '../bridge/services.ts';
import type { Shelf } from '../bridge/shelf.ts';
import type { Command } from '../keys/commands.ts';
import { useCommands } from '../keys/hooks.ts';
import { toPane } from './panes.ts';
import { PLACES, RAIL } from './places.ts';
import { isNarrow } from './use-narrow.ts';

/** Registers what works in every place. */
export function useGlobalCommands(): void {
  const services = useServices();
  useCommands(() => [...frameCommands(services), ...placeCommands(services)], [services]);
}

/** Reverses the last action, or does it again; a problem is shown under the head. */
export async function stepHistory(
  api: ApiClient,
  shelf: Shelf,
  method: 'history.undo' | 'history.redo',
): Promise<void> {
  const result = await api.call(method, {});
  shelf.setState({ problem: result.ok ? null : result.problem });
}

/** Opens the log with only what changed the inspected thing, or the one that the place shows; the whole log where there is none. */
export function showHistory({ shelf, navigation }: Pick<Services, 'shelf' | 'navigation'>): void {
  const { route } = navigation.current();
  const shown =
    route.place === 'reader' ? (route.evidenceId ?? route.documentId) : 'id' in route ? route.id : undefined;
  const about = shelf.getState().inspected?.id ?? shown;
  shelf.setState({ inspected: null });
  navigation.go(about ? { place: 'log', about } : { place: 'log' });
}

/** Shows or hides the inspector: for good in a wide window, for now where it lies over the place. */
export function toggleInspector({ shelf, preferences }: Pick<Services, 'shelf' | 'preferences'>): void {
  if (isNarrow(shelf)) shelf.setState(state => ({ inspectorOpen: !state.inspectorOpen }));
  else preferences.setState(state => ({ inspector: !state.inspector }));
}

function frameCommands({ shelf, navigation, session, preferences, api, host }: Services): readonly Command[] {
  const group = 'Everywhere';
  return [
    {
      id: 'palette',
      words: 'Search or run a command',
      group,
      keys: ['ctrl+k'],
      listed: false,
      run: () => shelf.setState({ overlay: 'palette' }),
    },
    {
      id: 'keys',
      words: 'Show all keys',
      group,
      keys: ['?'],
      run: () => shelf.setState({ overlay: 'keys' }),
    },
    { id: 'back', words: 'Go back', group, keys: ['alt+left'], run: navigation.back },
    { id: 'forward', words: 'Go forward', group, keys: ['alt+right'], run: navigation.forward },
    {
      id: 'inspector',
      words: 'Show or hide the inspector',
      group,
      keys: ['ctrl+.'],
      run: () => toggleInspector({ shelf, preferences }),
    },
    {
      id: 'undo',
      words: 'Undo',
      group,
      keys: ['ctrl+z'],
      run: () => void stepHistory(api, shelf, 'history.undo'),
    },
    {
      id: 'redo',
      words: 'Redo',
      group,
      keys: ['ctrl+shift+z', 'ctrl+y'],
      run: () => void stepHistory(api, shelf, 'history.redo'),
    },
    { id: 'next-pane', words: 'Go to the next pane', group, keys: ['f6'], run: () => toPane(1) },
    {
      id: 'previous-pane',
      words: 'Go to the previous pane',
      group,
      keys: ['shift+f6'],
      run: () => toPane(-1),
    },
    {
      id: 'connections',
      words: 'Show refused connections',
      group,
      run: () => shelf.setState({ overlay: 'connections' }),
    },
    {
      id: 'history-of',
      words: 'Show the history of this',
      group,
      run: () => showHistory({ shelf, navigation }),
    },
    {
      id: 'lock',
      words: 'Lock at once',
      group,
      keys: ['ctrl+shift+l'],
      everywhere: true,
      run: () => void session.lock(),
    },
    {
      id: 'panic',
      words: 'Panic: close the project and the window at once',
      group,
      keys: ['ctrl+shift+backspace'],
      everywhere: true,
      run: () => void panic(session, host),
    },
    { id: 'close', words: 'Close the project', group, run: () => void session.close() },
  ];
}

const CLAIM_VIEWS = [
  { tab: 'elements', words: 'Elements matrix', keys: 'g m' },
  { tab: 'gaps', words: 'Gaps', keys: 'g p' },
  { tab: 'other-side', words: 'Other side', keys: 'g i' },
  { tab: 'hypotheses', words: 'Hypotheses', keys: 'g y' },
] as const;

function placeCommands({ navigation }: Services): readonly Command[] {
  const places = RAIL.filter(({ place }) => PLACES[place]).map(
    ({ place, words, letter }): Command => ({
      id: `go ${place}`,
      words,
      group: 'Go to',
      keys: [`g ${letter}`],
      run: () => navigation.go({ place }),
    }),
  );
  const views = CLAIM_VIEWS.map(
    ({ tab, words, keys }): Command => ({
      id: `go ${tab}`,
      words,
      group: 'Go to',
      keys: [keys],
      run: () => navigation.go({ place: 'claims', tab }),
    }),
  );
  return [
    ...places,
    ...views,
    { id: 'go log', words: 'Log', group: 'Go to', keys: ['g o'], run: () => navigation.go({ place: 'log' }) },
    {
      id: 'go settings',
      words: 'Settings',
      group: 'Go to',
      keys: ['g s'],
      run: () => navigation.go({ place: 'settings' }),
    },
  ];
}
