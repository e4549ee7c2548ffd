// The numbered records of binary Excel workbooks.

/** One record. */
export interface Rec {
  readonly type: number;
  readonly data: DataView;
}

/** Records one after the other: a number and a length, seven bits a byte, then the content. */
export function* records(bytes: Uint8Array): Generator<Rec> {
  for (let at = 0; at < bytes.length; ) {
    let type = bytes[at++] ?? 0;
    if ((type & 0x80) !== 0) type = (type & 0x7f) | (((bytes[at++] ?? 0) & 0x7f) << 7);
    let length = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[at++] ?? 0;
      length |= (byte & 0x7f) << shift;
      if ((byte & 0x80) === 0) break;
    }
    if (at + length > bytes.length) throw new RangeError('cut');
    yield { type, data: new DataView(bytes.buffer, bytes.byteOffset + at, length) };
    at += length;
  }
}

const wide = new TextDecoder('utf-16le');

/** A string with its length before it; and where it ends. */
export function stringAt(data: DataView, at: number): { text: string; end: number } {
  const length = data.getUint32(at, true);
  if (length === 0xffffffff) return { text: '', end: at + 4 };
  const end = at + 4 + length * 2;
  if (end > data.byteLength) throw new RangeError('cut');
  return { text: wide.decode(new Uint8Array(data.buffer, data.byteOffset + at + 4, length * 2)), end };
}
