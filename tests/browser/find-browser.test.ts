import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBrowser, type Machine } from '../../electron/browser/find-browser.ts';

const aMachine = (only: Partial<Machine>, ...programs: string[]): Machine => ({
  platform: 'linux',
  env: {},
  home: '/home/ina',
  isProgram: path => programs.includes(path.replaceAll('\\', '/')),
  ...only,
});

test('Linux: by PATH, then in the usual places', () => {
  const path = { env: { PATH: '/opt/own:/usr/bin' } };
  assert.equal(
    findBrowser(aMachine(path, '/opt/own/google-chrome', '/usr/bin/chromium')),
    '/usr/bin/chromium',
  );
  assert.equal(findBrowser(aMachine(path, '/opt/own/google-chrome')), '/opt/own/google-chrome');
  assert.equal(findBrowser(aMachine({}, '/snap/bin/chromium')), '/snap/bin/chromium');
  assert.equal(findBrowser(aMachine({}, '/opt/google/chrome/chrome')), '/opt/google/chrome/chrome');
  assert.equal(findBrowser(aMachine({})), null);
});

test('macOS: in both Applications folders', () => {
  const own = '/home/ina/Applications/Chromium.app/Contents/MacOS/Chromium';
  const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
  assert.equal(findBrowser(aMachine({ platform: 'darwin' }, own, edge)), own);
  assert.equal(findBrowser(aMachine({ platform: 'darwin' }, edge)), edge);
});

test('Windows: below the program folders; Edge is always there', () => {
  const env = { ProgramFiles: 'C:/Program Files', 'ProgramFiles(x86)': 'C:/Program Files (x86)' };
  const edge = 'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe';
  const chrome = 'C:/Program Files/Google/Chrome/Application/chrome.exe';
  const found = (...programs: string[]) =>
    findBrowser(aMachine({ platform: 'win32', env }, ...programs))?.replaceAll('\\', '/');
  assert.equal(found(edge), edge);
  assert.equal(found(edge, chrome), chrome);
});

test('PLUMB_CHROMIUM decides alone', () => {
  const env = { PLUMB_CHROMIUM: '/own/chrome', PATH: '/usr/bin' };
  assert.equal(findBrowser(aMachine({ env }, '/own/chrome', '/usr/bin/chromium')), '/own/chrome');
  assert.equal(findBrowser(aMachine({ env }, '/usr/bin/chromium')), null);
});
