import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Something that was tried and refused, for the person to see. */
export interface RefusedRequest {
  readonly at: string;
  readonly what: string;
}

/** Decides who may speak to the shell, and remembers whom it refused. Rules G2 to G6 in docs/browser-shell.md. */
export interface Gate {
  /** 256 random bits as 64 hex digits. */
  readonly key: string;
  /** Why a request is not from our own page (`host`, `origin`), or null. Asked before anything else. */
  stranger(request: IncomingMessage): 'host' | 'origin' | null;
  /** True when the request carries the key as a bearer token. */
  authorised(request: IncomingMessage): boolean;
  /** True when this is the key. */
  isKey(candidate: unknown): boolean;
  /** Makes a one-time code for a window's first address. */
  issueCode(): string;
  /** What a code is worth: `fresh` once, `used` ever after, else `unknown`. */
  redeem(code: string): 'fresh' | 'used' | 'unknown';
  /** Notes a refused request; the newest 200 are kept, each in at most 200 characters. */
  refuse(what: string): void;
  refused(): readonly RefusedRequest[];
}

const KEPT = 200;

/** Digests first, so that neither length nor content shows in the time a comparison takes. */
function same(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Makes the gate of one shell. `port` is asked on each request, because it is known only once the server listens. */
export function createGate(port: () => number): Gate {
  const key = randomBytes(32).toString('hex');
  const codes = new Map<string, 'fresh' | 'used'>();
  const refused: RefusedRequest[] = [];

  function stranger(request: IncomingMessage): 'host' | 'origin' | null {
    const { host, origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (host !== `127.0.0.1:${port()}`) return 'host';
    if (origin !== undefined && origin !== `http://127.0.0.1:${port()}`) return 'origin';
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'origin';
    return null;
  }

  function redeem(code: string): 'fresh' | 'used' | 'unknown' {
    const state = codes.get(digest(code).toString('hex'));
    if (state) codes.set(digest(code).toString('hex'), 'used');
    return state ?? 'unknown';
  }

  return {
    key,
    stranger,
    redeem,
    authorised: request => same(request.headers.authorization ?? '', `Bearer ${key}`),
    isKey: candidate => typeof candidate === 'string' && same(candidate, key),
    issueCode: () => {
      const code = randomBytes(16).toString('hex');
      codes.set(digest(code).toString('hex'), 'fresh');
      return code;
    },
    refuse: what => {
      refused.push({ at: new Date().toISOString(), what: what.slice(0, 200) });
      if (refused.length > KEPT) refused.shift();
    },
    refused: () => [...refused],
  };
}
