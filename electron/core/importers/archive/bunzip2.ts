// Unpacks bzip2: blocks of letters that were sorted (Burrows-Wheeler), moved to the front, and coded after Huffman.

const BLOCK_START = 0x314159265359;
const STREAM_END = 0x177245385090;
const GROUP = 50;
const LONGEST_CODE = 20;

/** Gives the unpacked bytes to `take`, block by block; what it throws comes out. Throws `Error` with what is wrong. */
export function bunzip2(packed: Uint8Array, take: (piece: Uint8Array) => void): void {
  const bits = new Bits(packed);
  do {
    if (bits.read(24) !== 0x425a68) throw new Error('it has no beginning');
    const level = bits.read(8) - 48;
    if (level < 1 || level > 9) throw new Error('it has no beginning');
    readStream(bits, level * 100_000, take);
    bits.toByte();
  } while (bits.startsStream());
}

function readStream(bits: Bits, blockSize: number, take: (piece: Uint8Array) => void): void {
  const links = new Uint32Array(blockSize);
  let all = 0;
  for (;;) {
    const mark = bits.read(24) * 0x1000000 + bits.read(24);
    const wanted = bits.read(16) * 65_536 + bits.read(16);
    if (mark === STREAM_END) {
      if (wanted !== all >>> 0) throw new Error('its checksum does not fit');
      return;
    }
    if (mark !== BLOCK_START) throw new Error('a block of it is damaged');
    const crc = readBlock(bits, links, take);
    if (crc !== wanted) throw new Error('its checksum does not fit');
    all = ((all << 1) | (all >>> 31)) ^ crc;
  }
}

/** Reads a block and gives its bytes away; says their checksum. */
function readBlock(bits: Bits, links: Uint32Array, take: (piece: Uint8Array) => void): number {
  if (bits.read(1) === 1) throw new Error('it is of an old kind');
  const origin = bits.read(24);
  const letters = usedLetters(bits);
  const tables = bits.read(3);
  const selectors = readSelectors(bits, tables);
  const codes = Array.from({ length: tables }, () => new Code(codeLengths(bits, letters.length + 2)));
  const counts = new Uint32Array(256);
  const length = readLetters(bits, letters, selectors, codes, links, counts);
  if (origin >= length) throw new Error('a block of it is damaged');
  chain(links, counts, length);
  return writeOut(links, origin, length, take);
}

/** Letters that the block uses, in order. */
function usedLetters(bits: Bits): number[] {
  const rows = bits.read(16);
  const letters: number[] = [];
  for (let row = 0; row < 16; row++) {
    if ((rows & (0x8000 >> row)) === 0) continue;
    const own = bits.read(16);
    for (let column = 0; column < 16; column++)
      if ((own & (0x8000 >> column)) !== 0) letters.push(row * 16 + column);
  }
  if (letters.length === 0) throw new Error('a block of it is damaged');
  return letters;
}

function readSelectors(bits: Bits, tables: number): Uint8Array {
  const count = bits.read(15);
  if (tables < 2 || tables > 6 || count === 0) throw new Error('a block of it is damaged');
  const order = [0, 1, 2, 3, 4, 5];
  return Uint8Array.from({ length: count }, () => {
    let place = 0;
    while (bits.read(1) === 1) if (++place >= tables) throw new Error('a block of it is damaged');
    const [chosen = 0] = order.splice(place, 1);
    order.unshift(chosen);
    return chosen;
  });
}

function codeLengths(bits: Bits, count: number): Uint8Array {
  let length = bits.read(5);
  return Uint8Array.from({ length: count }, () => {
    while (bits.read(1) === 1) length += bits.read(1) === 1 ? -1 : 1;
    if (length < 1 || length > LONGEST_CODE) throw new Error('a block of it is damaged');
    return length;
  });
}

