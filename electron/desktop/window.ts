import { join } from 'node:path';
import { app, BrowserWindow, type Session } from 'electron';
import type { RunningEngine } from '../node/worker-client.ts';
import { windowAddress } from './addresses.ts';
import { connectWindow } from './frames.ts';

/** Opens a window: isolated, sandboxed, without Node, on the guarded session. */
export function openWindow(
  engine: RunningEngine,
  guarded: Session,
  start: Parameters<typeof windowAddress>[0] = {},
): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Plumbline',
    backgroundColor: '#f4f5f7',
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      session: guarded,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  });
  connectWindow(window.webContents, engine);
  window.once('ready-to-show', () => window.show());
  // The title in the system's window list names no case.
  window.on('page-title-updated', event => event.preventDefault());
  void window.loadURL(windowAddress(start));
  return window;
}
