// The compiled desktop shell, run against the stand-in of Electron's API with a real Chromium as its window.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Host } from '../../electron/shared/contract/host.ts';
import { aDesktop, root } from './desktop.ts';

/** Calls the engine as the page's own code does, through what the preload gave it. */
function call(
  page: Page,
  method: string,
  input: object,
): Promise<{ ok: boolean; value?: unknown; problem?: unknown }> {
  return page.evaluate(
    ([name, given]) =>
      new Promise(resolve => {
        const { plumbline } = globalThis as unknown as {
          plumbline: {
            send(frame: object): void;
            onFrame(listener: (frame: { id?: number; type: string }) => void): () => void;
          };
        };
        const id = Math.floor(Math.random() * 1e9);
        const stop = plumbline.onFrame(frame => {
          if (frame.id !== id || frame.type === 'progress') return;
          stop();
          resolve(frame as never);
        });
        plumbline.send({ type: 'call', id, method: name, input: given });
      }),
    [method, input] as const,
  );
}

const host = (page: Page, name: keyof Host, ...given: unknown[]) =>
  page.evaluate(
    ([key, values]) =>
      (
        globalThis as unknown as {
          plumbline: { host: Record<string, (...all: unknown[]) => Promise<unknown>> };
        }
      ).plumbline.host[key as string]?.(...(values as unknown[])),
    [name, given] as const,
  );

test('the window is isolated, sandboxed, in memory, and shows the workbench', async t => {
  const { told, page } = await aDesktop(t);
  const window = told.find(each => each.kind === 'window');
  assert.ok(window?.kind === 'window');
  const { preload: _, ...preferences } = window.preferences as Record<string, unknown>;
  assert.deepEqual(preferences, {
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
    devTools: true,
  });
  assert.ok(told.some(each => each.kind === 'sandboxed'));
  assert.deepEqual(
    told.find(each => each.kind === 'partition'),
    { kind: 'partition', name: 'plumbline', cache: false },
  );
  await page.getByRole('button', { name: 'Open the sample case' }).waitFor();
});

test('create, open, import, export and quit work through preload, dialogs and protocol', async t => {
  const { page, folder, choices, told, quit } = await aDesktop(t);
  const path = join(folder, 'case.plumb');
  choices.push({ canceled: false, filePath: path });
  assert.equal(await host(page, 'pickNewProject', 'case.plumb'), path);
  const created = await call(page, 'project.create', {
    path,
    title: 'A case',
    passphrase: 'correct horse',
    author: '',
  });
  assert.ok(created.ok, JSON.stringify(created));

  choices.push({ canceled: false, filePaths: [join(root, 'resources/sample/payment-order-2024-03-14.pdf')] });
  const sources = await host(page, 'pickFiles');
  const imported = await call(page, 'documents.import', { sources });
  assert.ok(imported.ok, JSON.stringify(imported));
  const [entry] = (imported.value as { entries: { state: string; documentId: string; sha256: string }[] })
    .entries;
  assert.equal(entry?.state, 'imported');

  const original = await page.evaluate(
    async id => await (await fetch(`/bytes/document/${id}`, { headers: { Range: 'bytes=0-4' } })).text(),
    entry?.documentId,
  );
  assert.equal(original, '%PDF-');

  const exported = await call(page, 'caseFile.export', {});
  assert.ok(exported.ok, JSON.stringify(exported));
  const target = join(folder, 'case.pdf');
  choices.push({ canceled: false, filePath: target });
  assert.equal(await host(page, 'deliver', 'case.pdf', (exported.value as { ref: string }).ref), true);
  assert.equal(readFileSync(target).subarray(0, 5).toString(), '%PDF-');

  // A template that a person brought is set in a process of its own.
  assert.ok(told.every(({ kind }) => kind !== 'process'));
  choices.push({ canceled: false, filePaths: [join(root, 'docs/example-template')] });
  const brought = await call(page, 'caseFile.addTemplate', { sources: await host(page, 'pickFolder') });
  assert.ok(brought.ok, JSON.stringify(brought));
  assert.equal(told.filter(({ kind }) => kind === 'process').length, 1);

  await call(page, 'project.close', {});
  choices.push({ canceled: false, filePaths: [path] });
  assert.equal(await host(page, 'pickProject'), path);
  assert.ok((await call(page, 'project.open', { path, passphrase: 'correct horse' })).ok);
  assert.equal(await quit(), 0);
});

test('nothing outside is reached: requests are cancelled and listed, navigation and windows refused', async t => {
  const { page } = await aDesktop(t);
  const reached = await page.evaluate(() =>
    fetch('https://example.com/').then(
      () => true,
      () => false,
    ),
  );
  assert.equal(reached, false);
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.evaluate(() => void 0);
  assert.match(page.url(), /plumb-app/);
  const image = await page.evaluate(
    () =>
      new Promise(resolve => {
        const picture = new Image();
        picture.onerror = () => resolve('refused');
        picture.onload = () => resolve('loaded');
        picture.src = 'https://example.net/pixel.png';
      }),
  );
  assert.equal(image, 'refused');
  const refused = (await host(page, 'refusedConnections')) as { what: string }[];
  assert.ok(
    refused.some(({ what }) => what === 'https://example.org'),
    JSON.stringify(refused),
  );
});

test('a page that is not ours gets no answer, and a malformed frame does no harm', async t => {
  const { page } = await aDesktop(t);
  await page.evaluate(() =>
    (globalThis as unknown as { plumbline: { send(frame: unknown): void } }).plumbline.send({
      type: 'nonsense',
    }),
  );
  assert.deepEqual((await call(page, 'project.status', {})).value, null);
  assert.deepEqual((await call(page, 'no.such', {})).problem, { code: 'unknown-method', method: 'no.such' });
});
