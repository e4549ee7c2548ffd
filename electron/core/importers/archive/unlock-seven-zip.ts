// 7-Zip archives that are locked with a password: the locked streams are opened, and the archive is written again without the lock.
import type { Ciphers } from '../../ports/ciphers.ts';
import { utf16 } from '../office/unlock.ts';
import { unpackArchive } from './libarchive.ts';
import { type Coder, type Folder, headerOf, readStreams, type Streams, writeArchive } from './seven-zip.ts';

const AES = '06f10701';
const COPY = '00';
/** A list that is packed in a packed list, this often. */
const MOST_PACKED = 4;
const MOST_HEADER = 16 * 1024 * 1024;
/** Twice this many rounds would be four times what 7-Zip makes: such keys are there to keep a machine busy. */
const MOST_ROUNDS_POWER = 21;

/** The same archive without its lock; undefined when the password shows at once that it does not fit, or the lock is of another kind. */
export async function unlockSevenZip(
  archive: Uint8Array,
  password: string,
  ciphers: Ciphers,
): Promise<Uint8Array | undefined> {
  const secret = utf16(password);
  try {
    let header = headerOf(archive);
    for (let depth = 0; depth < MOST_PACKED; depth++) {
      const streams = readStreams(archive, header);
      const opened = withoutLock(streams, secret, ciphers);
      if (!streams.isHeader) return writeArchive(opened);
      const [only] = (await unpackArchive(writeArchive(opened), MOST_HEADER, 1)).members;
      if (!only?.bytes) return undefined;
      header = only.bytes;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

function withoutLock(streams: Streams, secret: Uint8Array, ciphers: Ciphers): Streams {
  const packed = [...streams.packed];
  let first = 0;
  const keys = new Map<string, Uint8Array>();
  const folders = streams.folders.map(folder => {
    let open = folder;
    for (;;) {
      const place = open.coders.findIndex(({ id }) => id === AES);
      if (place < 0) break;
      const { input, output } = portsOf(open, place);
      const stream = first + open.fed.indexOf(input);
      const bytes = packed[stream];
      const size = open.sizes[output] ?? 0;
      if (!open.fed.includes(input) || !bytes || size > bytes.length) throw new RangeError('damaged');
      const { properties } = open.coders[place] as Coder;
      packed[stream] = openStream(bytes, properties, secret, ciphers, keys).subarray(0, size);
      open = withoutCoder(open, place);
    }
    first += folder.fed.length;
    return open;
  });
  return { ...streams, packed, folders };
}

/** The first input and output of a coder. */
function portsOf({ coders }: Folder, place: number): { readonly input: number; readonly output: number } {
  const before = coders.slice(0, place);
  return {
    input: before.reduce((sum, { inputs }) => sum + inputs, 0),
    output: before.reduce((sum, { outputs }) => sum + outputs, 0),
  };
}

/** What was bound to the coder is fed by its stream. A coder that is alone only copies from now on. */
function withoutCoder(folder: Folder, place: number): Folder {
  const { input, output } = portsOf(folder, place);
  const bond = folder.bonds.find(each => each.output === output);
  const coders = folder.coders.filter((_, index) => index !== place);
  if (!bond) {
    const copy = { id: COPY, inputs: 1, outputs: 1, properties: new Uint8Array(0) };
    return { ...folder, coders: folder.coders.map((coder, index) => (index === place ? copy : coder)) };
  }
  const down = (gone: number) => (index: number) => (index > gone ? index - 1 : index);
  return {
    coders,
    bonds: folder.bonds
      .filter(each => each !== bond)
      .map(each => ({ input: down(input)(each.input), output: down(output)(each.output) })),
    fed: folder.fed.map(each => down(input)(each === input ? bond.input : each)),
    sizes: folder.sizes.filter((_, index) => index !== output),
  };
}

function openStream(
  bytes: Uint8Array,
  properties: Uint8Array,
  secret: Uint8Array,
  ciphers: Ciphers,
  keys: Map<string, Uint8Array>,
): Uint8Array {
  const [first = 0, second = 0] = properties;
  const power = first & 63;
  const saltLength = ((first >> 7) & 1) + (second >> 4);
  const ivLength = ((first >> 6) & 1) + (second & 15);
  const salt = properties.slice(2, 2 + saltLength);
  const iv = new Uint8Array(16);
  iv.set(properties.subarray(2 + saltLength, 2 + saltLength + ivLength));
  if (power > MOST_ROUNDS_POWER) throw new RangeError('too many rounds');
  const name = `${power} ${salt.join()}`;
  const key = keys.get(name) ?? keyOf(power, salt, secret, ciphers);
  keys.set(name, key);
  return ciphers.openAes(key, bytes.subarray(0, bytes.length - (bytes.length % 16)), iv);
}

/** Rounds that are digested at once. */
const ROUNDS = 4096;

/** The digest of salt, password and a counter, over and over. */
function keyOf(power: number, salt: Uint8Array, secret: Uint8Array, ciphers: Ciphers): Uint8Array {
  const rounds = 2 ** power;
  const length = salt.length + secret.length + 8;
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < rounds; start += ROUNDS) {
    const count = Math.min(ROUNDS, rounds - start);
    const piece = new Uint8Array(count * length);
    const view = new DataView(piece.buffer);
    for (let index = 0; index < count; index++) {
      piece.set(salt, index * length);
      piece.set(secret, index * length + salt.length);
      view.setUint32((index + 1) * length - 8, start + index, true);
    }
    pieces.push(piece);
  }
  return ciphers.digest('sha256', ...pieces);
}
