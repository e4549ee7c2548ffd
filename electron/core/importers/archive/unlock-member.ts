// Members of ZIP archives that are locked with a password: the old cipher of PKZIP, and AES as WinZip keeps it.
import type { Ciphers } from '../../ports/ciphers.ts';

/** What the directory says of how a member is locked. */
export interface MemberLock {
  /** A byte of the member that the old cipher repeats, by either of two habits. */
  readonly checks: readonly number[];
  /** Of AES: bytes of its key. */
  readonly aesKey?: number;
}

/** The packed bytes of a member as they were before it was locked; undefined when the password does not fit. */
export function unlockMember(
  locked: Uint8Array,
  lock: MemberLock,
  password: string,
  ciphers: Ciphers,
): Uint8Array | undefined {
  const secret = new TextEncoder().encode(password);
  return lock.aesKey === undefined
    ? openOld(locked, lock, secret)
    : openAes(locked, lock.aesKey, secret, ciphers);
}

const MAC = 10;

function openAes(
  locked: Uint8Array,
  keyLength: number,
  secret: Uint8Array,
  ciphers: Ciphers,
): Uint8Array | undefined {
  const saltLength = keyLength / 2;
  if (locked.length < saltLength + 2 + MAC) throw new Error('it is cut off');
  const keys = ciphers.stretch(secret, locked.subarray(0, saltLength), 1000, keyLength * 2 + 2);
  const content = locked.subarray(saltLength + 2, locked.length - MAC);
  const fits = same(keys.subarray(keyLength * 2), locked.subarray(saltLength, saltLength + 2));
  if (!fits) return undefined;
  const mac = ciphers.hmac('sha1', keys.subarray(keyLength, keyLength * 2), content);
  // Two bytes alone fit by chance now and then: only the seal says that it was the password.
  if (!same(mac.subarray(0, MAC), locked.subarray(locked.length - MAC))) return undefined;
  return ciphers.openAesCounted(keys.subarray(0, keyLength), content);
}

const HEAD = 12;

function openOld(locked: Uint8Array, { checks }: MemberLock, secret: Uint8Array): Uint8Array | undefined {
  if (locked.length < HEAD) throw new Error('it is cut off');
  const keys = new OldKeys(secret);
  const opened = locked.slice();
  for (let at = 0; at < HEAD; at++) opened[at] = keys.open(opened[at] ?? 0);
  if (!checks.includes(opened[HEAD - 1] ?? 0)) return undefined;
  for (let at = HEAD; at < opened.length; at++) opened[at] = keys.open(opened[at] ?? 0);
  return opened.subarray(HEAD);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

const crcStep = (crc: number, byte: number): number => (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] ?? 0);

/** The three keys of the old cipher, which change with every byte. */
class OldKeys {
  #first = 0x12345678;
  #second = 0x23456789;
  #third = 0x34567890;

  constructor(secret: Uint8Array) {
    for (const byte of secret) this.#turn(byte);
  }

  open(byte: number): number {
    const key = (this.#third | 2) & 0xffff;
    const plain = byte ^ ((Math.imul(key, key ^ 1) >>> 8) & 255);
    this.#turn(plain);
    return plain;
  }

  #turn(byte: number): void {
    this.#first = crcStep(this.#first, byte);
    this.#second = (Math.imul((this.#second + (this.#first & 255)) | 0, 134775813) + 1) | 0;
    this.#third = crcStep(this.#third, this.#second >>> 24);
  }
}

const same = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);
