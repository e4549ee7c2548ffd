import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { listStaticFiles, type StaticFiles } from '../node/served/static-files.ts';
import { Refusal } from '../shared/contract/problem.ts';
import { sendBytes, sendJson, sendProblem, sendStatus } from './answers.ts';
import { serveCaseBytes } from './case-bytes.ts';
import type { ShellEngine } from './engine-port.ts';
import { listFolder } from './folders.ts';
import { createGate, type Gate, type RefusedRequest } from './gate.ts';
import { servePreferences } from './preferences.ts';
import { createSockets } from './sockets.ts';
import { serveStatic } from './static-files.ts';
import { createUploads, readBody, type Uploads } from './uploads.ts';

/** How a shell is started; all of it has defaults. */
export interface ShellOptions {
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  readonly engine?: ShellEngine;
  /** Folder with the built renderer. */
  readonly renderer?: string;
  /** File for the window's preferences; nothing is kept when left out. */
  readonly preferences?: string;
  /** How long a window may take to show the key. */
  readonly patienceMs?: number;
  /** Largest upload in bytes. */
  readonly uploadLimit?: number;
  /** Called when a one-time address was used twice: someone else may hold the key, so the shell has stopped. */
  readonly onCompromised?: () => void;
  /** Called with the number of windows that hold the key, whenever it changes. */
  readonly onWindows?: (count: number) => void;
}

/** A running shell. */
export interface Shell {
  /** The address with the key, for a person to open. */
  readonly url: string;
  readonly port: number;
  readonly key: string;
  readonly engine: ShellEngine;
  /** An address that works once and does not show the key: for command lines, which others can read. */
  oneTimeUrl(fragment?: string): string;
  /** What was refused since the start. */
  refused(): readonly RefusedRequest[];
  /** Saves and closes the open project, drops every window, and stops listening. */
  close(): Promise<void>;
}

/** Thrown by `startShell` when the renderer has not been built. */
export class NotBuilt extends Error {
  constructor() {
    super('The interface has not been built yet. Run `npm run build`, then start again.');
    this.name = 'NotBuilt';
  }
}

interface Room {
  readonly gate: Gate;
  readonly engine: ShellEngine;
  readonly files: StaticFiles;
  readonly uploads: Uploads;
  readonly preferences: string | null;
  readonly fragments: Map<string, string>;
  readonly port: () => number;
  readonly compromised: () => void;
}

/** The folder that holds package.json, from the source as well as from out/. */
export function programFolder(): string {
  const up = dirname(dirname(import.meta.dirname));
  return existsSync(join(up, 'package.json')) ? up : dirname(up);
}

/** Starts the engine and the server on 127.0.0.1. Throws `NotBuilt`, or the system's error when the port is taken. */
export async function startShell(options: ShellOptions = {}): Promise<Shell> {
  const files = listStaticFiles(options.renderer ?? join(programFolder(), 'out', 'renderer'));
  if (!files) throw new NotBuilt();
  const engine = options.engine ?? (await startOwnEngine());
  let port = 0;
  const gate = createGate(() => port);
  const sockets = createSockets(gate, engine, options);
  const room: Room = {
    gate,
    engine,
    files,
    uploads: createUploads(engine, options.uploadLimit),
    preferences: options.preferences ?? null,
    fragments: new Map(),
    port: () => port,
    compromised: () => void close().finally(() => options.onCompromised?.()),
  };
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000 }, (request, response) => {
    handle(room, request, response).catch(error => internal(response, error));
  });
  server.maxConnections = 256;
  server.on('clientError', (_error, socket) => socket.destroy());
  server.on('upgrade', (request, socket, head) => upgrade(room, sockets.accept, request, socket, head));
  try {
    port = await listen(server, options.port ?? 0);
  } catch (error) {
    await engine.close();
    throw error;
  }

  let closing: Promise<void> | undefined;
  function close(): Promise<void> {
    closing ??= (async () => {
      await sockets.close();
      server.close();
      server.closeAllConnections();
      await engine.close();
    })();
    return closing;
  }

  return {
    url: `http://127.0.0.1:${port}/#key=${gate.key}`,
    port,
    key: gate.key,
    engine,
    oneTimeUrl: (fragment = '') => {
      const code = gate.issueCode();
      room.fragments.set(code, fragment);
      return `http://127.0.0.1:${port}/enter/${code}`;
    },
    refused: gate.refused,
    close,
  };
}

/** Loaded only here, so that a shell over another engine does not bring up the real one's modules. */
async function startOwnEngine(): Promise<ShellEngine> {
  const { startEngine } = await import('../node/worker-client.ts');
  return startEngine();
}

function listen(server: Server, wish: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: wish, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : wish);
    });
  });
}

