// Office documents of 2007 and later that are locked with a password: an encrypted package in a compound file.
// ECMA-376 "standard" (2007) and "agile" (2010 and later) encryption, as [MS-OFFCRYPTO] describes them.
import type { Ciphers, Digest } from '../../ports/ciphers.ts';
import { damaged, Unreadable } from '../unreadable.ts';
import { CompoundFile } from './compound-file.ts';

const WHAT = 'a locked Office document';
/** Excel locks with this what is only protected against changes, and opens it without asking. */
export const DEFAULT_PASSWORD = 'VelvetSweatshop';

/** More turns than any program makes: a file that asks for more is made to keep us busy. */
const MOST_TURNS = 10_000_000;
const SEGMENT = 4096;

/** The document inside, and the password that opened it; undefined when none does. Throws `Unreadable`. */
export function unlockOffice(
  bytes: Uint8Array,
  passwords: readonly string[],
  ciphers: Ciphers,
): { readonly bytes: Uint8Array; readonly password?: string } | undefined {
  try {
    const file = new CompoundFile(bytes);
    const info = file.stream('EncryptionInfo');
    const locked = file.stream('EncryptedPackage');
    if (!info || !locked || locked.length < 8) throw damaged(WHAT, 'its package is missing');
    const open = lockOf(info, locked, ciphers);
    for (const password of [DEFAULT_PASSWORD, ...passwords]) {
      const opened = open(utf16(password));
      if (!opened) continue;
      const isAsked = password !== DEFAULT_PASSWORD;
      return { bytes: opened.subarray(0, lengthOf(locked)), ...(isAsked && { password }) };
    }
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) throw damaged(WHAT, 'it is cut off');
    throw error;
  }
}

/** Opens the package with a password, or says that it does not fit. */
type Lock = (password: Uint8Array) => Uint8Array | undefined;

function lockOf(info: Uint8Array, locked: Uint8Array, ciphers: Ciphers): Lock {
  const view = viewOf(info);
  const [major, minor] = [view.getUint16(0, true), view.getUint16(2, true)];
  if (major === 4 && minor === 4) return agile(new TextDecoder().decode(info.subarray(8)), locked, ciphers);
  if (minor === 2 && major >= 2 && major <= 4) return standard(info, locked, ciphers);
  throw new Unreadable(
    `The document is locked in a way (${major}.${minor}) that cannot be opened here. Save an unlocked copy with the password, and import that.`,
    'needs-password',
  );
}

function standard(info: Uint8Array, locked: Uint8Array, ciphers: Ciphers): Lock {
  const view = viewOf(info);
  const header = 12;
  const keyLength = view.getUint32(header + 16, true) / 8;
  const at = header + view.getUint32(8, true);
  const salt = info.subarray(at + 4, at + 20);
  const verifier = info.subarray(at + 20, at + 36);
  const verifierDigest = info.subarray(at + 40, at + 72);
  return password => {
    const turned = turn(ciphers, 'sha1', ciphers.digest('sha1', salt, password), 50_000);
    const base = ciphers.digest('sha1', turned, number32(0));
    const pad = (fill: number) => ciphers.digest('sha1', xorPad(base, fill));
    const key = join(pad(0x36), pad(0x5c)).subarray(0, keyLength);
    const expected = ciphers.openAes(key, verifierDigest).subarray(0, 20);
    if (!same(ciphers.digest('sha1', ciphers.openAes(key, verifier)), expected)) return undefined;
    return ciphers.openAes(key, wholeBlocks(locked.subarray(8)));
  };
}

const BLOCKS = {
  verifierInput: Uint8Array.of(0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79),
  verifierValue: Uint8Array.of(0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e),
  key: Uint8Array.of(0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6),
};

