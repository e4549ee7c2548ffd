// The directory of a ZIP file, and its members one by one. Sizes in the file are claims: only what unpacks counts.

import type { Ciphers } from '../../ports/ciphers.ts';
import { decodeBy, runtimeLabel } from '../text/decode-by.ts';
import { decodeText } from '../text/encoding.ts';
import { damaged, Unreadable } from '../unreadable.ts';
import { DEFLATED, isKnown, UnknownPacking, unpackAs } from './packings.ts';
import { type MemberLock, unlockMember } from './unlock-member.ts';
import { believable, crc32, streamInflate } from './unpack.ts';

/** A member as the directory lists it. */
export interface ZipEntry {
  readonly name: string;
  readonly packedSize: number;
  readonly size: number;
  readonly method: number;
  readonly isLocked: boolean;
  /** Locked in PKWARE's own way, with certificates or long keys. */
  readonly isStrong: boolean;
  readonly lock: MemberLock;
  readonly isFolder: boolean;
  readonly isLink: boolean;
  readonly crc: number;
  readonly modified: string;
  readonly offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const MEMBER = 0x02014b50;
const LOCAL = 0x04034b50;
/** Stands before a list of contents that is locked itself. */
const LOCKED_LIST = 0x08064b50;

/** A stretch of a ZIP file, from `base` on, with the members that stand in it. */
export class ZipBytes {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #base: number;

  constructor(bytes: Uint8Array, base: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#base = base;
  }

  /** Bytes of a member in a buffer of their own. Throws `OverLimit` over the limit, other errors on damage. */
  read(entry: ZipEntry, limit: number): Uint8Array {
    return this.#unpack(entry, this.#packed(entry), limit);
  }

  /** The same of a locked member; undefined when the password does not open it. */
  readLocked(entry: ZipEntry, limit: number, password: string, ciphers: Ciphers): Uint8Array | undefined {
    const packed = unlockMember(this.#packed(entry), entry.lock, password, ciphers);
    return packed && this.#unpack(entry, packed, limit);
  }

  #unpack({ method, crc, lock }: ZipEntry, packed: Uint8Array, limit: number): Uint8Array {
    const bytes = unpackAs(method, packed, limit);
    // AES has a seal of its own, and often no checksum.
    if (lock.aesKey === undefined && crc32(bytes) !== crc) throw new Error('its checksum does not fit');
    return bytes;
  }

  /** Gives the bytes of a member piece by piece; its checksum is not looked at. */
  stream(entry: ZipEntry, take: (piece: Uint8Array) => void): void {
    const packed = this.#packed(entry);
    if (entry.method === DEFLATED) streamInflate(packed, take);
    else take(unpackAs(entry.method, packed, believable(packed.length)));
  }

  #packed({ offset, packedSize, method }: ZipEntry): Uint8Array {
    if (!isKnown(method)) throw new UnknownPacking(method);
    if (this.u32(offset) !== LOCAL) throw new Error('its place in the archive is wrong');
    const start = offset + LOCAL_HEADER + this.u16(offset + 26) + this.u16(offset + 28);
    if (start + packedSize > this.end) throw new Error('it is cut off');
    return this.slice(start, start + packedSize);
  }

  /** Where the stretch ends in the file. */
  protected get end(): number {
    return this.#base + this.#bytes.length;
  }

  /** Where it begins. */
  protected get start(): number {
    return this.#base;
  }

  protected slice(start: number, end: number): Uint8Array {
    return this.#bytes.subarray(start - this.#base, end - this.#base);
  }

  protected readonly u8 = (at: number): number => this.#view.getUint8(at - this.#base);
  protected readonly u16 = (at: number): number => this.#view.getUint16(at - this.#base, true);
  protected readonly u32 = (at: number): number => this.#view.getUint32(at - this.#base, true);
  protected readonly u64 = (at: number): number => Number(this.#view.getBigUint64(at - this.#base, true));
}

/** Length of what stands before the name of a member. */
export const LOCAL_HEADER = 30;

/** An open ZIP file, or the end of one from `base` on. Opening throws `Unreadable` when there is no directory. */
export class ZipFile extends ZipBytes {
  readonly entries: readonly ZipEntry[];
  readonly #byName: ReadonlyMap<string, ZipEntry>;

