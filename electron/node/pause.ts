import { setTimeout } from 'node:timers/promises';

/** Waits so long, or until it is called off: whoever waits sees that by the signal. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal, ref: false });
  } catch {
    // Called off.
  }
}
