// Unpacks LZMA2: chunks that are plain, or packed with LZMA (letters and matches, coded by likelihoods that are learnt).
import { OverLimit } from './unpack.ts';

const STATES = 12;
/** Where the likelihoods of each kind of decision stand. */
const AT = (() => {
  let next = 0;
  const room = (size: number): number => {
    next += size;
    return next - size;
  };
  return {
    match: room(STATES * 16),
    repeat: room(STATES),
    repeat0: room(STATES),
    repeat1: room(STATES),
    repeat2: room(STATES),
    repeat0Long: room(STATES * 16),
    slot: room(4 * 64),
    distance: room(128),
    align: room(16),
    length: room(2 + 128 + 128 + 256),
    repeatLength: room(2 + 128 + 128 + 256),
    literal: room(0x300 * 16),
    end: next,
  };
})();

const damage = (): Error => new Error('its packed bytes are damaged');

/** Unpacks one stretch of LZMA2 after another into one array. */
export class Lzma2 {
  readonly #packed: Uint8Array;
  readonly #limit: number;
  #out: Uint8Array;
  /** Bytes that were unpacked so far. */
  length = 0;
  /** Where the dictionary begins: matches reach no further back. */
  #base = 0;
  #at = 0;
  #range = 0;
  #code = 0;
  readonly #odds = new Uint16Array(AT.end);
  #state = 0;
  readonly #distances = [0, 0, 0, 0];
  #literalContext = 0;
  #literalMask = 0;
  #positionMask = 0;

  /** Unpacks no more than `limit` bytes; `expected` is how many are likely. */
  constructor(packed: Uint8Array, limit: number, expected: number) {
    this.#packed = packed;
    this.#limit = limit;
    this.#out = new Uint8Array(Math.min(limit, Math.max(expected, 65_536)));
  }

  /** What was unpacked from a place on. */
  from(start: number): Uint8Array {
    return this.#out.subarray(start, this.length);
  }

  /** Unpacks what begins at a place; says where it ends. Throws `OverLimit`, or `Error` with what is wrong. */
  unpack(start: number): number {
    this.#at = start;
    let [needsDictionary, needsProperties, needsState] = [true, true, true];
    for (;;) {
      const control = this.#byte();
      if (control === 0) return this.#at;
      if (control >= 0xe0 || control === 1) {
        needsDictionary = false;
        this.#base = this.length;
      } else if (needsDictionary) throw damage();
      if (control < 0x80) {
        if (control > 2) throw damage();
        this.#copyPlain(this.#two() + 1);
        continue;
      }
      const size = ((control & 31) << 16) + this.#two() + 1;
      const packedSize = this.#two() + 1;
      if (control >= 0xc0) {
        this.#setProperties(this.#byte());
        [needsProperties, needsState] = [false, false];
      } else if (needsProperties) throw damage();
      else if (control >= 0xa0) needsState = false;
      else if (needsState) throw damage();
      if (control >= 0xa0) this.#reset();
      this.#unpackChunk(size, packedSize);
    }
  }

