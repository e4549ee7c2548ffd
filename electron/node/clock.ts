import type { Clock } from '../core/ports/index.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };
