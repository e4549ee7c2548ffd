import { safeName } from '../names.ts';
import { decodeText } from '../text/encoding.ts';

/** A member of a tar archive. `bytes` is a view. */
export interface TarMember {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly modified: string;
  /** Why it is not taken out: a link, a device. */
  readonly refused?: string | undefined;
  readonly isCut: boolean;
}

/** Headers and contents stand in blocks of this length. */
export const BLOCK = 512;

/** How many bytes some content takes, filled up to whole blocks. */
export const inBlocks = (size: number): number => Math.ceil(size / BLOCK) * BLOCK;

/** What a header says. `isExtra` ones only say something of the next: a long name. */
export interface TarHeader {
  readonly name: string;
  readonly size: number;
  readonly modified: string;
  readonly refused?: string | undefined;
  /** Not a folder, and nothing that only says something of the archive. */
  readonly isFile: boolean;
  readonly isExtra: boolean;
}

/** Folders, and notes of GNU tar about the archive itself. Types that nobody knows are files, as the standard says. */
const NO_FILES = new Set(['5', 'D', 'M', 'N', 'V', 'L', 'x', 'g', 'K']);

/** Why a member that has no content of its own is not taken out; undefined for files. */
function refusalOf(type: string, target: string): string | undefined {
  switch (type) {
    case '1':
      return `It is another name of “${safeName(target)}” in this archive, which is taken out under that name.`;
    case '2':
      return `It is a link to “${safeName(target)}”, which is never followed. Ask for the file it means to show.`;
    case '3':
    case '4':
    case '6':
      return 'It is a device or a pipe of the computer that was packed, and holds nothing.';
    case 'S':
      return 'It is kept with holes in it (a sparse file), which are not filled here. Unpack the archive with tar and import what comes out.';
    default:
      return undefined;
  }
}

/** Reads headers one after the other, and long names (GNU and PAX) with them. */
export class TarHeaders {
  #longName: string | undefined;
  #longLink: string | undefined;

  /** What a block says; undefined at the end of the archive, or where it is damaged. */
  read(block: Uint8Array): TarHeader | undefined {
    if (block.length < BLOCK || block.every(byte => byte === 0) || !isSumRight(block)) return undefined;
    const type = String.fromCharCode(block[156] ?? 0);
    const isExtra = 'LxgK'.includes(type);
    const header = {
      name: this.#longName ?? nameOf(block),
      size: numberAt(block, 124, 12),
      modified: timeOf(numberAt(block, 136, 12)),
      refused: refusalOf(type, this.#longLink ?? textOf(block.subarray(157, 257))),
      isFile: !NO_FILES.has(type),
      isExtra,
    };
    this.#type = type;
    if (!isExtra) this.#longName = this.#longLink = undefined;
    return header;
  }

  #type = '';

  /** Takes the content of an extra header, which belongs to the next. */
  extra(content: Uint8Array): void {
    if (this.#type === 'L') this.#longName = textOf(content);
    else if (this.#type === 'K') this.#longLink = textOf(content);
    else if (this.#type === 'x') this.#longName = paxPath(content) ?? this.#longName;
  }
}

/** The files of a tar archive in order, folders left out. */
export function readTar(bytes: Uint8Array): TarMember[] {
  const headers = new TarHeaders();
  const members: TarMember[] = [];
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = headers.read(bytes.subarray(at, at + BLOCK));
    if (header === undefined) break;
    const { name, size, modified, refused, isFile, isExtra } = header;
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + inBlocks(size);
    if (isExtra) headers.extra(content);
    else if (isFile) members.push({ name, bytes: content, modified, refused, isCut: content.length < size });
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
