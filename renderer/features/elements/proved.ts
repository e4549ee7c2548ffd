import type { MatrixRegime } from '../../../electron/shared/contract/elements.ts';

/** How much of what has to be proved is covered, in words. */
export function proved({ counts }: Pick<MatrixRegime, 'counts'>): string {
  const { covered = 0, contested = 0, empty = 0, 'single-source': single = 0 } = counts;
  return `${covered} of ${covered + contested + empty + single} covered`;
}
