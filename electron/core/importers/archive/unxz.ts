// Unpacks .xz files: streams of blocks packed with LZMA2, each with a checksum.
import { Unreadable } from '../unreadable.ts';
import { Lzma2 } from './lzma2.ts';
import { crc32, OverLimit } from './unpack.ts';

const HEADER = 12;
const LZMA2 = 0x21;
/** Bytes of the checksum of a block, by its kind; 4 and 1 are looked at. */
const CHECKS = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];
const CRC32 = 1;
const CRC64 = 4;

/** All that a file holds. Throws `OverLimit`, `Unreadable` for a way of packing that is not known, or `Error` with what is wrong. */
export function unxz(bytes: Uint8Array, limit: number): Uint8Array {
  const claimed = claimedSize(bytes);
  if (claimed > limit) throw new OverLimit();
  const lzma = new Lzma2(bytes, limit, claimed);
  let at = 0;
  do at = readStream(bytes, at, lzma);
  while (isStream(bytes, at));
  return lzma.from(0);
}

/** What the list at the end of the last stream says that it holds; 0 when there is none. Only what unpacks counts. */
function claimedSize(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > HEADER && bytes[end - 1] === 0) end--;
  if (end < 2 * HEADER || bytes[end - 2] !== 0x59 || bytes[end - 1] !== 0x5a) return 0;
  const footer = new DataView(bytes.buffer, bytes.byteOffset + end - HEADER, HEADER);
  const start = end - HEADER - (footer.getUint32(4, true) + 1) * 4;
  if (start < HEADER || bytes[start] !== 0) return 0;
  const numbers = new Numbers(bytes.subarray(0, end), start + 1);
  let size = 0;
  for (let left = numbers.next(); left > 0 && numbers.at < end - HEADER; left--) {
    numbers.next();
    size += numbers.next();
  }
  return size;
}

const isStream = (bytes: Uint8Array, at: number): boolean =>
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0].every((byte, index) => bytes[at + index] === byte);

/** Says where the next stream may stand. */
function readStream(bytes: Uint8Array, start: number, lzma: Lzma2): number {
  const check = (bytes[start + 7] ?? 0) & 15;
  let at = start + HEADER;
  const first = lzma.length;
  let [blocks, sizes] = [0, 0];
  while (bytes[at] !== 0) {
    const from = lzma.length;
    at = lzma.unpack(readBlockHeader(bytes, at));
    at += (start - at) & 3;
    if (at + (CHECKS[check] ?? 0) > bytes.length) throw new Error('it is cut off');
    if (!fits(bytes, at, check, lzma.from(from))) throw new Error('its checksum does not fit');
    at += CHECKS[check] ?? 0;
    blocks++;
  }
  // The list at the end repeats how much there is.
  const count = new Numbers(bytes, at + 1);
  if (count.next() !== blocks) throw new Error('its list of blocks is damaged');
  for (let index = 0; index < blocks; index++) {
    count.next();
    sizes += count.next();
  }
  if (sizes !== lzma.length - first) throw new Error('its list of blocks is damaged');
  at = count.at;
  at += ((start - at) & 3) + 4 + HEADER;
  if (at > bytes.length) throw new Error('it is cut off');
  while (bytes[at] === 0) at++;
  return at;
}

const filtered = (): Unreadable =>
  new Unreadable(
    'This is an xz archive that was packed with a filter for programs, which is not unpacked here. Unpack it with another program and import what comes out.',
  );

/** Says where the packed bytes of the block begin. */
function readBlockHeader(bytes: Uint8Array, at: number): number {
  const size = bytes[at];
  if (size === undefined) throw new Error('it is cut off');
  const end = at + (size + 1) * 4;
  const flags = bytes[at + 1] ?? 0;
  const numbers = new Numbers(bytes, at + 2);
  if ((flags & 0x40) !== 0) numbers.next();
  if ((flags & 0x80) !== 0) numbers.next();
  if ((flags & 3) !== 0 || numbers.next() !== LZMA2) throw filtered();
  return end;
}

/** Numbers of seven bits a byte, the lowest first. */
class Numbers {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  next(): number {
    let value = 0;
    for (let index = 0; index < 9; index++) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined) throw new Error('it is cut off');
      value += (byte & 127) * 128 ** index;
      if (byte < 128) break;
    }
    return value;
  }
}

function fits(bytes: Uint8Array, at: number, check: number, content: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, CHECKS[check]);
  if (check === CRC32) return view.getUint32(0, true) === crc32(content);
  if (check !== CRC64) return true;
  const [low, high] = crc64(content);
  return view.getUint32(0, true) === low && view.getUint32(4, true) === high;
}

let tables: readonly [low: Uint32Array, high: Uint32Array] | undefined;

function crc64Tables(): readonly [Uint32Array, Uint32Array] {
  const [lows, highs] = [new Uint32Array(256), new Uint32Array(256)];
  for (let byte = 0; byte < 256; byte++) {
    let [low, high] = [byte, 0];
    for (let bit = 0; bit < 8; bit++) {
      const isOdd = (low & 1) === 1;
      low = (low >>> 1) | (high << 31);
      high >>>= 1;
      if (isOdd) [low, high] = [low ^ 0xd7870f42, high ^ 0xc96c5795];
    }
    [lows[byte], highs[byte]] = [low, high];
  }
  return [lows, highs];
}

function crc64(bytes: Uint8Array): readonly [low: number, high: number] {
  tables ??= crc64Tables();
  const [lows, highs] = tables;
  let [low, high] = [0xffffffff, 0xffffffff];
  for (let at = 0; at < bytes.length; at++) {
    const index = (low ^ (bytes[at] ?? 0)) & 255;
    low = ((low >>> 8) | (high << 24)) ^ (lows[index] ?? 0);
    high = (high >>> 8) ^ (highs[index] ?? 0);
  }
  return [~low >>> 0, ~high >>> 0];
}
