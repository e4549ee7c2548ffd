/** The header in front of the records: who the file is, where it comes from, and its key slots (H rules). */
import { createHash, timingSafeEqual } from 'node:crypto';
import { refuse } from '../../shared/contract/problem.ts';
import type { Device } from './device.ts';
import { FORMAT_VERSION, MAGIC } from './format.ts';

/** A file that this one was made from, and the point at which it left it. */
export interface Ancestor {
  readonly fileId: Buffer;
  /** Newest action in the ancestor when this file was made. */
  readonly seq: number;
  /** Link of the ancestor's last commit then (32 bytes). */
  readonly link: Buffer;
}

/** A key slot: a whole binary age file that holds the project key. */
export interface Slot {
  readonly kind: 'passphrase' | 'recipient';
  readonly age: Uint8Array;
}

/** The fields of a header. `authenticated` and `mac` let the holder of the key prove it. */
export interface Header {
  readonly fileId: Buffer;
  readonly projectId: string;
  readonly lineage: readonly Ancestor[];
  readonly slots: readonly Slot[];
}

/** A header as it lies in a file. */
export interface StoredHeader extends Header {
  /** Length in bytes; the first record begins here. */
  readonly length: number;
  /** The bytes under the MAC. */
  readonly authenticated: Buffer;
  readonly mac: Buffer;
}

const PRELUDE = 16;
const SEALS = 64;
const MAX_HEADER = 1024 * 1024;
const SLOT_KINDS = ['passphrase', 'recipient'] as const;

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};

function encodeAncestor(ancestor: Ancestor): Buffer {
  const seq = Buffer.alloc(8);
  seq.writeBigUInt64LE(BigInt(ancestor.seq));
  return Buffer.concat([ancestor.fileId, seq, ancestor.link]);
}

function encodeSlot(slot: Slot): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt8(SLOT_KINDS.indexOf(slot.kind) + 1, 0);
  head.writeUInt32LE(slot.age.length, 2);
  return Buffer.concat([head, slot.age]);
}

/** The bytes of a header; `mac` computes the HMAC of what is before it. */
export function encodeHeader(header: Header, mac: (authenticated: Buffer) => Buffer): Buffer {
  const projectId = Buffer.from(header.projectId, 'utf8');
  const fields = Buffer.concat([
    header.fileId,
    u16(projectId.length),
    projectId,
    u16(header.lineage.length),
    ...header.lineage.map(encodeAncestor),
    u16(header.slots.length),
    ...header.slots.map(encodeSlot),
  ]);
  const prelude = Buffer.alloc(PRELUDE);
  MAGIC.copy(prelude);
  prelude.writeUInt16LE(FORMAT_VERSION, 8);
  prelude.writeUInt32LE(PRELUDE + fields.length + SEALS, 12);
  const authenticated = Buffer.concat([prelude, fields]);
  const sealed = Buffer.concat([authenticated, mac(authenticated)]);
  return Buffer.concat([sealed, createHash('sha256').update(sealed).digest()]);
}

const damaged = (what: string): never => refuse({ code: 'damaged', where: 'the header', what });

function readFields(fields: Buffer): Header {
  let at = 0;
  const take = (length: number): Buffer => {
    if (at + length > fields.length) damaged('its fields do not fit');
    at += length;
    return fields.subarray(at - length, at);
  };
  const fileId = take(16);
  const projectId = take(take(2).readUInt16LE()).toString('utf8');
  const lineage = Array.from({ length: take(2).readUInt16LE() }, () => ({
    fileId: take(16),
    seq: Number(take(8).readBigUInt64LE()),
    link: take(32),
  }));
  const slots = Array.from({ length: take(2).readUInt16LE() }, () => {
    const head = take(6);
    const kind = SLOT_KINDS[head.readUInt8(0) - 1] ?? damaged('a key slot is of an unknown kind');
    if (head.readUInt8(1) !== 0) damaged('a key slot is misshapen');
    return { kind, age: take(head.readUInt32LE(2)) };
  });
  if (at !== fields.length) damaged('its fields do not fit');
  return { fileId, projectId, lineage, slots };
}

/** Reads the header of a file. Refuses with `not-a-project`, `newer-project` or `damaged`; needs no key. */
export function readHeader(device: Device, path: string): StoredHeader {
  const prelude = device.read(0, PRELUDE);
  if (prelude.length < PRELUDE || !prelude.subarray(0, 8).equals(MAGIC))
    refuse({ code: 'not-a-project', path });
  const length = prelude.readUInt32LE(12);
  if (length > MAX_HEADER || length < PRELUDE + SEALS) damaged('its length was altered');
  const bytes = device.read(0, length);
  if (bytes.length < length) damaged('the file ends inside it');
  const sum = createHash('sha256')
    .update(bytes.subarray(0, length - 32))
    .digest();
  if (!timingSafeEqual(sum, bytes.subarray(length - 32))) damaged('its bytes were altered');
  const version = prelude.readUInt16LE(8);
  if (version > FORMAT_VERSION) refuse({ code: 'newer-project', path, version });
  if (version < FORMAT_VERSION || prelude.readUInt16LE(10) !== 0)
    damaged('its version is not one that exists');
  const authenticated = bytes.subarray(0, length - SEALS);
  const mac = bytes.subarray(length - SEALS, length - 32);
  return { ...readFields(authenticated.subarray(PRELUDE)), length, authenticated, mac };
}