function agile(xml: string, locked: Uint8Array, ciphers: Ciphers): Lock {
  const data = attributesOf(xml, 'keyData');
  const own = attributesOf(xml, 'encryptedKey');
  const [kind, dataKind] = [digestOf(own), digestOf(data)];
  const salt = base64(own, 'saltValue');
  const turns = Number(own.get('spinCount'));
  if (!(turns <= MOST_TURNS)) throw damaged(WHAT, 'it asks for too many turns');
  const keyLength = Number(own.get('keyBits')) / 8;
  const iv = fitted(salt, Number(own.get('blockSize')));
  return password => {
    const turned = turn(ciphers, kind, ciphers.digest(kind, salt, password), turns);
    const open = (block: Uint8Array, name: string) =>
      ciphers.openAes(fitted(ciphers.digest(kind, turned, block), keyLength), base64(own, name), iv);
    const input = open(BLOCKS.verifierInput, 'encryptedVerifierHashInput');
    const digest = ciphers.digest(kind, input.subarray(0, salt.length));
    const value = open(BLOCKS.verifierValue, 'encryptedVerifierHashValue');
    if (!same(digest, value.subarray(0, digest.length))) return undefined;
    const key = open(BLOCKS.key, 'encryptedKeyValue').subarray(0, keyLength);
    const ivOf = (segment: number) =>
      fitted(
        ciphers.digest(dataKind, base64(data, 'saltValue'), number32(segment)),
        Number(data.get('blockSize')),
      );
    return openSegments(wholeBlocks(locked.subarray(8)), key, ivOf, ciphers);
  };
}

function openSegments(
  bytes: Uint8Array,
  key: Uint8Array,
  ivOf: (segment: number) => Uint8Array,
  ciphers: Ciphers,
): Uint8Array {
  const opened = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += SEGMENT)
    opened.set(ciphers.openAes(key, bytes.subarray(at, at + SEGMENT), ivOf(at / SEGMENT)), at);
  return opened;
}

function turn(ciphers: Ciphers, kind: Digest, start: Uint8Array, turns: number): Uint8Array {
  let digest = start;
  for (let index = 0; index < turns; index++) digest = ciphers.digest(kind, number32(index), digest);
  return digest;
}

function attributesOf(xml: string, element: string): Map<string, string> {
  const tag = new RegExp(`<(?:\\w+:)?${element}\\s([^>]*)>`).exec(xml.slice(0, 100_000))?.[1];
  if (tag === undefined) throw damaged(WHAT, 'it does not say how it is locked');
  return new Map([...tag.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
}

const KINDS: Readonly<Record<string, Digest>> = {
  MD5: 'md5',
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
};

function digestOf(attributes: ReadonlyMap<string, string>): Digest {
  const kind = KINDS[attributes.get('hashAlgorithm') ?? ''];
  if (
    kind &&
    attributes.get('cipherAlgorithm') === 'AES' &&
    attributes.get('cipherChaining') !== 'ChainingModeCFB'
  )
    return kind;
  throw new Unreadable(
    'The document is locked in a way that cannot be opened here. Save an unlocked copy with the password, and import that.',
    'needs-password',
  );
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(attributes: ReadonlyMap<string, string>, name: string): Uint8Array {
  const bytes = fromBase64(attributes.get(name) ?? '');
  if (bytes === undefined) throw damaged(WHAT, 'it does not say how it is locked');
  return bytes;
}

/** Bytes of base64; undefined when it is none. */
export function fromBase64(said: string): Uint8Array | undefined {
  const text = said.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  for (const [index, letter] of [...text].entries()) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffffff;
    if (index % 4 > 0) bytes[Math.floor((index * 3) / 4)] = bits >> (6 - 2 * (index % 4));
  }
  return bytes;
}

/** As long as wanted: cut, or filled with 0x36. */
function fitted(bytes: Uint8Array, length: number): Uint8Array {
  if (!(length > 0 && length <= 64)) throw damaged(WHAT, 'it does not say how it is locked');
  const made = new Uint8Array(length).fill(0x36);
  made.set(bytes.subarray(0, length));
  return made;
}

function xorPad(digest: Uint8Array, fill: number): Uint8Array {
  const padded = new Uint8Array(64).fill(fill);
  for (const [index, byte] of digest.entries()) padded[index] = byte ^ fill;
  return padded;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const lengthOf = (locked: Uint8Array): number => Number(viewOf(locked).getBigUint64(0, true));
const wholeBlocks = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length & ~15);
const number32 = (value: number): Uint8Array => new Uint8Array(Uint32Array.of(value).buffer);

/** The letters of a password as Office programs count them. */
export function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = viewOf(bytes);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), true);
  return bytes;
}

function join(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

const same = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);