  #byte(): number {
    const byte = this.#packed[this.#at++];
    if (byte === undefined) throw new Error('it is cut off');
    return byte;
  }

  #two(): number {
    return this.#byte() * 256 + this.#byte();
  }

  #setProperties(properties: number): void {
    const literal = properties % 9;
    const rest = Math.floor(properties / 9);
    const literalPosition = rest % 5;
    const position = Math.floor(rest / 5);
    if (literal + literalPosition > 4 || position > 4) throw damage();
    this.#literalContext = literal;
    this.#literalMask = (1 << literalPosition) - 1;
    this.#positionMask = (1 << position) - 1;
  }

  #reset(): void {
    this.#state = 0;
    this.#distances.fill(0);
    this.#odds.fill(1024);
  }

  #grow(more: number): void {
    const needed = this.length + more;
    if (needed > this.#limit) throw new OverLimit();
    if (needed <= this.#out.length) return;
    const grown = new Uint8Array(Math.max(needed, Math.min(this.#limit, this.#out.length * 2)));
    grown.set(this.#out.subarray(0, this.length));
    this.#out = grown;
  }

  #copyPlain(size: number): void {
    if (this.#at + size > this.#packed.length) throw new Error('it is cut off');
    this.#grow(size);
    this.#out.set(this.#packed.subarray(this.#at, this.#at + size), this.length);
    this.#at += size;
    this.length += size;
  }

  #unpackChunk(size: number, packedSize: number): void {
    const end = this.#at + packedSize;
    if (end > this.#packed.length) throw new Error('it is cut off');
    this.#grow(size);
    this.#byte();
    this.#range = 0xffffffff;
    this.#code = 0;
    for (let count = 0; count < 4; count++) this.#code = ((this.#code << 8) | this.#byte()) >>> 0;
    const until = this.length + size;
    while (this.length < until) this.#step(until);
    if (this.#at !== end) throw damage();
  }

  /** One letter or match. */
  #step(until: number): void {
    const position = (this.length - this.#base) & this.#positionMask;
    const state = this.#state;
    if (this.#bit(AT.match + state * 16 + position) === 0) {
      this.#literal();
      return;
    }
    const distances = this.#distances;
    let length: number;
    if (this.#bit(AT.repeat + state) === 0) {
      length = this.#matchLength(AT.length, position);
      this.#state = state < 7 ? 7 : 10;
      distances.pop();
      distances.unshift(this.#distance(length));
    } else {
      if (this.#bit(AT.repeat0 + state) === 0) {
        if (this.#bit(AT.repeat0Long + state * 16 + position) === 0) {
          this.#state = state < 7 ? 9 : 11;
          this.#copy(1, until);
          return;
        }
      } else {
        const second = this.#bit(AT.repeat1 + state) === 0;
        const place = second ? 1 : 2 + this.#bit(AT.repeat2 + state);
        const [chosen = 0] = distances.splice(place, 1);
        distances.unshift(chosen);
      }
      length = this.#matchLength(AT.repeatLength, position);
      this.#state = state < 7 ? 8 : 11;
    }
    this.#copy(length, until);
  }

  /** Copies from as far back as the last distance says. */
  #copy(length: number, until: number): void {
    const back = (this.#distances[0] ?? 0) + 1;
    if (back > this.length - this.#base || this.length + length > until) throw damage();
    const out = this.#out;
    let at = this.length;
    for (const end = at + length; at < end; at++) out[at] = out[at - back] ?? 0;
    this.length = at;
  }

  #literal(): void {
    const out = this.#out;
    const at = this.length;
    const before = at > this.#base ? (out[at - 1] ?? 0) : 0;
    const high = ((at - this.#base) & this.#literalMask) << this.#literalContext;
    const place = AT.literal + 0x300 * (high + (before >> (8 - this.#literalContext)));
    let symbol = 1;
    if (this.#state >= 7) {
      let match = out[at - (this.#distances[0] ?? 0) - 1] ?? 0;
      while (symbol < 0x100) {
        const expected = (match >> 7) & 1;
        match <<= 1;
        const bit = this.#bit(place + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.#bit(place + symbol);
    out[this.length++] = symbol;
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
  }

  #matchLength(place: number, position: number): number {
    if (this.#bit(place) === 0) return 2 + this.#tree(place + 2 + position * 8, 3);
    if (this.#bit(place + 1) === 0) return 10 + this.#tree(place + 130 + position * 8, 3);
    return 18 + this.#tree(place + 258, 8);
  }

  #distance(length: number): number {
    const slot = this.#tree(AT.slot + Math.min(length - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return start + this.#treeFromBelow(AT.distance + start - slot, bits);
    let direct = 0;
    for (let count = bits - 4; count > 0; count--) direct = direct * 2 + this.#evenBit();
    return start + direct * 16 + this.#treeFromBelow(AT.align, 4);
  }

  #tree(place: number, bits: number): number {
    let symbol = 1;
    for (let count = 0; count < bits; count++) symbol = (symbol << 1) | this.#bit(place + symbol);
    return symbol - (1 << bits);
  }

  #treeFromBelow(place: number, bits: number): number {
    let symbol = 1;
    let value = 0;
    for (let count = 0; count < bits; count++) {
      const bit = this.#bit(place + symbol);
      symbol = (symbol << 1) | bit;
      value |= bit << count;
    }
    return value;
  }

  #bit(place: number): number {
    const odds = this.#odds[place] ?? 0;
    const bound = (this.#range >>> 11) * odds;
    let bit = 0;
    if (this.#code < bound) {
      this.#range = bound;
      this.#odds[place] = odds + ((2048 - odds) >> 5);
    } else {
      this.#range -= bound;
      this.#code -= bound;
      this.#odds[place] = odds - (odds >> 5);
      bit = 1;
    }
    this.#refill();
    return bit;
  }

  /** A bit that is as likely one as the other. */
  #evenBit(): number {
    this.#range >>>= 1;
    const bit = this.#code >= this.#range ? 1 : 0;
    if (bit === 1) this.#code -= this.#range;
    this.#refill();
    return bit;
  }

  #refill(): void {
    if (this.#range >= 0x1000000) return;
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | (this.#packed[this.#at++] ?? 0)) >>> 0;
  }
}
