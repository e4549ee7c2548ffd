import type { ServerResponse } from 'node:http';
import type { Problem } from '../shared/contract/problem.ts';

/** Sent with every answer; single routes override the policy and the cache rule. */
const COMMON: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Answers with bytes and the headers every answer has. */
export function sendBytes(
  response: ServerResponse,
  status: number,
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...COMMON, ...headers, 'Content-Length': String(bytes.byteLength) });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendBytes(response, status, Buffer.from(JSON.stringify(value)), { 'Content-Type': 'application/json' });
}

/** Answers with a problem that the window explains to the person. */
export function sendProblem(response: ServerResponse, status: number, problem: Problem): void {
  sendJson(response, status, { problem });
}

/** Answers with nothing but a status: strangers learn no more. */
export function sendStatus(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendBytes(response, status, new Uint8Array(), headers);
}
