/**
 * Distinct runs of bytes, each under its number in the order of their first use. An open-addressed hash table over one
 * pool: cells that repeat a million times become numbers, and no text is made of them. Number 0 is the empty run.
 */
export class ByteTable {
  #slots = new Int32Array(1 << 8).fill(-1);
  #hashes = new Int32Array(1 << 7);
  #ends = new Uint32Array(1 << 7);
  #pool = new Uint8Array(1 << 11);
  #view = viewOf(this.#pool);
  #count = 0;

  constructor() {
    this.idOf(this.#view, 0, 0);
  }

  /** How many there are. */
  get count(): number {
    return this.#count;
  }

  /** The number of a run; a new one if it has none. */
  idOf(bytes: DataView, from: number, to: number): number {
    let hash = to - from;
    let at = from;
    for (; at + 4 <= to; at += 4) {
      hash = Math.imul(hash ^ bytes.getInt32(at, true), 0x01000193);
      hash ^= hash >>> 15;
    }
    for (; at < to; at++) hash = Math.imul(hash ^ bytes.getUint8(at), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const id = this.#slots[slot] ?? -1;
      if (id < 0) return this.#add(bytes, from, to, hash, slot);
      if (this.#hashes[id] === hash && this.#same(id, bytes, from, to)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** The runs from a number on, as `PackedTexts` reads them. */
  packed(from = 0): Uint8Array<ArrayBuffer> {
    const start = this.#startOf(from);
    const head = new Uint32Array(this.#count - from + 1);
    head[0] = this.#count - from;
    for (let id = from; id < this.#count; id++) head[id - from + 1] = (this.#ends[id] ?? 0) - start;
    const bytes = new Uint8Array(head.byteLength + this.#startOf(this.#count) - start);
    bytes.set(new Uint8Array(head.buffer));
    bytes.set(this.#pool.subarray(start, this.#startOf(this.#count)), head.byteLength);
    return bytes;
  }

  /** Forgets all of them. */
  clear(): void {
    this.#count = 0;
    this.#slots = new Int32Array(1 << 8).fill(-1);
    this.idOf(this.#view, 0, 0);
  }

  #startOf(id: number): number {
    return id === 0 ? 0 : (this.#ends[id - 1] ?? 0);
  }

  #same(id: number, bytes: DataView, from: number, to: number): boolean {
    let own = this.#startOf(id);
    if ((this.#ends[id] ?? 0) - own !== to - from) return false;
    const pool = this.#view;
    let at = from;
    for (; at + 4 <= to; at += 4, own += 4)
      if (pool.getInt32(own, true) !== bytes.getInt32(at, true)) return false;
    for (; at < to; at++, own++) if (pool.getUint8(own) !== bytes.getUint8(at)) return false;
    return true;
  }

  #add(bytes: DataView, from: number, to: number, hash: number, slot: number): number {
    const id = this.#count++;
    const start = this.#startOf(id);
    const end = start + to - from;
    if (end > this.#pool.length) {
      this.#pool = grown(this.#pool, Uint8Array, end);
      this.#view = viewOf(this.#pool);
    }
    for (let at = from, own = start; at < to; at++, own++) this.#pool[own] = bytes.getUint8(at);
    if (id === this.#hashes.length) {
      this.#hashes = grown(this.#hashes, Int32Array, id + 1);
      this.#ends = grown(this.#ends, Uint32Array, id + 1);
    }
    this.#hashes[id] = hash;
    this.#ends[id] = end;
    this.#slots[slot] = id;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#count; id++) {
      const hash = this.#hashes[id] ?? 0;
      let slot = (hash ^ (hash >>> 13)) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

/** Bytes as numbers of any size at any place. */
export const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** The same numbers with room for at least `least`, half as many again or twice as many. */
function grown<T extends Uint8Array | Int32Array | Uint32Array>(
  from: T,
  Make: new (length: number) => T,
  least: number,
): T {
  const step = from.length < 1 << 24 ? from.length * 2 : Math.ceil(from.length * 1.5);
  const to = new Make(Math.max(least, step));
  to.set(from);
  return to;
}
