import type { Engine } from '../../core/app/engine.ts';
import { EngineFrame } from '../../shared/contract/wire.ts';
import { type ClosableWire, wireEnds } from './wire-ends.ts';

/** A wire to an engine in the same thread. Frames are copied, so that neither side can reach into the other. */
export function inProcessWire(engine: Engine): ClosableWire {
  const connection = engine.connect(frame => {
    const copy = EngineFrame.safeParse(structuredClone(frame));
    if (copy.success) queueMicrotask(() => ends.deliver(copy.data));
  });
  const ends = wireEnds({
    send: frame => {
      const copy: unknown = structuredClone(frame);
      queueMicrotask(() => connection.receive(copy));
    },
    close: () => connection.disconnect(),
  });
  return ends.wire;
}
