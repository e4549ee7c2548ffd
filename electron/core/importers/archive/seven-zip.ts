// The lists of a 7-Zip archive: where its packed streams stand, and which coders made them. Read and written again.
import { crc32 } from './unpack.ts';

/** A step of packing or locking. */
export interface Coder {
  /** Its number, as hexadecimal digits. */
  readonly id: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly properties: Uint8Array;
}

/** A chain of coders, whose inputs and outputs are counted through. */
export interface Folder {
  readonly coders: readonly Coder[];
  /** Inputs that an output of another coder feeds. */
  readonly bonds: readonly { readonly input: number; readonly output: number }[];
  /** Inputs that a packed stream feeds, in the order of the streams. */
  readonly fed: readonly number[];
  /** Bytes that come out of each output. */
  readonly sizes: readonly number[];
}

/** Streams and folders; `rest` is what stands behind them in the header, as it was. */
export interface Streams {
  readonly packed: readonly Uint8Array[];
  readonly folders: readonly Folder[];
  /** The checksums of the folders, as they were written. */
  readonly digests: Uint8Array;
  readonly rest: Uint8Array;
  /** Whether this is the header itself, packed. */
  readonly isHeader: boolean;
}

/** Length of what stands before the streams. */
const START = 32;
const SIGNATURE = [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c];
const MOST_CODERS = 8;
const MOST_STREAMS = 100_000;

const ID = {
  end: 0,
  header: 1,
  mainStreams: 4,
  packInfo: 6,
  unpackInfo: 7,
  size: 9,
  digests: 10,
  folder: 11,
  unpackSizes: 12,
  packedHeader: 23,
} as const;

/** The header of an archive, as it stands at the end of it. Throws `RangeError` when there is none. */
export function headerOf(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = START + Number(view.getBigUint64(12, true));
  const end = start + Number(view.getBigUint64(20, true));
  if (end > bytes.length) throw new RangeError('cut');
  return bytes.subarray(start, end);
}

/** What a header says of the streams of the archive. Throws `RangeError` when it is damaged or of an unknown kind. */
export function readStreams(archive: Uint8Array, header: Uint8Array): Streams {
  const numbers = new Numbers(header);
  const kind = numbers.byte();
  if (kind === ID.header) numbers.expect(ID.mainStreams);
  else if (kind !== ID.packedHeader) throw new RangeError('unknown header');
  numbers.expect(ID.packInfo);
  let at = START + numbers.next();
  const count = numbers.next();
  if (count > MOST_STREAMS) throw new RangeError('too many streams');
  numbers.expect(ID.size);
  const packed = Array.from({ length: count }, () => {
    const size = numbers.next();
    if (at + size > archive.length) throw new RangeError('cut');
    at += size;
    return archive.subarray(at - size, at);
  });
  numbers.passDigests(count);
  numbers.expect(ID.end);
  numbers.expect(ID.unpackInfo);
  numbers.expect(ID.folder);
  const folderCount = numbers.next();
  numbers.expect(0);
  if (folderCount > MOST_STREAMS) throw new RangeError('too many folders');
  const chains = Array.from({ length: folderCount }, () => readFolder(numbers));
  numbers.expect(ID.unpackSizes);
  const folders = chains.map(chain => ({
    ...chain,
    sizes: chain.coders.flatMap(({ outputs }) => Array.from({ length: outputs }, () => numbers.next())),
  }));
  const digestsAt = numbers.at;
  numbers.passDigests(folderCount);
  const digests = header.subarray(digestsAt, numbers.at);
  numbers.expect(ID.end);
  const isHeader = kind === ID.packedHeader;
  return { packed, folders, digests, rest: header.subarray(numbers.at), isHeader };
}

function readFolder(numbers: Numbers): Omit<Folder, 'sizes'> {
  const count = numbers.next();
  if (count === 0 || count > MOST_CODERS) throw new RangeError('too many coders');
  const coders = Array.from({ length: count }, (): Coder => {
    const flags = numbers.byte();
    const id = hex(numbers.take(flags & 15));
    const isComplex = (flags & 0x10) !== 0;
    const [inputs, outputs] = isComplex ? [numbers.next(), numbers.next()] : [1, 1];
    if (inputs > MOST_CODERS || outputs > MOST_CODERS) throw new RangeError('too many streams');
    const properties = (flags & 0x20) === 0 ? new Uint8Array(0) : numbers.take(numbers.next());
    return { id, inputs, outputs, properties };
  });
  const inputs = coders.reduce((sum, coder) => sum + coder.inputs, 0);
  const outputs = coders.reduce((sum, coder) => sum + coder.outputs, 0);
  const bonds = Array.from({ length: outputs - 1 }, () => {
    const input = numbers.next();
    return { input, output: numbers.next() };
  });
  const left = inputs - bonds.length;
  if (left < 1) throw new RangeError('no stream');
  const free = Array.from({ length: inputs }, (_, input) => input).filter(
    input => !bonds.some(bond => bond.input === input),
  );
  const fed = left === 1 ? free.slice(0, 1) : Array.from({ length: left }, () => numbers.next());
  return { coders, bonds, fed };
}

