import { useCallback } from 'react';
import type { Grades } from '../../../electron/shared/contract/grades.ts';
import { type Query, useQuery } from '../../bridge/hooks.tsx';

/** All grades with their meanings, and the scale of this project. */
export const useScales = (): Query<Grades> => useQuery('grades.scales', {}, ['setting']);

/** Says a likelihood with its band: `Likely (55–80 %)`. */
export function useEstimateWords(): (likelihood: string) => string {
  const query = useScales();
  const grades = query.status === 'ready' ? query.value : null;
  return useCallback(
    likelihood => {
      const term = grades?.scales.flatMap(({ terms }) => terms).find(({ id }) => id === likelihood);
      return term ? termWords(term) : '';
    },
    [grades],
  );
}

/** A term of a scale with its band: `Likely, probable (55–80 %)`. */
export function termWords(
  { words, from, to }: Grades['scales'][number]['terms'][number],
  all = false,
): string {
  const said = all ? words.join(', ') : (words[0] ?? '');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)} (${from}–${to} %)`;
}
