// A project file read as somebody does who has the key and wants to know all that is in it.
import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import { readWithKey, slotsIn } from '../../../node/project-file/second-reader.ts';

/** Every plain byte of a project file, by where it stands: actions, originals, the image of the database. */
export async function laidOpen(
  path: string,
  identity: string,
): Promise<{ readonly projectId: string; readonly parts: ReadonlyMap<string, Buffer> }> {
  const file = readFileSync(path);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const key = Buffer.from(await decrypter.decrypt(slotsIn(file)[0] ?? new Uint8Array()));
  const { projectId, actions, originals, image } = readWithKey(file, key);
  const parts = new Map<string, Buffer>([['image', image ?? Buffer.alloc(0)]]);
  for (const [seq, payload] of actions) parts.set(`action ${seq}`, payload);
  for (const [sha256, bytes] of originals) {
    parts.set(`original ${sha256}`, bytes);
    // What trade sets keep beside the originals is compressed once more.
    if (bytes.readUInt32LE(0) === 0xfd2fb528) parts.set(`unpacked ${sha256}`, zstdDecompressSync(bytes));
  }
  return { projectId, parts };
}

/** Where any of these words stands, however it is written in UTF-8 or in JSON, as `word in place`. */
export function standing(parts: ReadonlyMap<string, Buffer>, words: Iterable<string>): string[] {
  const texts = [...parts].map(([place, bytes]) => [place, bytes.toString('utf8').toLowerCase()] as const);
  return [...words].flatMap(word =>
    texts.flatMap(([place, text]) => (text.includes(word.toLowerCase()) ? [`${word} in ${place}`] : [])),
  );
}
