// Writing tar (ustar, with a pax header where a name or a size needs one), so that any `tar` of any system unpacks it.
import { joined } from '../../../shared/kernel/bytes.ts';

const BLOCK = 512;
const NAME_BYTES = 100;
/** The largest size that eleven octal digits hold. */
const OCTAL_MOST = 8 ** 11 - 1;
const encoder = new TextEncoder();

/** What stands before the bytes of one file. `modified` is an instant. */
export function tarHeader(path: string, bytes: number, modified: string): Uint8Array {
  const seconds = Math.max(0, Math.floor(Date.parse(modified) / 1000) || 0);
  const name = encoder.encode(path);
  const isLong = name.length > NAME_BYTES || name.length !== path.length;
  if (!isLong && bytes <= OCTAL_MOST) return block(name, bytes, seconds, '0');
  const records = [
    paxRecord('path', path),
    ...(bytes > OCTAL_MOST ? [paxRecord('size', String(bytes))] : []),
  ];
  const pax = encoder.encode(records.join(''));
  return joined([
    block(encoder.encode('PaxHeader'), pax.length, seconds, 'x'),
    pax,
    tarPadding(pax.length),
    block(name.subarray(0, NAME_BYTES), Math.min(bytes, OCTAL_MOST), seconds, '0'),
  ]);
}

/** The zeros after a file of so many bytes. */
export const tarPadding = (bytes: number): Uint8Array => new Uint8Array((BLOCK - (bytes % BLOCK)) % BLOCK);

/** The zeros that end an archive. */
export const tarEnd = (): Uint8Array => new Uint8Array(2 * BLOCK);

function block(name: Uint8Array, bytes: number, seconds: number, type: string): Uint8Array {
  const header = new Uint8Array(BLOCK);
  const put = (at: number, text: string) => header.set(encoder.encode(text), at);
  header.set(name, 0);
  put(100, '0000600\0');
  put(108, '0000000\0');
  put(116, '0000000\0');
  put(124, `${bytes.toString(8).padStart(11, '0')}\0`);
  put(136, `${seconds.toString(8).padStart(11, '0')}\0`);
  put(148, ' '.repeat(8));
  put(156, type);
  put(257, 'ustar\u000000');
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return header;
}

/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function paxRecord(key: string, value: string): string {
  const rest = encoder.encode(` ${key}=${value}\n`).length;
  let length = rest;
  while (length !== rest + String(length).length) length = rest + String(length).length;
  return `${length} ${key}=${value}\n`;
}
