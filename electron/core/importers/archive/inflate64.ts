// Unpacks Deflate64, the deflate of large archives of Windows: lengths up to 65,538, distances up to 65,536.
import { OverLimit } from './unpack.ts';

const LONGEST_CODE = 15;
const END = 256;
/** Order in which lengths of the codes for lengths are written. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Bases and further bits: of lengths by symbol from 257 on, of distances by symbol. */
const lengths = ladder(28, 4, 3);
lengths[28] = [3, 16];
const distances = ladder(32, 2, 1);

/** Steps that get a further bit each so many symbols. */
function ladder(count: number, each: number, first: number): [base: number, bits: number][] {
  const found: [number, number][] = [];
  for (let symbol = 0, base = first; symbol < count; symbol++) {
    const bits = Math.max(0, Math.floor(symbol / each) - 1);
    found.push([base, bits]);
    base += 2 ** bits;
  }
  return found;
}

const damage = (): Error => new Error('its packed bytes are damaged');

/** What was packed. Throws `OverLimit` over the limit, or `Error` with what is wrong. */
export function inflate64(packed: Uint8Array, limit: number): Uint8Array {
  const bits = new Bits(packed);
  const out = new Out(limit);
  let isLast = false;
  while (!isLast) {
    isLast = bits.read(1) === 1;
    const kind = bits.read(2);
    if (kind === 0) copyPlain(bits, out);
    else if (kind === 1) readBlock(bits, out, new Code(fixedLengths()), new Code(new Uint8Array(32).fill(5)));
    else if (kind === 2) readBlock(bits, out, ...readCodes(bits));
    else throw damage();
  }
  return out.bytes();
}

function copyPlain(bits: Bits, out: Out): void {
  bits.toByte();
  const length = bits.read(16);
  if (bits.read(16) !== (length ^ 0xffff)) throw damage();
  for (let index = 0; index < length; index++) out.put(bits.read(8));
}

const fixedLengths = (): Uint8Array =>
  Uint8Array.from({ length: 288 }, (_, symbol) =>
    symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
  );

function readCodes(bits: Bits): [Code, Code] {
  const literals = bits.read(5) + 257;
  const far = bits.read(5) + 1;
  const own = new Uint8Array(19);
  const count = bits.read(4) + 4;
  for (const place of ORDER.slice(0, count)) own[place] = bits.read(3);
  const code = new Code(own);
  const all = new Uint8Array(literals + far);
  for (let at = 0; at < all.length; ) {
    const symbol = code.read(bits);
    if (symbol < 16) {
      all[at++] = symbol;
      continue;
    }
    const times = symbol === 16 ? 3 + bits.read(2) : symbol === 17 ? 3 + bits.read(3) : 11 + bits.read(7);
    if (at + times > all.length || (symbol === 16 && at === 0)) throw damage();
    all.fill(symbol === 16 ? (all[at - 1] ?? 0) : 0, at, at + times);
    at += times;
  }
  return [new Code(all.subarray(0, literals)), new Code(all.subarray(literals))];
}

function readBlock(bits: Bits, out: Out, literals: Code, far: Code): void {
  for (;;) {
    const symbol = literals.read(bits);
    if (symbol === END) return;
    if (symbol < END) {
      out.put(symbol);
      continue;
    }
    const [length, more] = lengths[symbol - 257] ?? [];
    const count = (length ?? fail()) + bits.read(more ?? 0);
    const [distance, further] = distances[far.read(bits)] ?? [];
    out.copy((distance ?? fail()) + bits.read(further ?? 0), count);
  }
}

const fail = (): never => {
  throw damage();
};

/** Unpacked bytes, which matches reach back into. */
class Out {
  readonly #limit: number;
  #bytes = new Uint8Array(65_536);
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  put(byte: number): void {
    if (this.#length >= this.#bytes.length) this.#grow(1);
    if (this.#length >= this.#limit) throw new OverLimit();
    this.#bytes[this.#length++] = byte;
  }

  copy(back: number, count: number): void {
    if (back > this.#length) throw damage();
    if (this.#length + count > this.#limit) throw new OverLimit();
    if (this.#length + count > this.#bytes.length) this.#grow(count);
    const bytes = this.#bytes;
    let at = this.#length;
    for (const end = at + count; at < end; at++) bytes[at] = bytes[at - back] ?? 0;
    this.#length = at;
  }

  #grow(more: number): void {
    const grown = new Uint8Array(Math.max(this.#length + more, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

/** Bits from the lowest to the highest. */
class Bits {
  readonly #bytes: Uint8Array;
  #at = 0;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next bits, at most 16. */
  read(count: number): number {
    while (this.#count < count) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new Error('it is cut off');
      this.#held |= byte << this.#count;
      this.#count += 8;
    }
    const value = this.#held & ((1 << count) - 1);
    this.#held >>>= count;
    this.#count -= count;
    return value;
  }

  toByte(): void {
    this.read(this.#count % 8);
  }
}

/** Symbols by their bits: shorter codes first, those of a length in order. */
class Code {
  readonly #counts = new Uint16Array(LONGEST_CODE + 1);
  readonly #symbols: number[] = [];

  constructor(codeLengths: Uint8Array) {
    for (let length = 1; length <= LONGEST_CODE; length++)
      for (const [symbol, own] of codeLengths.entries())
        if (own === length) {
          this.#counts[length] = (this.#counts[length] ?? 0) + 1;
          this.#symbols.push(symbol);
        }
  }

  read(bits: Bits): number {
    let [code, first, index] = [0, 0, 0];
    for (let length = 1; length <= LONGEST_CODE; length++) {
      code |= bits.read(1);
      const count = this.#counts[length] ?? 0;
      if (code - first < count) return this.#symbols[index + code - first] ?? fail();
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return fail();
  }
}