  constructor(bytes: Uint8Array, what: string, base = 0) {
    super(bytes, base);
    try {
      this.entries = this.#directory();
    } catch (error) {
      if (error instanceof RangeError) throw damaged(what, 'its list of contents is missing or cut off');
      throw error;
    }
    this.#byName = new Map(this.entries.map(entry => [entry.name, entry]));
  }

  /** The member of exactly this name, or undefined. */
  find(name: string): ZipEntry | undefined {
    return this.#byName.get(name) ?? this.#byName.get(name.replaceAll('/', '\\'));
  }

  #directory(): ZipEntry[] {
    const end = this.#findEnd();
    let count = this.u16(end + 10);
    let at = this.u32(end + 16);
    if ((at === 0xffffffff || count === 0xffff) && this.u32(end - 20) === LOCATOR_64) {
      const end64 = this.u64(end - 12);
      if (this.u32(end64) === END_64) {
        count = this.u64(end64 + 32);
        at = this.u64(end64 + 48);
      }
    }
    // What stands before the archive (a program that unpacks it) may not be counted in its places.
    const shift = end - this.u32(end + 12) - at;
    const isShifted = count > 0 && shift > 0 && !this.#isAt(at, MEMBER) && this.#isAt(at + shift, MEMBER);
    if (isShifted) at += shift;
    const places: number[] = [];
    for (let index = 0; index < count && this.#isAt(at, MEMBER); index++) {
      places.push(at);
      at += 46 + this.u16(at + 28) + this.u16(at + 30) + this.u16(at + 32);
    }
    if (places.length < count) this.#sayWhy(end, at);
    const nameOf = namesIn(places.map(place => this.#rawName(place)).filter(({ isUtf8 }) => !isUtf8));
    return places.map(place => this.#entry(place, nameOf, isShifted ? shift : 0));
  }

  readonly #isAt = (at: number, mark: number): boolean =>
    at >= this.start && at + 4 <= this.end && this.u32(at) === mark;

  /** Throws why the list of contents is not whole. */
  #sayWhy(end: number, at: number): never {
    if (this.#isAt(at, LOCKED_LIST))
      throw new Unreadable(
        'The list of contents of this ZIP archive is locked with a password, in a way that cannot be opened here. Unpack it with the password and import what comes out.',
        'needs-password',
      );
    const parts = this.u16(end + 4);
    if (parts > 0 && parts < 0xffff)
      throw new Unreadable(
        `This is the last of ${parts + 1} parts of a ZIP archive. Put all parts into one folder, unpack them with another program, and import what comes out.`,
      );
    throw new RangeError('cut');
  }

  #rawName(at: number): RawName {
    const bytes = this.slice(at + 46, at + 46 + this.u16(at + 28));
    return { bytes, isUtf8: (this.u16(at + 8) & 0x800) !== 0 };
  }

  #entry(at: number, nameOf: (raw: RawName) => string, shift: number): ZipEntry {
    const flags = this.u16(at + 8);
    const nameEnd = at + 46 + this.u16(at + 28);
    const raw = this.#rawName(at);
    const name = this.#unicodeName(nameEnd, this.u16(at + 30), raw.bytes) ?? nameOf(raw);
    const wide = this.#wideSizes(nameEnd, this.u16(at + 30));
    const take = (value: number): number => (value === 0xffffffff ? (wide.shift() ?? value) : value);
    const size = take(this.u32(at + 24));
    const packedSize = take(this.u32(at + 20));
    const offset = take(this.u32(at + 42)) + shift;
    const mode = this.u32(at + 38) >>> 16;
    const aes = this.#aes(nameEnd, this.u16(at + 30));
    const crc = this.u32(at + 16);
    return {
      name,
      size,
      packedSize,
      offset,
      method: aes?.method ?? this.u16(at + 10),
      isLocked: (flags & 1) !== 0,
      isStrong: (flags & 0x40) !== 0,
      isFolder: /[/\\]$/.test(name),
      isLink: (mode & 0xf000) === 0xa000,
      lock: {
        checks: [crc >>> 24, this.u16(at + 12) >>> 8],
        ...(aes && { aesKey: aes.keyLength }),
      },
      crc,
      modified: dosTime(this.u16(at + 14), this.u16(at + 12)),
    };
  }

