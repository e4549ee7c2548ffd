// Runs in the window's isolated world, sandboxed: hands the page a wire and the shell's dialogs, and nothing else.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { BytesRef } from '../shared/contract/common.ts';
import type { BlobLike, Host } from '../shared/contract/host.ts';
import { CHANNEL } from './channels.ts';

const listen = (channel: string, listener: (value: unknown) => void): (() => void) => {
  const handler = (_event: unknown, value: unknown) => listener(value);
  ipcRenderer.on(channel, handler);
  return () => {
    ipcRenderer.off(channel, handler);
  };
};

const host: Host = {
  kind: 'desktop',
  pickNewProject: suggested => ipcRenderer.invoke(CHANNEL.pickNewProject, suggested),
  pickProject: () => ipcRenderer.invoke(CHANNEL.pickProject),
  pickFiles: () => ipcRenderer.invoke(CHANNEL.pickFiles),
  pickFolder: () => ipcRenderer.invoke(CHANNEL.pickFolder),
  takeFiles: async (files: readonly BlobLike[]) =>
    files.map(file => ({ kind: 'path', path: webUtils.getPathForFile(file as File) })),
  deliver: (name: string, ref: BytesRef) => ipcRenderer.invoke(CHANNEL.deliver, { name, ref }),
  bytesUrl: (ref: BytesRef) => ({ url: `/bytes/${ref}`, headers: {} }),
  refusedConnections: () => ipcRenderer.invoke(CHANNEL.refused),
};

contextBridge.exposeInMainWorld('plumbline', {
  send: (frame: unknown) => ipcRenderer.send(CHANNEL.frame, frame),
  onFrame: (listener: (frame: unknown) => void) => listen(CHANNEL.frame, listener),
  onClosed: (listener: () => void) => listen(CHANNEL.closed, () => listener()),
  onLock: (listener: () => void) => listen(CHANNEL.lock, () => listener()),
  host,
});
