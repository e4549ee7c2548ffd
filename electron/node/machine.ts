import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Machine } from '../core/ports/index.ts';
import { stateFolder } from './log.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where this computer's own key lies. */
export const machineKeyPath = (env: NodeJS.ProcessEnv = process.env): string =>
  join(dirname(stateFolder(env)), 'machine.key');

/** Seals with AES-256-GCM under a key that is made at the first need; where it cannot be kept, it holds for this run. */
export function createMachine(path: string): Machine {
  let key: Buffer | undefined;
  return {
    seal: text => {
      key ??= readKey(path) ?? makeKey(path);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
    },
    open: sealed => {
      key ??= readKey(path);
      return key && open(key, Buffer.from(sealed, 'base64url'));
    },
  };
}

function open(key: Buffer, bytes: Buffer): string | undefined {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
  cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, cipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function readKey(path: string): Buffer | undefined {
  try {
    const key = readFileSync(path);
    return key.length === KEY_BYTES ? key : undefined;
  } catch {
    return undefined;
  }
}

function makeKey(path: string): Buffer {
  const key = randomBytes(KEY_BYTES);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, key, { mode: 0o600, flag: 'wx' });
    return key;
  } catch {
    // Another process may have been first: then its key holds for both.
    return readKey(path) ?? key;
  }
}
