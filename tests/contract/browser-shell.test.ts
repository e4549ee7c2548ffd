import '../helpers/own-state.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startShell } from '../../electron/browser/server.ts';
import { socketWire } from '../helpers/socket-wire.ts';
import { wireSuite } from './suite.ts';

wireSuite({
  name: 'browser shell',
  async open(t) {
    // The suite speaks to the engine; a page of one line stands for the built one.
    const renderer = mkdtempSync(join(tmpdir(), 'plumb-page-'));
    t.after(() => rmSync(renderer, { recursive: true, force: true }));
    writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Plumbline</title>');
    const shell = await startShell({ renderer });
    const wire = await socketWire(shell);
    return { wire, another: () => socketWire(shell), cut: () => wire.close(), stop: () => shell.close() };
  },
});
