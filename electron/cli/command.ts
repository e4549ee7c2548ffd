import type { ParseArgsConfig } from 'node:util';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options that every command takes. */
export const COMMON_OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  author: { type: 'string' },
  'passphrase-file': { type: 'string' },
  'identity-file': { type: 'string', short: 'i', multiple: true },
} as const satisfies Options;

/** One command as it was called: options, the rest of the words, and where to talk. */
export interface Invocation {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
  readonly terminal: Terminal;
}

/** One command of `plumb`. */
export interface Command {
  /** What follows its name, for the help. */
  readonly usage: string;
  /** What it does and how, for its own help. */
  readonly help: string;
  /** Fewest and most positional arguments. */
  readonly takes: readonly [number, number];
  readonly options: Options;
  /** Answers the exit code. Throws a `Refusal` or a `UsageError`. */
  run(invocation: Invocation): Promise<number>;
}

/** A text option, or undefined. */
export function text({ values }: Invocation, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** All values of an option that may be repeated. */
export function texts({ values }: Invocation, name: string): string[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
}

/** A text option that must be there. */
export function needed(invocation: Invocation, name: string, meaning: string): string {
  const value = text(invocation, name);
  if (value === undefined || value.trim() === '') throw new UsageError(`Give --${name} ${meaning}.`);
  return value;
}

/** An option with one of these words. */
export function choice<T extends string>(
  invocation: Invocation,
  name: string,
  allowed: readonly T[],
  standard: T,
): T {
  const value = text(invocation, name) ?? standard;
  const found = allowed.find(each => each === value);
  if (found === undefined)
    throw new UsageError(`--${name} is one of ${allowed.join(', ')}; “${value}” is not.`);
  return found;
}

/** A positional argument that `takes` has made sure of. */
export function word({ positionals }: Invocation, index: number): string {
  const value = positionals[index];
  if (value === undefined || value === '') throw new UsageError('One of the arguments is empty.');
  return value;
}
