import type { ParsedChild } from '../../ports/parser.ts';
import { lookInside } from '../containers.ts';
import { safeName } from '../names.ts';
import { aReading, counted, type FileOutcome, type Manner, PLAINLY } from '../outcome.ts';
import { sniff } from '../sniff.ts';
import { damaged, needsPassword, tooMuch, Unreadable } from '../unreadable.ts';
import { MemberKeys } from './member-keys.ts';
import { readTar } from './tar.ts';
import { believable, gunzip, OverLimit } from './unpack.ts';
import { ZipFile } from './zip-file.ts';

/** Most that comes out of one archive, all members together. */
export const MOST_UNPACKED = 512 * 1024 * 1024;
/** Most members of one archive. */
export const MOST_MEMBERS = 20_000;
/** How many archives may stand in one another. */
export const MOST_ARCHIVES_DEEP = 8;

const MEGABYTE = 1024 * 1024;

/** A member as the list of an archive shows it. */
interface Listed {
  readonly child: ParsedChild;
  readonly modified: string;
}

/** An archive as a document that lists its members, with the members as children. Throws `Unreadable`. */
export function readArchive(
  name: string,
  bytes: Uint8Array,
  mediaType: string,
  warnings: readonly string[],
  manner: Manner,
): FileOutcome {
  const keys = new MemberKeys(manner);
  const listed = members(name, bytes, mediaType, MOST_UNPACKED, keys);
  refuseDeepNesting(listed, MOST_UNPACKED, 1);
  const locked = listed.filter(({ child }) => 'refused' in child && child.refused === LOCKED);
  if (listed.length > 0 && locked.length === listed.length) throw needsPassword('archive', manner.passwords);
  const failed = listed.filter(({ child }) => 'refused' in child).length;
  return {
    state: 'imported',
    kind: 'text',
    mediaType,
    reading: aReading({
      pages: [{ number: 1, text: listing(listed), width: 0, height: 0, runs: [] }],
      warnings: [
        ...warnings,
        ...(listed.length === 0 ? ['The archive is empty.'] : []),
        ...(failed > 0 ? [`${counted(failed, 'member')} could not be taken out; the ledger says why.`] : []),
      ],
      metadata: { Members: String(listed.length) },
    }),
    children: listed.map(({ child }) => child),
    ...(keys.fitting !== undefined && { password: keys.fitting }),
  };
}

const LOCKED = 'It is locked with a password. Give the password to the archive that it is in.';

const listing = (listed: readonly Listed[]): string =>
  listed
    .map(({ child, modified }) => {
      const size = 'bytes' in child ? counted(child.bytes.length, 'byte') : 'not taken out';
      return `${child.name}  (${[size, modified].filter(Boolean).join(', ')})\n`;
    })
    .join('');

function members(
  name: string,
  bytes: Uint8Array,
  mediaType: string,
  limit: number,
  keys: MemberKeys,
): Listed[] {
  if (mediaType === 'application/gzip') return gzipMember(name, bytes, limit);
  return mediaType === 'application/x-tar' ? tarMembers(bytes) : zipMembers(bytes, limit, keys);
}

function zipMembers(bytes: Uint8Array, limit: number, keys: MemberKeys): Listed[] {
  const zip = new ZipFile(bytes, 'a ZIP archive');
  const files = zip.entries.filter(entry => !entry.isFolder);
  if (files.length > MOST_MEMBERS) throw tooMany(files.length);
  let left = limit;
  return files.map((entry, index) => {
    const safe = safeName(entry.name, `member ${index + 1}`);
    const listed = (child: ParsedChild): Listed => ({ child, modified: entry.modified });
    if (entry.isLink) return listed({ name: safe, refused: LINK });
    try {
      const most = Math.min(left, believable(entry.packedSize));
      const unpacked = entry.isLocked ? keys.read(zip, entry, most) : zip.read(entry, most);
      if (!unpacked) return listed({ name: safe, refused: LOCKED });
      left -= unpacked.length;
      return listed({ name: safe, bytes: unpacked });
    } catch (error) {
      if (error instanceof OverLimit)
        throw tooMuch('The archive', Math.min(left, believable(entry.packedSize)) / MEGABYTE);
      return listed({ name: safe, refused: broken(error) });
    }
  });
}

const LINK =
  'It is a link to a file outside the archive, which is never followed. Ask for the file it means to show.';

const broken = (error: unknown): string =>
  `It could not be unpacked (${error instanceof Error ? error.message : 'damaged'}). Ask for the archive again.`;

const tooMany = (count: number): Unreadable =>
  new Unreadable(
    `The archive has ${count} members; at most ${MOST_MEMBERS} can be taken at once. Unpack it with another program and import the folder.`,
  );

function tarMembers(bytes: Uint8Array): Listed[] {
  const found = readTar(bytes);
  if (found.length === 0) throw damaged('a tar archive', 'it holds no file');
  if (found.length > MOST_MEMBERS) throw tooMany(found.length);
  return found.map(({ name, bytes: content, modified, isLink, isCut }, index) => {
    const safe = safeName(name, `member ${index + 1}`);
    if (isLink) return { child: { name: safe, refused: LINK }, modified };
    if (isCut) return { child: { name: safe, refused: broken(new Error('it is cut off')) }, modified };
    return { child: { name: safe, bytes: content.slice() }, modified };
  });
}

function gzipMember(name: string, bytes: Uint8Array, limit: number): Listed[] {
  const most = Math.min(limit, believable(bytes.length));
  const inner = name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
  try {
    const unpacked = gunzip(bytes, most);
    return [{ child: { name: safeName(inner), bytes: unpacked }, modified: '' }];
  } catch (error) {
    if (error instanceof OverLimit) throw tooMuch('The archive', most / MEGABYTE);
    throw damaged('a gzip archive', error instanceof Error ? error.message : 'it cannot be unpacked');
  }
}

const archives = new Set(['application/zip', 'application/gzip', 'application/x-tar']);

/** Archives inside archives are looked into before anything is imported: those that never end are refused as a whole. */
function refuseDeepNesting(listed: readonly Listed[], limit: number, depth: number): void {
  if (depth > MOST_ARCHIVES_DEEP)
    throw new Unreadable(
      `More than ${MOST_ARCHIVES_DEEP} archives stand in one another; some are made so that it never ends. Unpack the outer ones with another program and import what you need.`,
    );
  let left = limit;
  for (const { child } of listed) {
    if (!('bytes' in child)) continue;
    left -= child.bytes.length;
    const { mediaType } = lookInside(child.bytes, sniff(child.bytes));
    if (!archives.has(mediaType)) continue;
    const inner = membersOrNone(child.name, child.bytes, mediaType, left);
    refuseDeepNesting(inner, left, depth + 1);
  }
}

/** A broken archive inside, or one that is too large, is refused when its turn comes; here it only ends the search. */
function membersOrNone(name: string, bytes: Uint8Array, mediaType: string, limit: number): Listed[] {
  try {
    return members(name, bytes, mediaType, limit, new MemberKeys(PLAINLY));
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}
