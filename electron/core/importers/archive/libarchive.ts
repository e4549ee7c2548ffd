// 7-Zip archives, and members that are packed in ways that ZIP files seldom have: unpacked by libarchive in WebAssembly,
// which can touch nothing but its own memory.
import makeModule, { type LibarchiveModule } from 'libarchive.js/src/webworker/wasm-gen/libarchive.js';
import { decodeText } from '../text/encoding.ts';
import { OverLimit } from './unpack.ts';

/** A member of an archive, folders left out. `bytes` is missing when it could not be had. */
export interface PackedMember {
  readonly name: string;
  readonly bytes?: Uint8Array;
  readonly isLocked: boolean;
  readonly isLink: boolean;
}

/** What was found, and why no more was, if the archive ends in damage. */
export interface Unpacked {
  readonly members: readonly PackedMember[];
  readonly problem?: string;
}

const FILE = 0o100000;
const FOLDER = 0o040000;

/** Names are put into the letters of this, whatever the machine speaks. */
const LOCALE = 'en_US.UTF-8';

let starting: Promise<LibarchiveModule> | undefined;

const start = (): Promise<LibarchiveModule> =>
  makeModule({ print: () => undefined, printErr: () => undefined });

/** Takes an archive apart. Throws `OverLimit` when its members have more than `limit` bytes or are more than `most`. */
export async function unpackArchive(bytes: Uint8Array, limit: number, most: number): Promise<Unpacked> {
  starting ??= start();
  try {
    const unpacked = new Reader(await starting).read(bytes, limit, most);
    // What failed keeps its memory.
    if (unpacked.members.some(member => !member.bytes)) starting = undefined;
    return unpacked;
  } catch (error) {
    // A module that a damaged file has broken is of no more use.
    starting = undefined;
    if (!(error instanceof Error && error.name === 'RuntimeError')) throw error;
    return { members: [], problem: 'it breaks the unpacker' };
  }
}

class Reader {
  readonly #module: LibarchiveModule;

  constructor(module: LibarchiveModule) {
    this.#module = module;
  }

  read(bytes: Uint8Array, limit: number, most: number): Unpacked {
    const module = this.#module;
    const place = module._malloc(bytes.length);
    module.HEAPU8.set(bytes, place);
    const types = ['number', 'number', 'string', 'string'];
    const archive = module.cwrap('archive_open', 'number', types)(place, bytes.length, null, LOCALE);
    try {
      const members = this.#members(archive, limit, most);
      const problem = this.#text(module._archive_error_string(archive));
      return { members, ...(problem !== '' && { problem }) };
    } finally {
      module._archive_close(archive);
      module._free(place);
    }
  }

  #members(archive: number, limit: number, most: number): PackedMember[] {
    const module = this.#module;
    const members: PackedMember[] = [];
    let left = limit;
    for (let entry = module._get_next_entry(archive); entry !== 0; entry = module._get_next_entry(archive)) {
      const type = module._archive_entry_filetype(entry);
      if (type === FOLDER) continue;
      const name = this.#text(module._archive_entry_pathname(entry));
      const isLocked = module._archive_entry_is_encrypted(entry) !== 0;
      const isLink = type !== FILE;
      const size = module._archive_entry_size(entry);
      if (members.length >= most || size > left) throw new OverLimit();
      left -= size;
      const bytes = isLocked || isLink ? undefined : this.#data(archive, size);
      members.push({ name, isLocked, isLink, ...(bytes && { bytes }) });
    }
    return members;
  }

  #data(archive: number, size: number): Uint8Array | undefined {
    if (size === 0) return new Uint8Array(0);
    const place = this.#module._get_filedata(archive, size);
    if (place <= 0) return undefined;
    const bytes = this.#module.HEAPU8.slice(place, place + size);
    this.#module._free(place);
    return bytes;
  }

  #text(place: number): string {
    if (place === 0) return '';
    const { HEAPU8 } = this.#module;
    const own = HEAPU8.slice(place, HEAPU8.indexOf(0, place));
    return decodeText(own)?.text ?? new TextDecoder('windows-1252').decode(own);
  }
}
