// The desktop program starts its processes from its main thread alone, and the typesetter lives in another: orders and
// answers go over a port between them.
import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type { Apart } from './confined.ts';
import { closedDoor } from './guard.ts';
import type { ConfinedMessage, TypesetCall } from './messages.ts';

type Order =
  | { readonly start: number; readonly bytes: number }
  | { readonly to: number; readonly call: TypesetCall }
  | { readonly end: number };
type News = { readonly from: number; readonly message: ConfinedMessage } | { readonly ended: number };

/** A process as the main thread starts it. */
export interface StartedProcess {
  postMessage(call: TypesetCall): void;
  kill(): void;
  onMessage(listen: (message: ConfinedMessage) => void): void;
  onExit(listen: () => void): void;
}

/** Where the process begins. */
export const CONFINED_PROCESS: URL = new URL(
  import.meta.url.endsWith('.ts') ? './confined-process.ts' : './confined-process.js',
  import.meta.url,
);

/** All of our environment that such a process gets: what the system needs, no passphrase, and no way out. */
export function confinedEnvironment(): Record<string, string> {
  const { PATH, SystemRoot, TEMP, TMPDIR } = process.env;
  const known = Object.entries({ PATH, SystemRoot, TEMP, TMPDIR }).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(known) as Record<string, string>), ...closedDoor };
}

/** In the main thread: starts what is ordered over the port, and carries what is said. */
export function hostConfined(port: MessagePort, start: (mostBytes: number) => StartedProcess): void {
  const running = new Map<number, StartedProcess>();
  const tell = (news: News) => port.postMessage(news);
  port.on('message', (order: Order) => {
    if ('to' in order) running.get(order.to)?.postMessage(order.call);
    else if ('end' in order) running.get(order.end)?.kill();
    else {
      const started = start(order.bytes);
      running.set(order.start, started);
      started.onMessage(message => tell({ from: order.start, message }));
      started.onExit(() => {
        running.delete(order.start);
        tell({ ended: order.start });
      });
    }
  });
  port.on('close', () => {
    for (const each of running.values()) each.kill();
  });
  port.unref();
}

let last = 0;

/** In the typesetter's thread: a process at the other end of the port. */
export function relayedProcess(port: MessagePort, mostBytes: number): Apart {
  const id = ++last;
  const events = new EventEmitter();
  let isRunning = true;
  const tell = (order: Order) => port.postMessage(order);
  const listen = (news: News) => {
    if ('from' in news) {
      if (news.from === id) events.emit('message', news.message);
    } else if (news.ended === id) {
      isRunning = false;
      port.off('message', listen);
      events.emit('exit');
    }
  };
  port.on('message', listen);
  port.unref();
  tell({ start: id, bytes: mostBytes });
  return {
    events,
    isRunning: () => isRunning,
    send: call => tell({ to: id, call }),
    end: () => tell({ end: id }),
    setBusy: busy => (busy ? port.ref() : port.unref()),
  };
}