/** Strangers get nothing but a status; what they tried is listed. */
function strangerStatus(gate: Gate, request: IncomingMessage): 403 | 421 | null {
  const stranger = gate.stranger(request);
  if (!stranger) return null;
  const claimed = stranger === 'host' ? request.headers.host : request.headers.origin;
  gate.refuse(`wrong ${stranger}: ${claimed ?? 'none'}`);
  return stranger === 'host' ? 421 : 403;
}

function upgrade(
  room: Room,
  accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  socket.on('error', () => socket.destroy());
  const status = strangerStatus(room.gate, request) ?? (request.url === '/ws' ? null : 404);
  if (status) {
    socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    return;
  }
  accept(request, socket, head);
}

async function handle(room: Room, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const stranger = strangerStatus(room.gate, request);
  if (stranger) return sendStatus(response, stranger);
  const url = parseUrl(request.url);
  if (!url) return sendStatus(response, 400);
  const file = room.files.get(url.pathname);
  if (file && isRead(request)) return serveStatic(file, url.pathname, room.port(), response);
  // Browsers ask for it unasked.
  if (url.pathname === '/favicon.ico') return sendStatus(response, 204);
  if (url.pathname.startsWith('/enter/')) return enter(room, url.pathname.slice(7), request, response);
  if (url.pathname === '/report' && request.method === 'POST') return report(room, request, response);
  if (!room.gate.authorised(request)) {
    const shown = request.headers.authorization === undefined ? 'without a key' : 'with a wrong key';
    room.gate.refuse(`${request.method ?? ''} /${url.pathname.split('/')[1] ?? ''} ${shown}`);
    return sendStatus(response, 401);
  }
  return authorised(room, url, request, response);
}

async function authorised(
  room: Room,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (url.pathname === '/upload') {
    if (request.method !== 'POST') return sendStatus(response, 405, { Allow: 'POST' });
    return room.uploads.receive(url.searchParams.get('name') ?? '', request, response);
  }
  if (url.pathname === '/preferences') return servePreferences(room.preferences, request, response);
  if (!isRead(request)) return sendStatus(response, 405, { Allow: 'GET, HEAD' });
  if (url.pathname.startsWith('/bytes/')) {
    return serveCaseBytes(room.engine, url.pathname.slice('/bytes/'.length), request, response);
  }
  if (url.pathname === '/refused') return sendJson(response, 200, room.gate.refused());
  if (url.pathname === '/folder') return folder(url.searchParams.get('path') ?? '', response);
  return sendStatus(response, 404);
}

async function folder(path: string, response: ServerResponse): Promise<void> {
  try {
    sendJson(response, 200, await listFolder(path));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    sendProblem(response, 404, error.problem);
  }
}

/** Trades a one-time code for the address with the key (G6). */
function enter(room: Room, code: string, request: IncomingMessage, response: ServerResponse): void {
  const worth = request.method === 'GET' ? room.gate.redeem(code) : 'unknown';
  if (worth === 'unknown') {
    sendStatus(response, 404);
    return;
  }
  if (worth === 'used') {
    room.gate.refuse('a one-time address was opened twice');
    sendStatus(response, 403, { Connection: 'close' });
    room.compromised();
    return;
  }
  const more = room.fragments.get(code);
  sendBytes(response, 302, new Uint8Array(), {
    Location: `/#key=${room.gate.key}${more ? `&${more}` : ''}`,
  });
}

/** Notes what the page's policy refused. */
async function report(room: Room, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, 16 * 1024);
  const what = body ? blockedAddress(Buffer.from(body).toString('utf8')) : null;
  if (what) room.gate.refuse(`the page tried ${what}`);
  sendStatus(response, 204);
}

function blockedAddress(text: string): string | null {
  try {
    const blocked: unknown = JSON.parse(text)?.['csp-report']?.['blocked-uri'];
    // `eval` and `inline` are no addresses: nobody was to be reached.
    return typeof blocked === 'string' && /^[a-z]+:/.test(blocked) ? blocked : null;
  } catch {
    return null;
  }
}

function isRead(request: IncomingMessage): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function parseUrl(text: string | undefined): URL | null {
  return text?.startsWith('/') ? URL.parse(`http://127.0.0.1${text}`) : null;
}

/** An unforeseen failure: the window gets a reference, the log a code, nobody a stack. */
function internal(response: ServerResponse, error: unknown): void {
  const reference = randomBytes(4).toString('hex');
  if (response.req.destroyed && !response.writable) return;
  const code = error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'unknown';
  if (code !== 'ECONNRESET') process.stderr.write(`shell ${reference} ${code}\n`);
  sendProblem(response, 500, { code: 'internal', reference });
}
