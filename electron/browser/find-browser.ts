import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where to look: a system, its environment, and whether a path is a program. Tests give their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  isProgram(path: string): boolean;
}

/** This machine. */
export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  isProgram: path => {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  },
};

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** The path of an installed Chromium, Chrome or Edge; null when there is none. PLUMB_CHROMIUM goes first. */
export function findBrowser(machine: Machine = thisMachine): string | null {
  const wished = machine.env.PLUMB_CHROMIUM;
  if (wished) return machine.isProgram(wished) ? wished : null;
  return candidates(machine).find(path => machine.isProgram(path)) ?? null;
}

function candidates({ platform, env, home }: Machine): string[] {
  if (platform === 'darwin') return macCandidates(home);
  if (platform === 'win32') return windowsCandidates(env);
  const folders = [
    ...(env.PATH ?? '').split(delimiter).filter(Boolean),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ];
  return [
    ...LINUX_NAMES.flatMap(name => folders.map(folder => join(folder, name))),
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ];
}

function macCandidates(home: string): string[] {
  const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  return names.flatMap(name =>
    ['/Applications', join(home, 'Applications')].map(folder =>
      join(folder, `${name}.app`, 'Contents', 'MacOS', name),
    ),
  );
}

function windowsCandidates(env: Machine['env']): string[] {
  const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
    root => root !== undefined,
  );
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ];
  return programs.flatMap(program => roots.map(root => join(root, ...program)));
}

/** True for a browser from a snap, which can write only below its own folder. */
export function isSnap(path: string): boolean {
  try {
    return /[/\\]snap([/\\]|$)/.test(realpathSync(path)) || path.startsWith('/snap/');
  } catch {
    return false;
  }
}
