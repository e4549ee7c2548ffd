import type { CallerFrame, EngineFrame, Wire } from '../../electron/shared/contract/wire.ts';
import type { Preload } from './preload.ts';

/** A wire over the desktop's preload functions. */
export function preloadWire(preload: Preload): Wire {
  return {
    send: frame => preload.send(frame),
    onFrame: listener => preload.onFrame(frame => listener(frame as EngineFrame)),
    onClosed: listener => preload.onClosed(listener),
  };
}

/** A wire over the browser shell's WebSocket, once the shell has accepted the key. Rejects when it refuses. */
export function socketWire(address: string, key: string): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    const frames = new Set<(frame: EngineFrame) => void>();
    const ends = new Set<() => void>();
    const refuse = () => reject(new Error('The shell did not accept the connection.'));
    socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'key', key })));
    socket.addEventListener('error', refuse);
    socket.addEventListener('close', () => {
      refuse();
      for (const listener of ends) listener();
    });
    socket.addEventListener('message', message => {
      const frame = parse(message.data);
      if (frame?.type === 'ready') resolve(wireOver(socket, frames, ends));
      else if (frame) for (const listener of frames) listener(frame as EngineFrame);
    });
  });
}

function wireOver(socket: WebSocket, frames: Set<(frame: EngineFrame) => void>, ends: Set<() => void>): Wire {
  const listen = <L>(set: Set<L>, listener: L) => {
    set.add(listener);
    return () => {
      set.delete(listener);
    };
  };
  return {
    send: (frame: CallerFrame) => socket.send(JSON.stringify(frame)),
    onFrame: listener => listen(frames, listener),
    onClosed: listener => listen(ends, listener),
  };
}

/** A frame, or undefined: the client checks its shape against the contract. */
function parse(data: unknown): { readonly type?: unknown } | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