/** Fills the low bytes of `links` with the sorted letters, and counts them; says how many there are. */
function readLetters(
  bits: Bits,
  letters: number[],
  selectors: Uint8Array,
  codes: readonly Code[],
  links: Uint32Array,
  counts: Uint32Array,
): number {
  const end = letters.length + 1;
  let length = 0;
  let [run, weight] = [0, 1];
  const flush = (): void => {
    const letter = letters[0] ?? 0;
    if (length + run > links.length) throw new Error('a block of it is damaged');
    links.fill(letter, length, length + run);
    counts[letter] = (counts[letter] ?? 0) + run;
    length += run;
    [run, weight] = [0, 1];
  };
  for (const selector of selectors) {
    const code = codes[selector];
    for (let index = 0; code && index < GROUP; index++) {
      const symbol = code.read(bits);
      if (symbol <= 1) {
        run += weight << symbol;
        weight *= 2;
        if (run > links.length) throw new Error('a block of it is damaged');
        continue;
      }
      if (run > 0) flush();
      if (symbol === end) return length;
      const [letter = 0] = letters.splice(symbol - 1, 1);
      letters.unshift(letter);
      if (length >= links.length) throw new Error('a block of it is damaged');
      links[length++] = letter;
      counts[letter] = (counts[letter] ?? 0) + 1;
    }
  }
  throw new Error('a block of it is damaged');
}

/** Puts into the high bytes of each link which letter comes after it. */
function chain(links: Uint32Array, counts: Uint32Array, length: number): void {
  let sum = 0;
  for (let letter = 0; letter < 256; letter++) {
    const count = counts[letter] ?? 0;
    counts[letter] = sum;
    sum += count;
  }
  for (let index = 0; index < length; index++) {
    const letter = (links[index] ?? 0) & 255;
    const place = counts[letter] ?? 0;
    counts[letter] = place + 1;
    links[place] = (links[place] ?? 0) | (index << 8);
  }
}

const PIECE = 65_536;

/** Follows the links; four equal letters are followed by how many more there are. */
function writeOut(
  links: Uint32Array,
  origin: number,
  length: number,
  take: (piece: Uint8Array) => void,
): number {
  let piece = new Uint8Array(PIECE);
  let filled = 0;
  let crc = 0xffffffff;
  let link = links[origin] ?? 0;
  let [before, same] = [-1, 0];
  for (let index = 0; index < length; index++) {
    link = links[link >>> 8] ?? 0;
    const letter = link & 255;
    const times = same === 4 ? letter : 1;
    const written = same === 4 ? before : letter;
    same = same === 4 ? 0 : letter === before ? same + 1 : 1;
    before = same === 0 ? -1 : letter;
    for (let time = 0; time < times; time++) {
      crc = (crc << 8) ^ (table[(crc >>> 24) ^ written] ?? 0);
      piece[filled++] = written;
      if (filled < PIECE) continue;
      take(piece);
      piece = new Uint8Array(PIECE);
      filled = 0;
    }
  }
  if (filled > 0) take(piece.subarray(0, filled));
  return (crc ^ 0xffffffff) >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  return crc >>> 0;
});

/** Bits from the highest to the lowest. */
class Bits {
  readonly #bytes: Uint8Array;
  #at = 0;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next bits, at most 24. */
  read(count: number): number {
    while (this.#count < count) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new Error('it is cut off');
      this.#held = ((this.#held << 8) | byte) & 0x7fffffff;
      this.#count += 8;
    }
    this.#count -= count;
    return (this.#held >>> this.#count) & ((1 << count) - 1);
  }

  toByte(): void {
    this.#count -= this.#count % 8;
  }

  /** Whether another stream stands here. What else may stand behind the end is left alone. */
  startsStream(): boolean {
    const at = this.#at - this.#count / 8;
    return this.#bytes[at] === 0x42 && this.#bytes[at + 1] === 0x5a && this.#bytes[at + 2] === 0x68;
  }
}

/** Symbols by their bits. */
class Code {
  /** By length: the last code of it, and what is between codes and places in `symbols`. */
  readonly #last = new Int32Array(LONGEST_CODE + 1).fill(-1);
  readonly #shift = new Int32Array(LONGEST_CODE + 1);
  readonly #symbols: number[] = [];

  constructor(lengths: Uint8Array) {
    let code = 0;
    for (let length = 1; length <= LONGEST_CODE; length++) {
      this.#shift[length] = this.#symbols.length - code;
      for (const [symbol, own] of lengths.entries()) if (own === length) this.#symbols.push(symbol);
      code = this.#symbols.length - (this.#shift[length] ?? 0);
      this.#last[length] = code - 1;
      code *= 2;
    }
  }

  read(bits: Bits): number {
    let code = 0;
    for (let length = 1; length <= LONGEST_CODE; length++) {
      code = (code << 1) | bits.read(1);
      if (code > (this.#last[length] ?? -1)) continue;
      const symbol = this.#symbols[code + (this.#shift[length] ?? 0)];
      if (symbol !== undefined) return symbol;
    }
    throw new Error('a block of it is damaged');
  }
}
