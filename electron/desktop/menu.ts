import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';

/** The system's menu. What concerns the case is in the window itself; here is what people expect of any program. */
export function setMenu(openWindow: () => void): void {
  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      { label: 'New window', accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
      { type: 'separator' },
      { role: process.platform === 'darwin' ? 'close' : 'quit' },
    ],
  };
  // Undo and redo are the project's own (Ctrl Z in the window); the system's would only touch text fields.
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  };
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    submenu: [{ label: 'About Plumbline', click: () => app.showAboutPanel() }],
  };
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...mac, file, edit, view, { role: 'windowMenu' }, help]));
}

/** Brings the newest window to the front, or opens one. */
export function showWindow(openWindow: () => void): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) openWindow();
  else if (window.isMinimized()) window.restore();
  window?.focus();
}
