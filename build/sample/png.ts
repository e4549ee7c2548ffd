import { crc32 } from 'node:zlib';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const storedBlock = 65_535;

function chunk(kind: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

function adler32(data: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of data) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

// Stored, not compressed: compressors differ between machines, and the sample must be the same everywhere.
function stored(data: Uint8Array): Buffer {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let at = 0; at < data.length; at += storedBlock) {
    const piece = data.subarray(at, at + storedBlock);
    const head = Buffer.alloc(5);
    head.writeUInt8(at + storedBlock >= data.length ? 1 : 0, 0);
    head.writeUInt16LE(piece.length, 1);
    head.writeUInt16LE(piece.length ^ 0xffff, 3);
    parts.push(head, piece);
  }
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(adler32(data));
  return Buffer.concat([...parts, tail]);
}

/**
 * Returns a PNG of 16 levels, four bits a pixel: grey, or the colours of `palette` (three bytes a level).
 * `levels` holds one number from 0 to 15 a pixel, row after row.
 */
export function pngOfLevels(levels: Uint8Array, width: number, height: number, palette?: Uint8Array): Buffer {
  const rowBytes = Math.ceil(width / 2);
  const rows = new Uint8Array((rowBytes + 1) * height);
  levels.forEach((level, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const at = y * (rowBytes + 1) + 1 + (x >> 1);
    rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? level << 4 : level);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, palette ? 3 : 0, 0, 0, 0], 8);
  const parts = [signature, chunk('IHDR', header)];
  if (palette) parts.push(chunk('PLTE', palette));
  return Buffer.concat([...parts, chunk('IDAT', stored(rows)), chunk('IEND', new Uint8Array())]);
}