  /** The name in Unicode that some programs put beside one in the letters of their machine, if it means that one. */
  #unicodeName(start: number, length: number, raw: Uint8Array): string | undefined {
    for (let at = start; at + 4 <= start + length; at += 4 + this.u16(at + 2)) {
      if (this.u16(at) !== 0x7075 || this.u16(at + 2) < 6 || this.u8(at + 4) !== 1) continue;
      const isSame = this.u32(at + 5) === crc32(raw);
      return isSame ? new TextDecoder().decode(this.slice(at + 9, at + 4 + this.u16(at + 2))) : undefined;
    }
    return undefined;
  }

  /** What the extra field of a member locked with AES says: bytes of the key, and how it is packed. */
  #aes(start: number, length: number): { readonly keyLength: number; readonly method: number } | undefined {
    for (let at = start; at + 4 <= start + length; at += 4 + this.u16(at + 2)) {
      if (this.u16(at) !== 0x9901 || this.u16(at + 2) < 7) continue;
      const strength = this.u8(at + 8);
      return { keyLength: 8 + strength * 8, method: this.u16(at + 9) };
    }
    return undefined;
  }

  /** The 64-bit sizes in a member's extra field, in their fixed order. */
  #wideSizes(start: number, length: number): number[] {
    for (let at = start; at + 4 <= start + length; at += 4 + this.u16(at + 2)) {
      if (this.u16(at) !== 1) continue;
      const count = Math.floor(this.u16(at + 2) / 8);
      return Array.from({ length: count }, (_, index) => this.u64(at + 4 + index * 8));
    }
    return [];
  }

  #findEnd(): number {
    const lowest = Math.max(this.start, this.end - 65_557);
    for (let at = this.end - 22; at >= lowest; at--) if (this.u32(at) === END) return at;
    throw new RangeError('no directory');
  }
}

/** A name as it stands in the list, and whether it says that it is UTF-8. */
interface RawName {
  readonly bytes: Uint8Array;
  readonly isUtf8: boolean;
}

/**
 * Names that do not say that they are UTF-8 are in the encoding of the machine that packed them. One is found for all:
 * a short name alone says little.
 */
function namesIn(unsaid: readonly RawName[]): (raw: RawName) => string {
  const strange = unsaid.filter(({ bytes }) => bytes.some(byte => byte > 127)).slice(0, 500);
  const together = Uint8Array.from(strange.flatMap(({ bytes }) => [...bytes.subarray(0, 300), 10]));
  const encoding = strange.length === 0 ? 'utf-8' : (decodeText(together)?.encoding ?? 'windows-1252');
  const isOne = runtimeLabel(encoding) !== undefined || !encoding.includes(' ');
  return ({ bytes, isUtf8 }) => {
    if (isUtf8) return new TextDecoder('utf-8').decode(bytes);
    return isOne ? decodeBy(encoding, bytes) : (decodeText(bytes)?.text ?? decodeBy('windows-1252', bytes));
  };
}

/** Date and time as DOS kept them: of no known time zone, to two seconds. Empty when there is none. */
function dosTime(date: number, time: number): string {
  if (date === 0) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${1980 + (date >> 9)}-${two((date >> 5) & 15)}-${two(date & 31)}`;
  return `${day} ${two(time >> 11)}:${two((time >> 5) & 63)}`;
}
