import { decodeText } from '../text/encoding.ts';

/** A member of a tar archive. `bytes` is a view. */
export interface TarMember {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly modified: string;
  readonly isLink: boolean;
  readonly isCut: boolean;
}

const BLOCK = 512;

/** The files of a tar archive in order, folders left out. Long names (GNU and PAX) are put together. */
export function readTar(bytes: Uint8Array): TarMember[] {
  const members: TarMember[] = [];
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every(byte => byte === 0)) break;
    if (!isSumRight(header)) break;
    const size = numberAt(header, 124, 12);
    const type = String.fromCharCode(header[156] ?? 0);
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (type === 'L') longName = textOf(content);
    else if (type === 'x') longName = paxPath(content) ?? longName;
    else if (type !== 'g' && type !== 'K') {
      if (type === '0' || type === '\0' || type === '7' || type === '1' || type === '2')
        members.push({
          name: longName ?? nameOf(header),
          bytes: content,
          modified: timeOf(numberAt(header, 136, 12)),
          isLink: type === '1' || type === '2',
          isCut: content.length < size,
        });
      longName = undefined;
    }
  }
  return members;
}

function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const own = end < 0 ? bytes : bytes.subarray(0, end);
  return decodeText(own)?.text ?? new TextDecoder('windows-1252').decode(own);
}

function nameOf(header: Uint8Array): string {
  const isUstar = textOf(header.subarray(257, 262)) === 'ustar';
  const prefix = isUstar && header[262] === 0 ? textOf(header.subarray(345, 500)) : '';
  const name = textOf(header.subarray(0, 100));
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Octal in letters, or big-endian binary where the first bit is set. Never negative. */
function numberAt(header: Uint8Array, at: number, length: number): number {
  const field = header.subarray(at, at + length);
  if (((field[0] ?? 0) & 0x80) !== 0) return field.subarray(1).reduce((value, byte) => value * 256 + byte, 0);
  const value = Number.parseInt(textOf(field).trim(), 8);
  return Number.isFinite(value) && value > 0 ? value : 0;
}

/** Lines of `length key=value`, the length counting itself in bytes. */
function paxPath(content: Uint8Array): string | undefined {
  for (let at = 0; at < content.length; ) {
    const length = Number.parseInt(new TextDecoder().decode(content.subarray(at, at + 12)), 10);
    if (!(length > 0)) return undefined;
    const line = new TextDecoder().decode(content.subarray(at, at + length));
    const path = /^\d+ path=([\s\S]*)\n$/.exec(line)?.[1];
    if (path !== undefined) return path;
    at += length;
  }
  return undefined;
}

function isSumRight(header: Uint8Array): boolean {
  let sum = 8 * 32;
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += header[at] ?? 0;
  return sum === numberAt(header, 148, 8);
}

const timeOf = (seconds: number): string =>
  seconds > 0 && seconds < 253_402_300_799
    ? new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')
    : '';
