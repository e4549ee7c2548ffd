import type { Range, Segment } from './segment.ts';

/**
 * Gathers terms of units, given in rising order, and makes a segment of them. It keeps one flat log of terms and
 * positions, and sorts it by counting when the segment is made: far fewer memory touches than a list for each term.
 */
export class SegmentWriter {
  readonly #vocabulary = new Vocabulary();
  #terms = new Uint32Array(1 << 16);
  #positions = new Uint32Array(1 << 16);
  #tokens = 0;
  readonly #units: number[] = [];
  /** Where the tokens of each unit begin. */
  readonly #unitStarts: number[] = [];
  readonly #ranges: { owner: string; from: number; to: number; shift: number }[] = [];

  get tokens(): number {
    return this.#tokens;
  }

  get isEmpty(): boolean {
    return this.#units.length === 0;
  }

  /** Begins the next unit: which it is, what it belongs to, and the number it has there. */
  begin(unit: number, owner: string, number: number): void {
    const last = this.#ranges.at(-1);
    const shift = unit - number;
    if (last && last.owner === owner && last.to + 1 === unit && last.shift === shift) last.to = unit;
    else this.#ranges.push({ owner, from: unit, to: unit, shift });
    this.#units.push(unit);
    this.#unitStarts.push(this.#tokens);
  }

  /** The number of a term in this writer: what occurs often need not be looked up each time. */
  termOf(units: Uint16Array, length: number): number {
    return this.#vocabulary.idOf(units, length);
  }

