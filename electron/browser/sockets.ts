import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { CallerFrame, type EngineFrame } from '../shared/contract/wire.ts';
import type { ShellEngine } from './engine-port.ts';
import type { Gate } from './gate.ts';

/** Largest frame from a window. */
export const FRAME_LIMIT = 8 * 1024 ** 2;
const MOST_WAITING = 16;
/** A window that leaves this much unread has stopped reading. */
const MOST_UNREAD = 512 * 1024 ** 2;

/** Close codes: 4401 no or wrong key, 4400 not a frame, 1013 too many at the door, 1011 the engine ended. */
export interface Sockets {
  /** Takes over an upgrade that has passed the gate's Host and Origin checks. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

/** How long a window may take to show the key (G7), and who hears how many windows there are. */
export interface SocketOptions {
  readonly patienceMs?: number;
  readonly onWindows?: (count: number) => void;
}

/** Makes the WebSocket side of the shell. */
export function createSockets(gate: Gate, engine: ShellEngine, options: SocketOptions = {}): Sockets {
  const { patienceMs = 5000, onWindows } = options;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_LIMIT,
    perMessageDeflate: false,
    clientTracking: true,
  });
  let waiting = 0;
  let windows = 0;

  function accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    server.handleUpgrade(request, socket, head, window => {
      // Without a listener a broken frame would end the process.
      window.on('error', () => window.terminate());
      if (waiting >= MOST_WAITING) return window.close(1013);
      askForKey(window);
    });
  }

  function askForKey(window: WebSocket): void {
    waiting += 1;
    const timer = setTimeout(() => refuse('no key in time'), patienceMs);
    const settle = () => {
      clearTimeout(timer);
      window.off('message', first);
      window.off('close', settle);
      waiting -= 1;
    };
    const refuse = (why: string) => {
      settle();
      gate.refuse(`WebSocket: ${why}`);
      window.close(4401);
    };
    const first = (data: unknown, isBinary: boolean) => {
      if (!gate.isKey(keyIn(data, isBinary))) return refuse('wrong key');
      settle();
      window.send('{"type":"ready"}');
      connect(window, engine);
      onWindows?.(++windows);
      window.on('close', () => onWindows?.(--windows));
    };
    window.on('message', first);
    window.on('close', settle);
  }

  return {
    accept,
    close: () =>
      new Promise(resolve => {
        for (const window of server.clients) window.terminate();
        server.close(() => resolve());
      }),
  };
}

function keyIn(data: unknown, isBinary: boolean): unknown {
  const frame = isBinary ? undefined : parse(data);
  return frame && typeof frame === 'object' && 'type' in frame && 'key' in frame && frame.type === 'key'
    ? frame.key
    : undefined;
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}

/** Forwards frames both ways. A window that goes away has its running calls cancelled. */
function connect(window: WebSocket, engine: ShellEngine): void {
  const wire = engine.wire();
  const running = new Set<number>();
  const stop = wire.onFrame((frame: EngineFrame) => {
    if (frame.type === 'reply' || frame.type === 'failed') running.delete(frame.id);
    if (window.readyState !== WebSocket.OPEN) return;
    if (window.bufferedAmount > MOST_UNREAD) return window.terminate();
    window.send(JSON.stringify(frame));
  });
  const stopClosed = wire.onClosed(() => window.close(1011));

  window.on('message', (data, isBinary) => {
    const frame = CallerFrame.safeParse(isBinary ? undefined : parse(data));
    if (!frame.success) return window.close(4400);
    if (frame.data.type === 'call') running.add(frame.data.id);
    wire.send(frame.data);
  });
  window.on('close', () => {
    stop();
    stopClosed();
    for (const id of running) wire.send({ type: 'cancel', id });
    wire.close();
  });
}