/** An archive of these streams. One that held a packed header becomes an archive with that header as its only file. */
export function writeArchive({ packed, folders, digests, rest, isHeader }: Streams): Uint8Array {
  const header = Uint8Array.from([
    ID.header,
    ID.mainStreams,
    ID.packInfo,
    ...number(0),
    ...number(packed.length),
    ID.size,
    ...packed.flatMap(({ length }) => number(length)),
    ID.end,
    ID.unpackInfo,
    ID.folder,
    ...number(folders.length),
    0,
    ...folders.flatMap(writeFolder),
    ID.unpackSizes,
    ...folders.flatMap(({ sizes }) => sizes.flatMap(number)),
    ...digests,
    ID.end,
    ...(isHeader || rest[0] === ID.end ? SUBSTREAMS : []),
    ...(isHeader ? ONE_FILE : rest),
  ]);
  const length = packed.reduce((sum, stream) => sum + stream.length, 0);
  const bytes = new Uint8Array(START + length + header.length);
  const view = new DataView(bytes.buffer);
  bytes.set([...SIGNATURE, 0, 4]);
  view.setBigUint64(12, BigInt(length), true);
  view.setBigUint64(20, BigInt(header.length), true);
  view.setUint32(28, crc32(header), true);
  view.setUint32(8, crc32(bytes.subarray(12, START)), true);
  let at = START;
  for (const stream of [...packed, header]) {
    bytes.set(stream, at);
    at += stream.length;
  }
  return bytes;
}

/** One stream in each folder, which goes without saying, but not for libarchive. */
const SUBSTREAMS = [8, 0];
/** One file, called `h`. */
const ONE_FILE = [0, 5, 1, 0x11, 5, 0, 0x68, 0, 0, 0, 0, 0];

const writeFolder = ({ coders, bonds, fed }: Omit<Folder, 'sizes'>): number[] => [
  ...number(coders.length),
  ...coders.flatMap(({ id, inputs, outputs, properties }) => {
    const isComplex = inputs !== 1 || outputs !== 1;
    const bytes = id.match(/../g)?.map(pair => Number.parseInt(pair, 16)) ?? [];
    return [
      bytes.length | (isComplex ? 0x10 : 0) | (properties.length > 0 ? 0x20 : 0),
      ...bytes,
      ...(isComplex ? [...number(inputs), ...number(outputs)] : []),
      ...(properties.length > 0 ? [...number(properties.length), ...properties] : []),
    ];
  }),
  ...bonds.flatMap(({ input, output }) => [...number(input), ...number(output)]),
  ...(fed.length > 1 ? fed.flatMap(number) : []),
];

/** A number in the longest way that 7-Zip writes it. */
function number(value: number): number[] {
  if (value < 128) return [value];
  return [0xff, ...new Uint8Array(BigUint64Array.of(BigInt(value)).buffer)];
}

class Numbers {
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new RangeError('cut');
    return byte;
  }

  expect(value: number): void {
    if (this.byte() !== value) throw new RangeError('unexpected');
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.#bytes.length) throw new RangeError('cut');
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  /** The ones at the top of the first byte say how many more there are. */
  next(): number {
    const first = this.byte();
    let value = 0;
    for (let index = 0, mask = 0x80; index < 8; index++, mask >>= 1) {
      if ((first & mask) === 0) return value + (first & (mask - 1)) * 256 ** index;
      value += this.byte() * 256 ** index;
    }
    return value;
  }

  /** Passes a list of checksums, if one stands here. */
  passDigests(count: number): void {
    if (this.#bytes[this.at] !== ID.digests) return;
    this.at++;
    let known = count;
    if (this.byte() === 0) {
      const bits = this.take(Math.ceil(count / 8));
      known = 0;
      for (const byte of bits) for (let bit = byte; bit > 0; bit >>= 1) known += bit & 1;
    }
    this.take(known * 4);
  }
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
