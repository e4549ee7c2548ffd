// Pictures that move: how many frames they have. Only the first is read.

/** How many frames a PNG, WebP or GIF has; 1 for others, and for those that are cut off. */
export function framesOf(bytes: Uint8Array, mediaType: string): number {
  if (mediaType === 'image/png') return framesOfPng(bytes);
  if (mediaType === 'image/webp') return Math.max(1, webpFrames(bytes).length);
  return mediaType === 'image/gif' ? Math.max(1, framesOfGif(bytes)) : 1;
}

const letters = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/** The number stands before the first pixels. */
function framesOfPng(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = letters(bytes, at + 4);
    if (name === 'acTL') return Math.max(1, view.getUint32(at + 8));
    if (name === 'IDAT') return 1;
  }
  return 1;
}

interface Piece {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function pieces(bytes: Uint8Array, from: number, to: number): Piece[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Piece[] = [];
  for (let at = from; at + 8 <= to && found.length < 100_000; ) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > to) break;
    found.push({ name: letters(bytes, at), start: at + 8, end: at + 8 + length });
    at += 8 + length + (length % 2);
  }
  return found;
}

const webpFrames = (bytes: Uint8Array): Piece[] =>
  pieces(bytes, 12, bytes.length).filter(({ name }) => name === 'ANMF');

const FRAME_HEADER = 16;

/** The first frame of a WebP that moves, as a WebP of its own; one that stands still comes back as it is. */
export function firstFrame(bytes: Uint8Array): Uint8Array {
  const [frame] = webpFrames(bytes);
  const picture =
    frame && pieces(bytes, frame.start + FRAME_HEADER, frame.end).find(({ name }) => /^VP8[L ]$/.test(name));
  if (!picture) return bytes;
  const length = picture.end - picture.start;
  const out = new Uint8Array(20 + length + (length % 2));
  const view = new DataView(out.buffer);
  out.set(new TextEncoder().encode(`RIFF\0\0\0\0WEBP${picture.name}`));
  view.setUint32(4, out.length - 8, true);
  view.setUint32(16, length, true);
  out.set(bytes.subarray(picture.start, picture.end), 20);
  return out;
}

function framesOfGif(bytes: Uint8Array): number {
  const tableAt = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  let count = 0;
  let at = 13 + tableAt(bytes[10] ?? 0);
  const skipBlocks = (): void => {
    while ((bytes[at] ?? 0) !== 0) at += (bytes[at] ?? 0) + 1;
    at++;
  };
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x2c) {
      count++;
      at += 11 + tableAt(bytes[at + 9] ?? 0);
    } else if (kind === 0x21) at += 2;
    else break;
    skipBlocks();
  }
  return count;
}
