// Trade records by columns: a million rows in flat arrays, which are small, quick to scan and quick to save.

/** The most rows of one chunk. */
export const CHUNK_ROWS = 65_536;
/** Marks an empty amount: no amount is kept with these units. */
export const NO_AMOUNT = -(2n ** 63n);

/**
 * Up to 65,536 records. All arrays have `count` cells. `numbers`: rows of the table, from 1. `texts`: places in the set's
 * list of texts, 0 for none. `days`: YYYYMMDD, 0 for none. `amounts`: NO_AMOUNT for none.
 */
export interface Chunk {
  readonly count: number;
  readonly numbers: Int32Array;
  readonly texts: ReadonlyMap<string, Int32Array>;
  readonly days: ReadonlyMap<string, Int32Array>;
  readonly amounts: ReadonlyMap<string, Amounts>;
}

/** Amounts of one field, all in units of ten to the minus `places`. */
export interface Amounts {
  readonly places: number;
  readonly units: BigInt64Array;
}

/** Amounts as halves of 32 bits, the lower one first: a number of 64 bits is an object each time that one is looked at. */
export const halvesOf = ({ buffer, byteOffset, length }: BigInt64Array): Int32Array =>
  new Int32Array(buffer, byteOffset, length * 2);

/** Whether an amount is empty, by its halves. */
export const isNone = (halves: Int32Array, at: number): boolean =>
  halves[at * 2 + 1] === -0x8000_0000 && halves[at * 2] === 0;

interface Entry {
  readonly kind: 'number' | 'text' | 'day' | 'amount';
  readonly field: string;
  readonly places?: number;
}

const HEADER_BYTES = 8;

/** A chunk as bytes: length of a JSON header, the header, then the arrays in its order, little-endian, each at a multiple of 8. */
export function encodeChunk(chunk: Chunk): Uint8Array<ArrayBuffer> {
  const parts: [Entry, Int32Array | BigInt64Array][] = [[{ kind: 'number', field: '' }, chunk.numbers]];
  for (const [field, array] of chunk.texts) parts.push([{ kind: 'text', field }, array]);
  for (const [field, array] of chunk.days) parts.push([{ kind: 'day', field }, array]);
  for (const [field, { places, units }] of chunk.amounts)
    parts.push([{ kind: 'amount', field, places }, units]);
  const header = new TextEncoder().encode(
    JSON.stringify({ count: chunk.count, columns: parts.map(([entry]) => entry) }),
  );
  const start = aligned(HEADER_BYTES + header.length);
  const size = parts.reduce((sum, [, array]) => sum + aligned(array.byteLength), start);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, HEADER_BYTES);
  let at = start;
  for (const [, array] of parts) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

const aligned = (size: number): number => Math.ceil(size / 8) * 8;

/** Reads what `encodeChunk` wrote. Throws a RangeError or SyntaxError when the bytes are not that. */
export function decodeChunk(given: Uint8Array): Chunk {
  // The arrays are views: they need bytes that begin at a multiple of 8.
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(
    new TextDecoder().decode(bytes.subarray(HEADER_BYTES, HEADER_BYTES + length)),
  ) as { readonly count: number; readonly columns: readonly Entry[] };
  const { count } = header;
  const chunk = {
    count,
    numbers: new Int32Array() as Int32Array,
    texts: new Map<string, Int32Array>(),
    days: new Map<string, Int32Array>(),
    amounts: new Map<string, Amounts>(),
  };
  let at = bytes.byteOffset + aligned(HEADER_BYTES + length);
  for (const { kind, field, places = 0 } of header.columns) {
    if (kind === 'amount')
      chunk.amounts.set(field, { places, units: new BigInt64Array(bytes.buffer, at, count) });
    else {
      const array = new Int32Array(bytes.buffer, at, count);
      if (kind === 'number') chunk.numbers = array;
      else (kind === 'text' ? chunk.texts : chunk.days).set(field, array);
    }
    at += aligned(count * (kind === 'amount' ? 8 : 4));
  }
  return chunk;
}
