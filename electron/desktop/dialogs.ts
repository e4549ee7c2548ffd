import { basename } from 'node:path';
import { BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { RunningEngine } from '../node/worker-client.ts';
import { writeWhole } from '../node/write-whole.ts';
import { explain } from '../shared/contract/explain.ts';
import { Refusal } from '../shared/contract/problem.ts';
import { CHANNEL, Delivery, FileName } from './channels.ts';
import { refusedRequests } from './security.ts';
import { isTrusted } from './trusted.ts';

const PROJECTS = [{ name: 'Plumbline project', extensions: ['plumb'] }];

/** Answers what a window asks of the system: where to create, what to open or import, where to deliver. */
export function answerDialogs(engine: RunningEngine): void {
  handle(CHANNEL.pickNewProject, async (window, given) => {
    const name = FileName.parse(given);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: name.endsWith('.tar.age') ? 'Where is the archive kept?' : 'Where is the project kept?',
      defaultPath: name,
      ...(!name.endsWith('.tar.age') && { filters: PROJECTS }),
    });
    return canceled || !filePath ? null : filePath;
  });
  handle(CHANNEL.pickProject, async window => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: 'Open a project',
      properties: ['openFile'],
      filters: PROJECTS,
    });
    return canceled ? null : (filePaths[0] ?? null);
  });
  handle(CHANNEL.pickFiles, async window => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: 'Import files',
      properties: ['openFile', 'multiSelections'],
    });
    return canceled ? [] : filePaths.map(path => ({ kind: 'path', path }));
  });
  handle(CHANNEL.pickFolder, async window => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: 'Choose a folder',
      properties: ['openDirectory'],
    });
    return canceled ? [] : filePaths.slice(0, 1).map(path => ({ kind: 'path', path }));
  });
  handle(CHANNEL.deliver, (window, given) => deliver(window, Delivery.parse(given), engine));
  handle(CHANNEL.refused, async () => [...refusedRequests()]);
}

async function deliver(
  window: BrowserWindow,
  { name, ref }: { name: string; ref: Parameters<RunningEngine['readBytes']>[0] },
  engine: RunningEngine,
): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Where does the export go?',
    defaultPath: basename(name),
  });
  if (canceled || !filePath) return false;
  const { bytes } = await engine.readBytes(ref);
  try {
    await writeWhole(filePath, bytes);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { title, next } = explain(error.problem);
    dialog.showErrorBox(title, next);
    return false;
  }
}

/** Registers an answer; a sender that is not our own page gets an error and nothing else. */
function handle(channel: string, answer: (window: BrowserWindow, given: unknown) => Promise<unknown>): void {
  ipcMain.handle(channel, (event: IpcMainInvokeEvent, given: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (!isTrusted(event.senderFrame?.url) || !window) throw new Error('refused');
    return answer(window, given);
  });
}
