import type { z } from 'zod';

/**
 * query: reads; a long one in slices, and can be cancelled. action: one transaction that leaves one journal row. job: long work with progress and
 * cancel. session: opens, closes or asks about the project itself, so it works without one.
 */
export type MethodKind = 'query' | 'action' | 'job' | 'session';

/** One method of the contract: what it is, what it takes, gives and reports on the way. */
export interface MethodSpec<K extends MethodKind, I extends z.ZodType, O extends z.ZodType> {
  readonly kind: K;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
}

const define =
  <K extends MethodKind>(kind: K) =>
  <I extends z.ZodType, O extends z.ZodType>(summary: string, input: I, output: O): MethodSpec<K, I, O> => ({
    kind,
    summary,
    input,
    output,
  });

/** Defines a method that only reads. */
export const query = define('query');
/** Defines a method that changes analysis: journalled and undoable. */
export const action = define('action');
/** Defines long work with progress and cancel. */
export const job = define('job');
/** Defines a method that works on the project as a whole. */
export const session = define('session');
