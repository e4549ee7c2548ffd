// Older Excel workbooks that are locked with a password: RC4 as Excel 97 and as Windows' own ciphers keep it, and the
// obfuscation of before, after [MS-OFFCRYPTO]. The numbers and lengths of records stay readable; what is in them is not.
import type { Ciphers } from '../../ports/ciphers.ts';
import { Unreadable } from '../unreadable.ts';
import { DEFAULT_PASSWORD, utf16 } from './unlock.ts';
import { obfuscationOf, openObfuscated } from './xls-obfuscation.ts';

/** Keys change after so many bytes of the stream. */
const BLOCK = 1024;
const FILEPASS = 0x2f;
const BOUNDSHEET = 0x85;
/** Records that are never locked. */
const OPEN = new Set([0x809, FILEPASS, 0x194, 0x195, 0xe1, 0x196, 0x138]);

/** Key of a block of the stream. */
type Keys = (block: number) => Uint8Array;

/** A workbook's stream as it was before it was locked; `locked` when no password opens it. */
export type UnlockedStream =
  | { readonly stream: Uint8Array; readonly password?: string }
  | { readonly stream?: undefined };

/** Opens the stream of a workbook. One that is not locked comes back as it is. Throws `Unreadable`, `RangeError` when cut. */
export function unlockXls(
  stream: Uint8Array,
  passwords: readonly string[],
  ciphers: Ciphers | undefined,
): UnlockedStream {
  const lock = filePass(stream);
  if (lock === undefined) return { stream };
  for (const password of ciphers ? [DEFAULT_PASSWORD, ...passwords] : []) {
    const opened = ciphers && tryPassword(stream, lock, password, ciphers);
    if (!opened) continue;
    return password === DEFAULT_PASSWORD ? { stream: opened } : { stream: opened, password };
  }
  return {};
}

function tryPassword(
  stream: Uint8Array,
  lock: DataView,
  password: string,
  ciphers: Ciphers,
): Uint8Array | undefined {
  if (lock.getUint16(0, true) === 0) {
    const pad = obfuscationOf(password, lock.getUint16(2, true), lock.getUint16(4, true));
    return pad && openRecords(stream, openObfuscated(stream, records(stream), pad));
  }
  const keys = keysOf(lock, utf16(password), ciphers);
  return keys && openStream(stream, keys);
}

/** What the workbook says of how it is locked: it stands right behind its beginning. */
function filePass(stream: Uint8Array): DataView | undefined {
  for (const { type, at, length } of records(stream)) {
    if (type === FILEPASS) return new DataView(stream.buffer, stream.byteOffset + at, length);
    if (type === BOUNDSHEET) return undefined;
  }
  return undefined;
}

function* records(stream: Uint8Array): Generator<{ type: number; at: number; length: number }> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 0; at + 4 <= stream.length; ) {
    const length = Math.min(view.getUint16(at + 2, true), stream.length - at - 4);
    yield { type: view.getUint16(at, true), at: at + 4, length };
    at += 4 + length;
  }
}

function keysOf(lock: DataView, password: Uint8Array, ciphers: Ciphers): Keys | undefined {
  const [type, major, minor] = [lock.getUint16(0, true), lock.getUint16(2, true), lock.getUint16(4, true)];
  const bytes = (at: number, length: number) =>
    new Uint8Array(lock.buffer, lock.byteOffset + at, Math.min(length, lock.byteLength - at)).slice();
  if (type === 1 && major === 1) {
    const keys = excel97Keys(bytes(6, 16), password, ciphers);
    return fits(keys, bytes(22, 32), 'md5', ciphers) ? keys : undefined;
  }
  if (type === 1 && major >= 2 && major <= 4 && minor === 2) {
    const header = 14;
    const verifier = header + lock.getUint32(10, true);
    const keyLength = (lock.getUint32(header + 16, true) || 40) / 8;
    const keys = windowsKeys(bytes(verifier + 4, 16), password, keyLength, ciphers);
    const sealed = Uint8Array.of(...bytes(verifier + 20, 16), ...bytes(verifier + 40, 20));
    return fits(keys, sealed, 'sha1', ciphers) ? keys : undefined;
  }
  throw new Unreadable(
    'The workbook is locked in a way of before Excel 97, which cannot be opened here. Save an unlocked copy with the password, and import that.',
    'needs-password',
  );
}

function excel97Keys(salt: Uint8Array, password: Uint8Array, ciphers: Ciphers): Keys {
  const first = ciphers.digest('md5', password).subarray(0, 5);
  const sixteen = Array.from({ length: 16 }, () => [first, salt]).flat();
  const second = ciphers.digest('md5', ...sixteen).subarray(0, 5);
  return block => ciphers.digest('md5', second, number32(block));
}

function windowsKeys(salt: Uint8Array, password: Uint8Array, keyLength: number, ciphers: Ciphers): Keys {
  const base = ciphers.digest('sha1', salt, password);
  return block => {
    const key = ciphers.digest('sha1', base, number32(block)).subarray(0, keyLength);
    // Short keys are filled up with zeros.
    const filled = new Uint8Array(Math.max(16, keyLength));
    filled.set(key);
    return keyLength === 5 ? filled : key;
  };
}

/** Whether some random bytes and their digest open together. */
function fits(keys: Keys, sealed: Uint8Array, digest: 'md5' | 'sha1', ciphers: Ciphers): boolean {
  const opened = sealed.slice();
  new Rc4(keys(0)).turn(opened, 0, opened.length);
  const wanted = ciphers.digest(digest, opened.subarray(0, 16));
  return wanted.every((byte, index) => byte === opened[16 + index]);
}

function openStream(stream: Uint8Array, keys: Keys): Uint8Array {
  const whole = stream.slice();
  for (let at = 0; at < whole.length; at += BLOCK)
    new Rc4(keys(at / BLOCK)).turn(whole, at, Math.min(at + BLOCK, whole.length));
  return openRecords(stream, whole);
}

/** The stream with what is in its records as it stands in `whole`, but for what is never locked. */
function openRecords(stream: Uint8Array, whole: Uint8Array): Uint8Array {
  const opened = stream.slice();
  for (const { type, at, length } of records(stream)) {
    if (OPEN.has(type)) continue;
    // Where a sheet begins is not locked either.
    const start = type === BOUNDSHEET ? at + 4 : at;
    if (start < at + length) opened.set(whole.subarray(start, at + length), start);
  }
  return opened;
}

/** The stream cipher RC4. */
class Rc4 {
  readonly #state = Uint8Array.from({ length: 256 }, (_, index) => index);
  #first = 0;
  #second = 0;

  constructor(key: Uint8Array) {
    for (let index = 0, other = 0; index < 256; index++) {
      other = (other + (this.#state[index] ?? 0) + (key[index % key.length] ?? 0)) & 255;
      this.#swap(index, other);
    }
  }

  /** Locks or opens bytes where they stand. */
  turn(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; at++) {
      this.#first = (this.#first + 1) & 255;
      this.#second = (this.#second + (this.#state[this.#first] ?? 0)) & 255;
      this.#swap(this.#first, this.#second);
      const sum = (this.#state[this.#first] ?? 0) + (this.#state[this.#second] ?? 0);
      bytes[at] = (bytes[at] ?? 0) ^ (this.#state[sum & 255] ?? 0);
    }
  }

  #swap(one: number, other: number): void {
    const kept = this.#state[one] ?? 0;
    this.#state[one] = this.#state[other] ?? 0;
    this.#state[other] = kept;
  }
}

const number32 = (value: number): Uint8Array => new Uint8Array(Uint32Array.of(value).buffer);
