// The formatted words of an Outlook message: RTF packed so that it refers back to what it said before.
import { rtfText } from '../office/rtf.ts';

/** What every packed text may refer to before it has said anything. */
const BEFORE =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

const PACKED = 0x75465a4c;
const PLAIN = 0x414c454d;
const WINDOW = 4096;
const HEADER = 16;
/** Formatted words are never longer; a claim of more is a bomb. */
const MOST = 64 * 1024 * 1024;

/** The words of compressed RTF; empty when it is damaged. */
export function compressedRtfText(bytes: Uint8Array): string {
  const rtf = unpackRtf(bytes);
  return rtf.length === 0 ? '' : rtfText(rtf).text.trim();
}

function unpackRtf(bytes: Uint8Array): Uint8Array {
  if (bytes.length < HEADER) return new Uint8Array(0);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = view.getUint32(8, true);
  const size = Math.min(view.getUint32(4, true), MOST, bytes.length * 20);
  if (kind === PLAIN) return bytes.subarray(HEADER, HEADER + size);
  return kind === PACKED ? unpack(bytes, size) : new Uint8Array(0);
}

/** A byte of flags, then eight letters or references: twelve bits of place, four of length. */
function unpack(bytes: Uint8Array, size: number): Uint8Array {
  const window = new Uint8Array(WINDOW);
  window.set(new TextEncoder().encode(BEFORE));
  const out = new Uint8Array(size);
  let place = BEFORE.length;
  let length = 0;
  const put = (byte: number): void => {
    if (length < size) out[length++] = byte;
    window[place] = byte;
    place = (place + 1) % WINDOW;
  };
  for (let at = HEADER; at < bytes.length && length < size; ) {
    const flags = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(bytes[at++] ?? 0);
        continue;
      }
      const reference = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const from = reference >> 4;
      if (from === place) return out.subarray(0, length);
      for (let step = 0; step < (reference & 15) + 2; step++) put(window[(from + step) % WINDOW] ?? 0);
    }
  }
  return out.subarray(0, length);
}
