import { z } from 'zod';
import { Progress } from './common.ts';
import { Problem } from './problem.ts';

/** What the engine tells without being asked. `tables` names what changed, so that views reload what they show. */
export const EngineEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('changed'),
    tables: z.array(z.string()),
    seq: z.number(),
    sentence: z.string(),
    savedAt: z.string(),
  }),
  z.object({ kind: z.literal('opened') }),
  z.object({ kind: z.literal('closed') }),
]);
export type EngineEvent = z.infer<typeof EngineEvent>;

/** A frame from a caller to the engine. */
export const CallerFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id: z.int(), method: z.string(), input: z.unknown() }),
  z.object({ type: z.literal('cancel'), id: z.int() }),
]);
export type CallerFrame = z.infer<typeof CallerFrame>;

/** A frame from the engine to a caller. */
export const EngineFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reply'), id: z.int(), ok: z.literal(true), value: z.unknown() }),
  z.object({ type: z.literal('failed'), id: z.int(), ok: z.literal(false), problem: Problem }),
  z.object({ type: z.literal('progress'), id: z.int(), progress: Progress }),
  z.object({ type: z.literal('event'), event: EngineEvent }),
]);
export type EngineFrame = z.infer<typeof EngineFrame>;

/** A transport, from the caller's side: two functions, and word of its end. */
export interface Wire {
  send(frame: CallerFrame): void;
  /** Returns the function that stops listening. */
  onFrame(listener: (frame: EngineFrame) => void): () => void;
  onClosed(listener: () => void): () => void;
}
