import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { TypesetOptions } from '../../../electron/core/ports/typesetter.ts';
import { createTypesetter } from '../../../electron/node/typesetter/typesetter.ts';
import { Refusal } from '../../../electron/shared/contract/problem.ts';

const typesetter = createTypesetter();
after(() => typesetter.close());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const options: TypesetOptions = { standard: '1.7', date: '2026-03-14' };
const sample = new Uint8Array(
  readFileSync(new URL('../../../resources/sample/contract-QP-2024-017.pdf', import.meta.url)),
);

const set = (
  source: string,
  files: Readonly<Record<string, Uint8Array>> = {},
  how: TypesetOptions = options,
) => typesetter.pdf('/main.typ', new Map([['/main.typ', bytes(source)], ...Object.entries(files)]), how);

async function reason(source: string, files: Readonly<Record<string, Uint8Array>> = {}): Promise<string> {
  try {
    await set(source, files);
  } catch (error) {
    assert.ok(error instanceof Refusal && error.problem.code === 'template-failed', String(error));
    return error.problem.reason;
  }
  assert.fail(`was set although it should not: ${source}`);
}

const greeting =
  '#set text(font: ("Noto Sans", "Noto Sans SC"), fallback: false)\n#set document(title: "T", author: "A")\n= Hello\n中文 русский';

test('sets a PDF and counts its pages', async () => {
  const made = await set(`${greeting}\n#pagebreak()\nsecond`);
  assert.equal(made.pages, 2);
  assert.equal(new TextDecoder('latin1').decode(made.pdf.slice(0, 8)), '%PDF-1.7');
});

test('the same input gives the same bytes, here and in a fresh process', async () => {
  const first = sha256((await set(greeting)).pdf);
  assert.equal(sha256((await set(greeting)).pdf), first);
  const script = `
    import { createTypesetter } from ${JSON.stringify(new URL('../../../electron/node/typesetter/typesetter.ts', import.meta.url).href)};
    import { createHash } from 'node:crypto';
    const typesetter = createTypesetter();
    const main = new TextEncoder().encode(${JSON.stringify(greeting)});
    const made = await typesetter.pdf('/main.typ', new Map([['/main.typ', main]]), ${JSON.stringify(options)});
    console.log(createHash('sha256').update(made.pdf).digest('hex'));
    await typesetter.close();`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.equal(printed.trim(), first);
});

test('no file of the machine can be read', async () => {
  const here = fileURLToPath(import.meta.url);
  for (const path of ['/etc/passwd', '../../../../etc/passwd', here, `../..${here}`]) {
    assert.match(await reason(`#read(${JSON.stringify(path)})`), /not found|denied/);
    assert.match(await reason(`#image(${JSON.stringify(path)})`), /not found|denied/);
  }
  assert.match(await reason('#json("/proc/self/environ")'), /not found|denied/);
});

test('packages are refused by name, and so is code made at run time', async () => {
  assert.match(await reason('#import "@preview/cetz:0.2.0": *'), /package/);
  assert.match(await reason('#import "@local/cetz:0.2.0": *'), /package/);
  assert.match(await reason('#eval("1 + 1")'), /eval/);
});

test('a package name put together at run time reaches nobody', async () => {
  let visits = 0;
  const server = createServer(socket => {
    visits++;
    socket.destroy();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const before = process.env.HTTPS_PROXY;
  process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
  try {
    assert.match(await reason('#import ("@" + "preview/cetz:0.2.0"): *'), /failed to download/);
    assert.equal(visits, 0, 'the way out that the machine offers was taken');
    assert.equal(process.env.HTTPS_PROXY, `http://127.0.0.1:${port}`, 'the environment is as it was');
  } finally {
    if (before === undefined) delete process.env.HTTPS_PROXY;
    else process.env.HTTPS_PROXY = before;
    await new Promise(resolve => server.close(resolve));
  }
});

test('nothing of one document is left for the next', async () => {
  await set('#read("/secret.txt")', { '/secret.txt': bytes('words') });
  assert.match(await reason('#read("/secret.txt")'), /not found/);
});

test('a broken template says where, by file, line and column', async () => {
  assert.match(
    await reason('#import "/lib/a.typ": x\n#x()', { '/lib/a.typ': bytes('\n#let x() = nobody') }),
    /unknown variable: nobody \(\/lib\/a\.typ, line 2, column 12\)/,
  );
  assert.match(
    await reason('#import "/lib/a.typ": x\n#x', { '/lib/a.typ': bytes('#let y = 1') }),
    /unresolved import/,
  );
});

test('pages that cannot be reproduced are named with the reason', async () => {
  assert.equal((await typesetter.unplaceable(sample, [1, 2])).size, 0);
  assert.match((await typesetter.unplaceable(sample, [1, 99])).get(99) ?? '', /does not exist/);
  assert.match((await typesetter.unplaceable(bytes('%PDF-1.7 nonsense'), [1])).get(1) ?? '', /./);
});

test('a page can be drawn, the same each time, and its absence is an error', async () => {
  const png = await typesetter.png(sample, 1, 72);
  assert.deepEqual([...png.slice(1, 4)].map(code => String.fromCharCode(code)).join(''), 'PNG');
  const view = new DataView(png.buffer, png.byteOffset);
  assert.deepEqual([view.getUint32(16), view.getUint32(20)], [596, 842]);
  assert.equal(sha256(await typesetter.png(sample, 1, 72)), sha256(png));
  await assert.rejects(typesetter.png(sample, 99, 72));
});

test('a-3a may hold the original as an attachment', async () => {
  const source =
    '#set document(title: "T")\n#set text(font: "Noto Sans")\n= T\n#pdf.attach("/a.pdf", relationship: "source", mime-type: "application/pdf", description: "The original")';
  const made = await set(source, { '/a.pdf': sample }, { ...options, standard: 'a-3a' });
  assert.match(new TextDecoder('latin1').decode(made.pdf), /<pdfaid:part>3/);
});

test('waiting ends when it is cancelled', async () => {
  const stop = new AbortController();
  const waiting = set(`${greeting}\n#lorem(20000)`, {}, { ...options, signal: stop.signal });
  stop.abort();
  await assert.rejects(waiting, error => error instanceof Refusal && error.problem.code === 'cancelled');
});
