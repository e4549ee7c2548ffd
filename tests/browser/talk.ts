// Raw requests to a shell: fetch would not let a test name a wrong Host, Origin or path.
import '../helpers/own-state.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { type Shell, type ShellOptions, startShell } from '../../electron/browser/server.ts';
import { aSmallEngine, type SmallEngine } from '../helpers/small-engine.ts';

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Starts a shell over a small engine and a two-file renderer; it ends with the test. */
export async function aShell(
  t: TestContext,
  options: ShellOptions & { readonly document?: Uint8Array; readonly mediaType?: string } = {},
): Promise<Shell & { readonly small: SmallEngine; readonly folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-test-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Plumbline</title>');
  writeFileSync(join(folder, 'renderer', 'assets', 'a.js'), 'export {};');
  const small = aSmallEngine(options.document, options.mediaType);
  const shell = await startShell({ renderer: join(folder, 'renderer'), engine: small, ...options });
  t.after(async () => {
    await shell.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { ...shell, small, folder };
}

/** Sends one request; `key: null` leaves the key out. Header values override the right ones. */
export function ask(
  shell: Pick<Shell, 'port' | 'key'>,
  path: string,
  options: {
    readonly method?: string;
    readonly key?: string | null;
    readonly headers?: Record<string, string>;
    readonly body?: Uint8Array | string;
  } = {},
): Promise<Answer> {
  const key = options.key === undefined ? shell.key : options.key;
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: shell.port,
        path,
        method: options.method ?? 'GET',
        agent: false,
        headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...options.headers },
      },
      response => {
        const pieces: Buffer[] = [];
        response.on('data', piece => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(pieces),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}

/** Writes bytes to the shell as they are; answers all that came back until the shell hung up. */
export function shout(shell: Shell, bytes: Uint8Array | string): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(shell.port, '127.0.0.1', () => socket.end(bytes));
    const pieces: Buffer[] = [];
    socket.on('data', piece => pieces.push(piece));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(Buffer.concat(pieces).toString('latin1')));
  });
}

/** A WebSocket to the shell, with what came over it. */
export interface Line {
  readonly socket: WebSocket;
  /** The next frame; rejects with the close code when the line ends first. */
  next(): Promise<unknown>;
  /** The close code. */
  closed: Promise<number>;
}

/** Opens a line; rejects with the status when the upgrade is refused. */
export function openLine(shell: Shell, headers: Record<string, string> = {}): Promise<Line> {
  const socket = new WebSocket(`ws://127.0.0.1:${shell.port}/ws`, { headers });
  const frames: unknown[] = [];
  const waiting: { give(frame: unknown): void; fail(error: Error): void }[] = [];
  socket.on('message', data => {
    const frame: unknown = JSON.parse(String(data));
    const waiter = waiting.shift();
    if (waiter) waiter.give(frame);
    else frames.push(frame);
  });
  const closed = new Promise<number>(resolve => {
    socket.on('close', code => {
      for (const waiter of waiting) waiter.fail(new Error(`closed ${code}`));
      resolve(code);
    });
  });
  const next = () =>
    frames.length > 0
      ? Promise.resolve(frames.shift())
      : new Promise<unknown>((give, fail) => waiting.push({ give, fail }));
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => resolve({ socket, next, closed }));
  });
}

/** Opens a line and shows the key. */
export async function openAuthorised(shell: Shell): Promise<Line> {
  const line = await openLine(shell);
  line.socket.send(JSON.stringify({ type: 'key', key: shell.key }));
  await line.next();
  return line;
}
