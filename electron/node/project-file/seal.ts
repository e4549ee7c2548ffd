/** Sealing of records and the header's MAC under keys derived from the project key (S rules). */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import {
  decodeRecordHeader,
  encodeRecordHeader,
  FLAG_ZSTD,
  KIND,
  type Kind,
  linkOf,
  MAX_BODY,
  RECORD_HEADER,
  type RecordHeader,
  TAG,
} from './format.ts';

/** A sealed record, ready to be written. */
export interface Sealed {
  /** Header, body and tag, in that order. */
  readonly bytes: readonly Buffer[];
  readonly flags: number;
  /** What the next record is linked to. */
  readonly link: Buffer;
  readonly length: number;
}

/** What is sealed into one record. */
export interface Plain {
  readonly kind: Kind;
  readonly flags?: number;
  readonly body: Uint8Array;
  /** Try zstd, and keep it if it saves at least an eighth. */
  readonly compress: boolean;
}

/** The keys of one file. */
export interface Seals {
  /** HMAC-SHA256 of the header's bytes. */
  mac(authenticated: Buffer): Buffer;
  /** Whether the header's MAC holds. */
  proves(authenticated: Buffer, mac: Buffer): boolean;
  /** Seals a record at this place in the chain. */
  seal(plain: Plain, record: number, link: Buffer): Sealed;
  /** The plain body of a whole record (header, body, tag), or null if its seal does not hold. */
  unseal(bytes: Buffer): Buffer | null;
  /** The body of a whole record as it was sealed, still compressed where its flags say so; null as above. */
  open(bytes: Buffer): { readonly flags: number; readonly body: Buffer } | null;
  /** The keys of another file with the same project key. */
  forFile(fileId: Buffer): Seals;
  /** Slots, as age files, are made of the project key: lends it while `work` runs. */
  lend<T>(work: (projectKey: Buffer) => Promise<T>): Promise<T>;
  /** Whether this is the project key. */
  isKey(projectKey: Buffer): boolean;
  /** Whether the seal of a whole record holds. */
  holds(bytes: Buffer): boolean;
  /** Overwrites the keys. Nothing works afterwards. */
  forget(): void;
}

const MAX_PLAIN = 64 * 1024 * 1024;
const KINDS: readonly Kind[] = Object.values(KIND);

const derive = (projectKey: Buffer, fileId: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', projectKey, fileId, `plumb/1/${use}`, 32));

function shrink(plain: Plain): { body: Uint8Array; flags: number } {
  const flags = plain.flags ?? 0;
  if (!plain.compress || plain.body.length < 64) return { body: plain.body, flags };
  const small = zstdCompressSync(plain.body);
  return small.length <= plain.body.length * 0.875
    ? { body: small, flags: flags | FLAG_ZSTD }
    : { body: plain.body, flags };
}

function sealWith(key: Buffer, fileId: Buffer, plain: Plain, record: number, link: Buffer): Sealed {
  const { body, flags } = shrink(plain);
  if (body.length > MAX_BODY) throw new RangeError('a record body is too long');
  const nonce = randomBytes(12);
  const header = encodeRecordHeader({ kind: plain.kind, flags, length: body.length, record, nonce, link });
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.concat([fileId, header]));
  const sealed = Buffer.concat([cipher.update(body), cipher.final()]);
  const tag = cipher.getAuthTag();
  const length = RECORD_HEADER + sealed.length + TAG;
  return { bytes: [header, sealed, tag], flags, link: linkOf(header, tag), length };
}

function openWith(key: Buffer, fileId: Buffer, header: RecordHeader, bytes: Buffer): Buffer | null {
  const end = RECORD_HEADER + header.length;
  if (bytes.length !== end + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, header.nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.concat([fileId, bytes.subarray(0, RECORD_HEADER)]));
  decipher.setAuthTag(bytes.subarray(end));
  const body = decipher.update(bytes.subarray(RECORD_HEADER, end));
  try {
    decipher.final();
    return body;
  } catch {
    return null;
  }
}

function expand(flags: number, body: Buffer): Buffer | null {
  if ((flags & FLAG_ZSTD) === 0) return body;
  try {
    return zstdDecompressSync(body, { maxOutputLength: MAX_PLAIN });
  } catch {
    return null;
  }
}

/** Derives the keys of a file from its project key and file id. */
export function deriveSeals(projectKey: Buffer, fileId: Buffer): Seals {
  const kept = Buffer.from(projectKey);
  const headerKey = derive(projectKey, fileId, 'header');
  const keys = new Map(KINDS.map(kind => [kind, derive(projectKey, fileId, `record/${kind}`)]));
  const keyFor = (kind: Kind): Buffer => {
    const key = keys.get(kind);
    if (key === undefined) throw new Error('The project file is closed.');
    return key;
  };
  const open = (bytes: Buffer): { readonly flags: number; readonly body: Buffer } | null => {
    const header = decodeRecordHeader(bytes);
    const body = header === null ? null : openWith(keyFor(header.kind), fileId, header, bytes);
    return header === null || body === null ? null : { flags: header.flags, body };
  };
  const mac = (bytes: Buffer): Buffer => createHmac('sha256', headerKey).update(bytes).digest();
  return {
    mac,
    proves: (bytes, given) => timingSafeEqual(mac(bytes), given),
    seal: (plain, record, link) => sealWith(keyFor(plain.kind), fileId, plain, record, link),
    unseal: bytes => {
      const opened = open(bytes);
      return opened === null ? null : expand(opened.flags, opened.body);
    },
    open,
    forFile: other => deriveSeals(kept, other),
    lend: work => work(kept),
    isKey: given => given.length === kept.length && timingSafeEqual(given, kept),
    holds: bytes => open(bytes) !== null,
    forget: () => {
      kept.fill(0);
      headerKey.fill(0);
      for (const key of keys.values()) key.fill(0);
      keys.clear();
    },
  };
}
