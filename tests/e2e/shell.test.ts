import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aWorkbench } from './harness.ts';

test('the window opens, connects, and says nothing wrong', async t => {
  const { open } = await aWorkbench(t);
  const page = await open();
  await page.locator('#root > *').first().waitFor();
  assert.match(await page.title(), /Plumbline/);
});

test('G11 what the page tries elsewhere is refused, and listed for the person', async t => {
  const { open, shell } = await aWorkbench(t);
  const page = await open({ allow: [/evil\.example/] });
  const outcome = await page.evaluate(() =>
    fetch('https://evil.example/x').then(String, error => error.name),
  );
  assert.equal(outcome, 'TypeError');
  await page.waitForFunction(
    async key => {
      const answer = await fetch('/refused', { headers: { authorization: `Bearer ${key}` } });
      const listed: { what: string }[] = await answer.json();
      return listed.some(entry => entry.what.includes('evil.example'));
    },
    shell.key,
    { polling: 100 },
  );
});

test('G3 a page of another origin reaches neither the engine nor the bytes', async t => {
  const { browser, shell } = await aWorkbench(t);
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.route('http://127.0.0.1:1/**', route =>
    route.fulfill({ contentType: 'text/html', body: '<p>evil' }),
  );
  await page.goto('http://127.0.0.1:1/');
  const found = await page.evaluate(
    async ({ port, key }) => {
      const headers = { authorization: `Bearer ${key}` };
      const read = await fetch(`http://127.0.0.1:${port}/refused`, { headers }).then(
        answer => answer.status,
        () => 'refused',
      );
      const line = await new Promise(resolve => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`);
        socket.onopen = () => resolve('open');
        socket.onerror = () => resolve('refused');
      });
      return { read, line };
    },
    // Even with the key.
    { port: shell.port, key: shell.key },
  );
  assert.deepEqual(found, { read: 'refused', line: 'refused' });
});

test('a window with a wrong key gets nowhere', async t => {
  const { browser, shell } = await aWorkbench(t);
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${shell.port}/`);
  const code = await page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const socket = new WebSocket(`ws://${location.host}/ws`);
        socket.onopen = () => socket.send(JSON.stringify({ type: 'key', key: 'f'.repeat(64) }));
        socket.onclose = event => resolve(event.code);
      }),
  );
  assert.equal(code, 4401);
});
