// A small stand-in for the part of Electron's main-process API that electron/desktop uses, with a real Chromium page as
// its window. It is the only thing that pretends: the compiled main and preload run in it as they are. The types below
// hold it to electron.d.ts. The test that started this process answers dialogs and drives the page over CDP.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { endBrowser, launchWindow, type StandInPage } from './page.ts';
import { ask, onPower, onSecondStart, tell } from './parent.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type Answer = (event: unknown, given: unknown) => unknown;

const answers = new Map<string, Answer>();
const switches: [string, string | undefined][] = [];
let requestFilter: Parameters<Electron.WebRequest['onBeforeRequest']>[0] = null;
let handler: Handler | undefined;

/** Only what `app` does for us: life cycle, switches, single instance. */
class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) => void switches.push([name, value]),
  };
  whenReady = () => Promise.resolve();
  requestSingleInstanceLock = () => true;
  enableSandbox = () => tell({ kind: 'sandboxed' });
  getVersion = () => '0.0.0';
  setAboutPanelOptions = () => undefined;
  showAboutPanel = () => undefined;
  exit = (code = 0): never => process.exit(code);
  quit = () => {
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (prevented) return;
    this.emit('will-quit', {});
    void endBrowser().finally(() => process.exit(0));
  };
}

class WebContents extends EventEmitter {
  static last = 0;
  readonly id = ++WebContents.last;
  page: StandInPage | undefined;
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;
  isDestroyed = () => this.page?.closed() ?? false;
  send = (channel: string, ...given: unknown[]) => void this.page?.deliver(channel, given[0]);
  setWindowOpenHandler = (open: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]) => {
    this.openHandler = open;
  };
}

const windows: BrowserWindowStandIn[] = [];

class BrowserWindowStandIn extends EventEmitter {
  readonly webContents = new WebContents();
  readonly #options: Electron.BrowserWindowConstructorOptions;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.#options = options;
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
    const { session: _, ...preferences } = options.webPreferences ?? {};
    tell({ kind: 'window', preferences });
  }

  static getAllWindows = () => windows;
  static fromWebContents = (contents: unknown) =>
    windows.find(window => window.webContents === contents) ?? null;
  show = () => tell({ kind: 'shown' });
  focus = () => undefined;
  restore = () => undefined;
  isMinimized = () => false;

  async loadURL(address: string): Promise<void> {
    const { webContents } = this;
    const preload = this.#options.webPreferences?.preload ?? '';
    webContents.page = await launchWindow(preload, {
      serve: request =>
        isCancelled(request.url) ? Promise.resolve(null) : Promise.resolve(handler?.(request) ?? null),
      send: (channel, given, url) =>
        void ipcMain.emit(channel, { sender: webContents, senderFrame: { url } }, given),
      invoke: (channel, given, url) =>
        Promise.resolve(answers.get(channel)?.({ sender: webContents, senderFrame: { url } }, given)),
      navigates: url => {
        let prevented = false;
        webContents.emit('will-navigate', { url, preventDefault: () => (prevented = true) });
        return !prevented;
      },
      opens: url => void webContents.openHandler?.({ url } as Electron.HandlerDetails),
      closed: () => {
        webContents.emit('destroyed');
        windows.splice(windows.indexOf(this), 1);
        if (windows.length === 0) app.emit('window-all-closed');
      },
    });
    await webContents.page.load(address);
    this.emit('ready-to-show');
  }
}

function isCancelled(url: string): boolean {
  let cancelled = false;
  (
    requestFilter as unknown as
      | ((details: unknown, answer: (verdict: { cancel?: boolean }) => void) => void)
      | null
  )?.({ url }, ({ cancel }) => {
    cancelled = cancel ?? false;
  });
  return cancelled;
}

const guarded = Object.assign(new EventEmitter(), {
  setPermissionRequestHandler: () => undefined,
  setPermissionCheckHandler: () => undefined,
  setDevicePermissionHandler: () => undefined,
  setSpellCheckerEnabled: () => undefined,
  webRequest: {
    onBeforeRequest: (filter: typeof requestFilter) => {
      requestFilter = filter;
    },
  },
  protocol: {
    handle: (_scheme: string, serve: Handler) => {
      handler = serve;
    },
  },
});

export const app = new App();
onSecondStart(commandLine => app.emit('second-instance', {}, commandLine));
export const BrowserWindow = BrowserWindowStandIn;
export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, answer: Answer) => void answers.set(channel, answer),
});
export const session = {
  fromPartition: (name: string, options?: Electron.FromPartitionOptions) => {
    tell({ kind: 'partition', name, cache: options?.cache ?? true });
    return guarded;
  },
};
/** A process of Node in place of Electron's own; it speaks as children of Node do. */
export const utilityProcess = {
  fork: (path: string, given: string[], { env }: Electron.ForkOptions) => {
    const child = fork(path, given, { env: { ...env }, execArgv: [], serialization: 'advanced' });
    tell({ kind: 'process', path });
    return Object.assign(child, { postMessage: (message: object) => void child.send(message) });
  },
};
export const powerMonitor = new EventEmitter();
onPower(event => powerMonitor.emit(event));
export const protocol = {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => tell({ kind: 'schemes', schemes }),
};
export const dialog = {
  showSaveDialog: () => ask('save') as Promise<Electron.SaveDialogReturnValue>,
  showOpenDialog: () => ask('open') as Promise<Electron.OpenDialogReturnValue>,
  showErrorBox: (title: string, content: string) => tell({ kind: 'error', title, content }),
};
export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (template: unknown) =>
    tell({ kind: 'menu', items: (template as Electron.MenuItemConstructorOptions[]).length }),
};

// What is offered must fit what Electron has: a member that Electron does not have, or of another shape, does not compile.
app satisfies {
  [K in 'whenReady' | 'quit' | 'enableSandbox' | 'getVersion']: (
    ...given: never[]
  ) => ReturnType<Electron.App[K]> | Promise<void>;
};
powerMonitor satisfies { on: (event: 'suspend' | 'lock-screen', listener: () => void) => unknown };
session satisfies { fromPartition: (...given: Parameters<typeof Electron.session.fromPartition>) => unknown };
dialog satisfies {
  showSaveDialog: () => ReturnType<typeof Electron.dialog.showSaveDialog>;
  showOpenDialog: () => ReturnType<typeof Electron.dialog.showOpenDialog>;
  showErrorBox: (...given: Parameters<typeof Electron.dialog.showErrorBox>) => void;
};
