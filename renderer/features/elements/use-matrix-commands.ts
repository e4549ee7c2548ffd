import { useCallback, useEffect, useRef } from 'react';
import type { MatrixRegime } from '../../../electron/shared/contract/elements.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useRoute } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import type { MatrixLine, Shown } from './matrix-lines.ts';
import type { MatrixActs } from './use-matrix.ts';

/** Gives the matrix as a file, under the name of its regime. */
export function useExport(regimeId: MatrixRegime['id']): () => void {
  const { jobs, host, shelf } = useServices();
  return useCallback(async () => {
    const made = await jobs.run('Writing the matrix', 'elements.export', { regimeId });
    if (!made.ok) return shelf.setState({ problem: made.problem });
    const { ref, fileName, elements } = made.value;
    if (await host.deliver(fileName, ref)) jobs.note(`${count(elements, 'element')} given as ${fileName}`);
  }, [jobs, host, shelf, regimeId]);
}

/** The keyboard begins on the element that was followed, else on the first. */
export function useStart(
  lines: readonly MatrixLine[],
  at: unknown,
  go: (to: { line: string; claim: null }) => void,
) {
  const route = useRoute();
  const followed = route.place === 'claims' ? route.elementId : undefined;
  const done = useRef<string | undefined>(undefined);
  useEffect(() => {
    const first = lines.find(({ kind }) => kind === 'element') ?? lines[0];
    const fresh =
      followed !== undefined && done.current !== followed && lines.some(({ key }) => key === followed);
    if (fresh) {
      done.current = followed;
      go({ line: followed, claim: null });
    } else if (!at && first) go({ line: first.key, claim: null });
  }, [lines, at, go, followed]);
}

/** What can be done in the matrix, by key and by name. */
export function useMatrixCommands(
  wish: MatrixActs['wish'],
  shown: Shown,
  setShown: (shown: Shown) => void,
  give: () => void,
): void {
  useCommands(
    () => [
      {
        id: 'matrix.answer',
        words: 'Answer the element with a claim',
        group: 'Matrix',
        keys: ['a'],
        run: () => wish('answer'),
      },
      {
        id: 'matrix.claim',
        words: 'New claim for the element',
        group: 'Matrix',
        keys: ['c'],
        run: () => wish('claim'),
      },
      {
        id: 'matrix.task',
        words: 'New task for the gap',
        group: 'Matrix',
        keys: ['t'],
        run: () => wish('task'),
      },
      {
        id: 'matrix.search',
        words: 'Record a search for the element or claim',
        group: 'Matrix',
        keys: ['s'],
        run: () => wish('search'),
      },
      {
        id: 'matrix.gaps',
        words: shown === 'gaps' ? 'Show all elements' : 'Show only gaps',
        group: 'Matrix',
        keys: ['x'],
        run: () => setShown(shown === 'gaps' ? 'all' : 'gaps'),
      },
      { id: 'matrix.export', words: 'Export the matrix as CSV', group: 'Matrix', run: give },
      {
        id: 'matrix.filter',
        words: 'Filter elements',
        group: 'Matrix',
        keys: ['/'],
        run: () => document.querySelector<HTMLElement>('[data-filter=matrix]')?.focus(),
      },
    ],
    [wish, shown, setShown, give],
  );
}
