import type { Problem } from '../../electron/shared/contract/problem.ts';
import type { Result } from '../../electron/shared/kernel/result.ts';
import type { Shelf } from './shelf.ts';

/** Waits for calls whose problems have no place of their own: gives their value, or null after the frame was told. */
export const settledOn =
  (shelf: Pick<Shelf, 'setState'>) =>
  async <T>(call: Promise<Result<T, Problem>>): Promise<T | null> => {
    const result = await call;
    if (result.ok) return result.value;
    shelf.setState({ problem: result.problem });
    return null;
  };
