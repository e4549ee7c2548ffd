import { WebSocket } from 'ws';
import type { Shell } from '../../electron/browser/server.ts';
import type { EngineFrame, Wire } from '../../electron/shared/contract/wire.ts';

/** A wire over the browser shell's WebSocket, as a window has it. Rejects when the shell refuses the key. */
export function socketWire(shell: Pick<Shell, 'port' | 'key'>): Promise<Wire & { close(): void }> {
  const socket = new WebSocket(`ws://127.0.0.1:${shell.port}/ws`);
  const listeners = new Set<(frame: EngineFrame) => void>();
  const enders = new Set<() => void>();
  socket.on('close', () => {
    for (const ender of enders) ender();
  });
  const wire = {
    send: (frame: unknown) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
    },
    onFrame: (listener: (frame: EngineFrame) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onClosed: (listener: () => void) => {
      enders.add(listener);
      return () => void enders.delete(listener);
    },
    close: () => socket.terminate(),
  };
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send(JSON.stringify({ type: 'key', key: shell.key })));
    socket.on('close', code => reject(new Error(`closed ${code}`)));
    socket.on('message', data => {
      const frame = JSON.parse(String(data));
      if (frame.type === 'ready') resolve(wire);
      else for (const listener of listeners) listener(frame);
    });
  });
}
