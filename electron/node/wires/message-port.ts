import type { MessagePort } from 'node:worker_threads';
import type { Engine } from '../../core/app/engine.ts';
import { EngineFrame } from '../../shared/contract/wire.ts';
import { type ClosableWire, wireEnds } from './wire-ends.ts';

/** A wire over one end of a message channel whose other end `servePort` holds. Frames that are none are dropped. */
export function messagePortWire(port: MessagePort): ClosableWire {
  const ends = wireEnds({
    send: frame => port.postMessage(frame),
    close: () => port.close(),
  });
  port.on('message', (raw: unknown) => {
    const frame = EngineFrame.safeParse(raw);
    if (frame.success) ends.deliver(frame.data);
  });
  port.on('close', () => ends.end());
  return ends.wire;
}

/** Connects a port to the engine: what comes in is a caller's frame, and the caller is gone when the port closes. */
export function servePort(engine: Engine, port: MessagePort): void {
  const connection = engine.connect(frame => port.postMessage(frame));
  port.on('message', (raw: unknown) => connection.receive(raw));
  port.on('close', () => connection.disconnect());
}
