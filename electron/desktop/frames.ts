import { type IpcMainEvent, ipcMain, type WebContents } from 'electron';
import type { RunningEngine } from '../node/worker-client.ts';
import { CallerFrame, type Wire } from '../shared/contract/wire.ts';
import { CHANNEL } from './channels.ts';
import { isTrusted } from './trusted.ts';

const wires = new Map<number, Wire>();

/** Carries frames between windows and the engine. Nothing is understood here: the engine checks what it is asked. */
export function carryFrames(): void {
  ipcMain.on(CHANNEL.frame, (event: IpcMainEvent, raw: unknown) => {
    if (!isTrusted(event.senderFrame?.url)) return;
    const frame = CallerFrame.safeParse(raw);
    if (frame.success) wires.get(event.sender.id)?.send(frame.data);
  });
}

/** Gives a window its own line to the engine, for as long as the window is there. */
export function connectWindow(contents: WebContents, engine: RunningEngine): void {
  const wire = engine.wire();
  const stopFrames = wire.onFrame(frame => {
    if (!contents.isDestroyed()) contents.send(CHANNEL.frame, frame);
  });
  const stopClosed = wire.onClosed(() => {
    if (!contents.isDestroyed()) contents.send(CHANNEL.closed);
  });
  wires.set(contents.id, wire);
  const { id } = contents;
  contents.once('destroyed', () => {
    stopFrames();
    stopClosed();
    wire.close();
    wires.delete(id);
  });
}
