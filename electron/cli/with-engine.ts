import { type RunningEngine, startEngine } from '../node/worker-client.ts';
import { type ApiClient, type CallOptions, createClient } from '../shared/contract/client.ts';
import { refuse } from '../shared/contract/problem.ts';
import type { ProjectStatus } from '../shared/contract/project.ts';
import { type Invocation, text } from './command.ts';
import { interruptSignal } from './interrupt.ts';
import type { OpeningKeys } from './keys.ts';
import { openingKeys } from './keys.ts';

/** An engine that a command works with. */
export interface Working {
  readonly api: ApiClient;
  readonly engine: RunningEngine;
  /** Progress on the terminal, and Ctrl-C as cancel. */
  readonly watched: CallOptions & { readonly signal: AbortSignal };
}

/** Runs work with an engine of its own, and saves, closes and ends it whatever happens. */
export async function withEngine<T>(
  { terminal }: Invocation,
  work: (working: Working) => Promise<T>,
): Promise<T> {
  const engine = startEngine();
  const signal = interruptSignal(terminal.say);
  const watched = { signal, onProgress: terminal.progress };
  let result: T;
  try {
    result = await work({ api: createClient(engine.wire()), engine, watched });
  } catch (error) {
    // What went wrong first is what the person should read.
    await engine.close().catch(() => undefined);
    throw error;
  }
  terminal.clearProgress();
  await engine.close();
  return result;
}

/** Runs work with a project open. Says so when opening mended something. */
export async function withProject<T>(
  invocation: Invocation,
  path: string,
  readOnly: boolean,
  work: (working: Working, status: ProjectStatus) => Promise<T>,
): Promise<T> {
  return withKeys(invocation, path, await openingKeys(invocation, path), readOnly, work);
}

/** The same with keys that were asked for already. */
export async function withKeys<T>(
  invocation: Invocation,
  path: string,
  keys: OpeningKeys,
  readOnly: boolean,
  work: (working: Working, status: ProjectStatus) => Promise<T>,
): Promise<T> {
  return withEngine(invocation, async working => {
    const { api, watched } = working;
    const author = text(invocation, 'author') ?? '';
    const status = await api.get('project.open', { path, readOnly, author, ...keys });
    if (status.recovered !== null) invocation.terminal.say(status.recovered);
    if (watched.signal.aborted) refuse({ code: 'cancelled' });
    return work(working, status);
  });
}
