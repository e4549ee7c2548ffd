// OpenDocument files that are locked with a password: AES as LibreOffice has written it since 3.5. Each part is locked by
// itself; what opens becomes a package without a lock.
import { zipSync } from 'fflate';
import type { Ciphers, Digest } from '../../ports/ciphers.ts';
import { believable, inflate } from '../archive/unpack.ts';
import type { ZipFile } from '../archive/zip-file.ts';
import { damaged, Unreadable } from '../unreadable.ts';
import type { XmlParts } from '../xml/sax.ts';
import { fromBase64 } from './unlock.ts';

const MOST_TURNS = 10_000_000;

/** How one part is locked. */
interface PartLock {
  readonly name: string;
  said: Readonly<Record<string, string>>;
}

/** The parts that are locked; empty when none is. */
export function lockedParts(parts: XmlParts): readonly PartLock[] {
  const locks: PartLock[] = [];
  let name = '';
  parts.read('META-INF/manifest.xml', {
    open: element => {
      if (element.name === 'file-entry') name = element.attributes['full-path'] ?? '';
      else if (element.name === 'encryption-data') locks.push({ name, said: element.attributes });
      else if (/^(algorithm|start-key-generation|key-derivation)$/.test(element.name)) {
        const last = locks.at(-1);
        if (last?.name === name) last.said = { ...last.said, ...element.attributes };
      }
    },
  });
  return locks;
}

/** The package without its lock, and the password that opened it; undefined when none does. Throws `Unreadable`. */
export function unlockOdf(
  zip: ZipFile,
  locks: readonly PartLock[],
  passwords: readonly string[],
  ciphers: Ciphers,
): { readonly bytes: Uint8Array; readonly password: string } | undefined {
  const content = locks.find(({ name }) => name === 'content.xml') ?? locks[0];
  if (!content || !locks.every(isKnown))
    throw new Unreadable(
      'The document is locked in a way that cannot be opened here. Save an unlocked copy with the password, and import that.',
      'needs-password',
    );
  const password = passwords.find(each => openPart(zip, content, each, ciphers) !== undefined);
  if (password === undefined) return undefined;
  const own = new Map(locks.map(lock => [lock.name, lock]));
  const opened: Record<string, [Uint8Array, { level: 0 }]> = {};
  for (const entry of zip.entries.filter(({ isFolder }) => !isFolder)) {
    if (entry.name === 'META-INF/manifest.xml') continue;
    const lock = own.get(entry.name);
    const bytes = lock
      ? openPart(zip, lock, password, ciphers)
      : zip.read(entry, believable(entry.packedSize));
    if (bytes) opened[entry.name] = [bytes, { level: 0 }];
  }
  return { bytes: zipSync(opened), password };
}

const isKnown = ({ said }: PartLock): boolean =>
  /aes(128|192|256)-cbc$/i.test(said['algorithm-name'] ?? '') &&
  /pbkdf2$/i.test(said['key-derivation-name'] ?? '') &&
  Number(said['iteration-count']) <= MOST_TURNS;

/** A part as it was; undefined when the password does not open it. */
function openPart(
  zip: ZipFile,
  { name, said }: PartLock,
  password: string,
  ciphers: Ciphers,
): Uint8Array | undefined {
  const entry = zip.find(name);
  if (!entry) return undefined;
  const locked = zip.read(entry, believable(entry.packedSize));
  const isSha256 = (said['start-key-generation-name'] ?? '').endsWith('256');
  const start = ciphers.digest(isSha256 ? 'sha256' : 'sha1', new TextEncoder().encode(password));
  const length = Number(said['key-size'] ?? 16) || 32;
  const key = ciphers.stretch(start, bytesOf(said.salt), Number(said['iteration-count']), length);
  const vector = bytesOf(said['initialisation-vector']);
  if (vector.length !== 16 || ![16, 24, 32].includes(length))
    throw damaged('a locked document', 'its lock is cut');
  const padded = ciphers.openAes(key, locked.subarray(0, locked.length & ~15), vector);
  // The last byte says how many were added to fill the last block.
  const packed = padded.subarray(0, Math.max(0, padded.length - (padded.at(-1) ?? 0)));
  const [digest, first]: [Digest, Uint8Array] = [
    /256/.test(said['checksum-type'] ?? '') ? 'sha256' : 'sha1',
    packed.subarray(0, 1024),
  ];
  const wanted = bytesOf(said.checksum);
  const found = ciphers.digest(digest, first);
  if (wanted.length !== found.length || !found.every((byte, index) => byte === wanted[index]))
    return undefined;
  return inflate(packed, believable(packed.length));
}

const bytesOf = (text: string | undefined): Uint8Array => fromBase64(text ?? '') ?? new Uint8Array(0);
