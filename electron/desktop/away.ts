import { BrowserWindow, powerMonitor } from 'electron';
import type { RunningEngine } from '../node/worker-client.ts';
import { createClient } from '../shared/contract/client.ts';
import { CHANNEL } from './channels.ts';

/** How long windows have to save what is being typed before the project is closed without them. */
const GRACE_MS = 3000;

/** Locks the project when the machine goes to sleep and when the screen is locked. */
export function lockWhenAway(engine: RunningEngine): void {
  const api = createClient(engine.wire());
  let isOpen = false;
  let closing: ReturnType<typeof setTimeout> | undefined;
  api.onEvent(({ kind }) => {
    if (kind === 'opened') isOpen = true;
    if (kind !== 'closed') return;
    isOpen = false;
    // The windows did it: what is opened after this was opened by somebody who is there.
    clearTimeout(closing);
  });
  const lock = () => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      if (!webContents.isDestroyed()) webContents.send(CHANNEL.lock);
    clearTimeout(closing);
    if (isOpen) closing = setTimeout(() => void api.call('project.close', {}), GRACE_MS);
  };
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
}