  /** Adds a term to the unit that was begun; positions must not fall. */
  add(units: Uint16Array, length: number, position: number): void {
    this.addTerm(this.#vocabulary.idOf(units, length), position);
  }

  /** Adds a term by its number. */
  addTerm(term: number, position: number): void {
    if (this.#tokens === this.#terms.length) {
      this.#terms = doubled(this.#terms);
      this.#positions = doubled(this.#positions);
    }
    this.#terms[this.#tokens] = term;
    this.#positions[this.#tokens] = position;
    this.#tokens += 1;
  }

  /** Makes the segment. The writer is of no use afterwards. */
  finish(): Segment {
    const order = this.#vocabulary.sorted();
    const from = this.#units[0] ?? 0;
    const to = (this.#units.at(-1) ?? -1) + 1;
    const lengths = new Uint32Array(to - from);
    const { starts, places } = this.#byTerm(order.length, from, lengths);
    const ranges: Range[] = this.#ranges;
    return {
      ranges,
      from,
      to,
      tokens: this.#tokens,
      ...this.#vocabulary.texts(order),
      ...encode(order, starts, places),
      lengths,
    };
  }

  /**
   * All tokens by their term, and within it in the order of units: two numbers for each, the unit (from the first) and
   * the position. They are read one after the other afterwards, which is what makes it quick.
   */
  #byTerm(count: number, from: number, lengths: Uint32Array): { starts: Uint32Array; places: Uint32Array } {
    const terms = this.#terms;
    const starts = new Uint32Array(count + 1);
    for (let token = 0; token < this.#tokens; token++) {
      const after = (terms[token] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let term = 0; term < count; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
    const next = starts.slice();
    const places = new Uint32Array(2 * this.#tokens);
    for (let index = 0; index < this.#units.length; index++) {
      const unit = (this.#units[index] ?? 0) - from;
      const start = this.#unitStarts[index] ?? 0;
      const end = this.#unitStarts[index + 1] ?? this.#tokens;
      lengths[unit] = end - start;
      for (let token = start; token < end; token++) {
        const term = terms[token] ?? 0;
        const at = next[term] ?? 0;
        next[term] = at + 1;
        places[2 * at] = unit;
        places[2 * at + 1] = this.#positions[token] ?? 0;
      }
    }
    return { starts, places };
  }
}

function encode(
  order: Uint32Array,
  starts: Uint32Array,
  places: Uint32Array,
): Pick<Segment, 'units' | 'unitsAt' | 'positions' | 'positionsAt' | 'frequency'> {
  const count = order.length;
  const units = new Bytes(places.length + 16);
  const positions = new Bytes(places.length + 16);
  const unitsAt = new Uint32Array(count + 1);
  const positionsAt = new Uint32Array(count + 1);
  const frequency = new Uint32Array(count);
  for (let term = 0; term < count; term++) {
    let before = -1;
    let found = 0;
    const end = 2 * (starts[(order[term] ?? 0) + 1] ?? 0);
    for (let at = 2 * (starts[order[term] ?? 0] ?? 0); at < end; ) {
      const unit = places[at] ?? 0;
      const first = at;
      for (let position = 0; at < end && places[at] === unit; at += 2) {
        const next = places[at + 1] ?? 0;
        positions.varint(next - position);
        position = next;
      }
      units.varint(unit - before);
      units.varint((at - first) / 2);
      before = unit;
      found++;
    }
    frequency[term] = found;
    unitsAt[term + 1] = units.length;
    positionsAt[term + 1] = positions.length;
  }
  return { units: units.taken(), unitsAt, positions: positions.taken(), positionsAt, frequency };
}

/** Growing bytes. */
export class Bytes {
  #bytes: Uint8Array;
  length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  varint(value: number): void {
    if (this.length + 5 > this.#bytes.length) this.#grow(this.length + 5);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.length++] = rest;
  }

  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.#bytes.length) this.#grow(this.length + bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  taken(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }

  #grow(atLeast: number): void {
    const grown = new Uint8Array(Math.max(atLeast, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.length));
    this.#bytes = grown;
  }
}

const doubled = (from: Uint32Array): Uint32Array<ArrayBuffer> => {
  const to = new Uint32Array(from.length * 2);
  to.set(from);
  return to;
};

/** Terms and their numbers: an open-addressed hash table over one pool of text, so that no strings are made. */
class Vocabulary {
  #slots = new Int32Array(1 << 13).fill(-1);
  #hashes = new Int32Array(1 << 12);
  #at = new Uint32Array((1 << 12) + 1);
  #pool = new Uint16Array(1 << 15);
  #count = 0;

  idOf(units: Uint16Array, length: number): number {
    let hash = length;
    for (let at = 0; at < length; at++) hash = (Math.imul(hash, 0x01000193) ^ (units[at] ?? 0)) | 0;
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const id = this.#slots[slot] ?? -1;
      if (id < 0) return this.#add(units, length, hash, slot);
      if (this.#hashes[id] === hash && this.#same(id, units, length)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** Ids in the order of their texts. */
  sorted(): Uint32Array {
    const keys = this.#keys();
    return Uint32Array.from({ length: this.#count }, (_, id) => id).sort(
      (left, right) => (keys[left] ?? 0) - (keys[right] ?? 0) || this.#compare(left, right),
    );
  }

  /** The first letters of each text as one number that sorts as they do: as many as a float holds exactly. */
  #keys(): Float64Array {
    const codes = new Uint32Array(65_536);
    const end = this.#at[this.#count] ?? 0;
    for (let at = 0; at < end; at++) codes[this.#pool[at] ?? 0] = 1;
    let distinct = 0;
    for (let unit = 0; unit < codes.length; unit++) if (codes[unit] === 1) codes[unit] = ++distinct;
    const base = distinct + 1;
    const letters = Math.floor(52 / Math.log2(base + 1));
    return Float64Array.from({ length: this.#count }, (_, id) => {
      const from = this.#at[id] ?? 0;
      const length = (this.#at[id + 1] ?? 0) - from;
      let key = 0;
      for (let at = 0; at < letters; at++)
        key = key * base + (at < length ? (codes[this.#pool[from + at] ?? 0] ?? 0) : 0);
      return key;
    });
  }

  #compare(left: number, right: number): number {
    const [from, other] = [this.#at[left] ?? 0, this.#at[right] ?? 0];
    const [length, otherLength] = [(this.#at[left + 1] ?? 0) - from, (this.#at[right + 1] ?? 0) - other];
    for (let at = 0; at < length && at < otherLength; at++) {
      const differs = (this.#pool[from + at] ?? 0) - (this.#pool[other + at] ?? 0);
      if (differs !== 0) return differs;
    }
    return length - otherLength;
  }

  texts(order: Uint32Array): Pick<Segment, 'text' | 'textAt'> {
    const text = new Uint16Array(this.#at[this.#count] ?? 0);
    const textAt = new Uint32Array(order.length + 1);
    let length = 0;
    for (let at = 0; at < order.length; at++) {
      const id = order[at] ?? 0;
      const piece = this.#pool.subarray(this.#at[id] ?? 0, this.#at[id + 1]);
      text.set(piece, length);
      length += piece.length;
      textAt[at + 1] = length;
    }
    return { text, textAt };
  }

  #same(id: number, units: Uint16Array, length: number): boolean {
    const from = this.#at[id] ?? 0;
    if ((this.#at[id + 1] ?? 0) - from !== length) return false;
    for (let at = 0; at < length; at++) if (this.#pool[from + at] !== units[at]) return false;
    return true;
  }

  #add(units: Uint16Array, length: number, hash: number, slot: number): number {
    const id = this.#count++;
    const from = this.#at[id] ?? 0;
    if (from + length > this.#pool.length) {
      const pool = new Uint16Array(this.#pool.length * 2);
      pool.set(this.#pool);
      this.#pool = pool;
    }
    for (let at = 0; at < length; at++) this.#pool[from + at] = units[at] ?? 0;
    if (id + 1 >= this.#hashes.length) {
      const hashes = new Int32Array(this.#hashes.length * 2);
      hashes.set(this.#hashes);
      this.#hashes = hashes;
      const at = new Uint32Array(this.#hashes.length + 1);
      at.set(this.#at);
      this.#at = at;
    }
    this.#hashes[id] = hash;
    this.#at[id + 1] = from + length;
    this.#slots[slot] = id;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = this.#slots.length - 1;
    for (let id = 0; id < this.#count; id++) {
      const hash = this.#hashes[id] ?? 0;
      let slot = (hash ^ (hash >>> 13)) & mask;
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = id;
    }
  }
}
