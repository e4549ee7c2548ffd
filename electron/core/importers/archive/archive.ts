import type { ParsedChild } from '../../ports/parser.ts';
import { lookInside } from '../containers.ts';
import { safeName } from '../names.ts';
import { aReading, counted, type FileOutcome, type Manner, PLAINLY } from '../outcome.ts';
import { sniff } from '../sniff.ts';
import { damaged, needsPassword, tooMuch, Unreadable } from '../unreadable.ts';
import { bunzip2 } from './bunzip2.ts';
import { type Unpacked, unpackArchive } from './libarchive.ts';
import { MemberKeys } from './member-keys.ts';
import { isKnown, UnknownPacking } from './packings.ts';
import { isProgram, packedStart, partOf } from './parts.ts';
import { readTar } from './tar.ts';
import { unlockSevenZip } from './unlock-seven-zip.ts';
import { believable, Collector, crc32, gunzip, OverLimit } from './unpack.ts';
import { unxz } from './unxz.ts';
import { type ZipEntry, ZipFile } from './zip-file.ts';

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
export async function readArchive(
  name: string,
  bytes: Uint8Array,
  mediaType: string,
  warnings: readonly string[],
  manner: Manner,
): Promise<FileOutcome> {
  const keys = new MemberKeys(manner);
  const listed = await whole(name, members(name, bytes, mediaType, MOST_UNPACKED, keys));
  await refuseDeepNesting(listed, MOST_UNPACKED, 1);
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
        ...(isProgram(bytes) ? ['A program that unpacks it stands before the archive: it was not run.'] : []),
        ...(listed.length === 0 ? ['The archive is empty.'] : []),
        ...(failed > 0 ? [`${counted(failed, 'member')} could not be taken out; the ledger says why.`] : []),
      ],
      metadata: { Members: String(listed.length) },
    }),
    children: listed.map(({ child }) => child),
    ...(keys.fitting !== undefined && { password: keys.fitting }),
  };
}

/** Archives in parts fail in many ways; their names say why. */
async function whole<Result>(name: string, reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    const part = partOf(name);
    if (!(error instanceof Unreadable) || part === undefined) throw error;
    throw new Unreadable(`${error.message} ${part}`, error.state);
  }
}

const LOCKED = 'It is locked with a password. Give the password to the archive that it is in.';

const listing = (listed: readonly Listed[]): string =>
  listed
    .map(({ child, modified }) => {
      const size = 'bytes' in child ? counted(child.bytes.length, 'byte') : 'not taken out';
      return `${child.name}  (${[size, modified].filter(Boolean).join(', ')})\n`;
    })
    .join('');

async function members(
  name: string,
  bytes: Uint8Array,
  mediaType: string,
  limit: number,
  keys: MemberKeys,
): Promise<Listed[]> {
  const single = singles.get(mediaType);
  if (single) return membersOfSingle(name, bytes, limit, single);
  if (mediaType === 'application/x-tar') return tarMembers(bytes);
  if (mediaType === SEVEN_ZIP) return packedMembers(bytes, limit, keys);
  const zip = new ZipFile(bytes, 'a ZIP archive');
  return zipMembers(zip, limit, keys, await rareMembers(zip, bytes, limit));
}

/** Members that are packed in ways that ZIP files seldom have (bzip2, LZMA, PPMd), by their place among the files. */
async function rareMembers(
  zip: ZipFile,
  bytes: Uint8Array,
  limit: number,
): Promise<ReadonlyMap<ZipEntry, Uint8Array>> {
  const files = zip.entries.filter(entry => !entry.isFolder);
  const rare = files.filter(({ method, isLocked }) => !isLocked && !isKnown(method));
  const found = new Map<ZipEntry, Uint8Array>();
  if (rare.length === 0 || files.length > MOST_MEMBERS) return found;
  const { members: unpacked } = await unpackOrRefuse(bytes, Math.min(limit, believable(bytes.length)));
  if (unpacked.length !== files.length) return found;
  for (const [index, entry] of files.entries()) {
    const content = unpacked[index]?.bytes;
    if (content && rare.includes(entry) && crc32(content) === entry.crc) found.set(entry, content);
  }
  return found;
}

const SEVEN_ZIP = 'application/x-7z-compressed';

async function packedMembers(given: Uint8Array, limit: number, keys: MemberKeys): Promise<Listed[]> {
  const bytes = given.subarray(Math.max(0, packedStart(given)));
  const most = Math.min(limit, believable(bytes.length));
  const { members: found, problem } = await unlocked(bytes, most, keys);
  if (found.length === 0 && /encrypt/i.test(problem ?? '')) throw needsPassword('archive', keys.passwords);
  if (found.length === 0) throw damaged('a 7-Zip archive', problem ?? 'it holds no file');
  const listed = found.map(({ name, bytes: content, isLocked: isOwnLocked, isLink }, index): Listed => {
    const safe = safeName(name, `member ${index + 1}`);
    if (content) return { child: { name: safe, bytes: content }, modified: '' };
    const refused = isLink ? LINK : isOwnLocked ? LOCKED : broken(new Error(problem ?? 'damaged'));
    return { child: { name: safe, refused }, modified: '' };
  });
  if (problem !== undefined && !/encrypt/i.test(problem))
    listed.push({
      child: { name: 'the rest of the archive', refused: broken(new Error(problem)) },
      modified: '',
    });
  return listed;
}

async function unpackOrRefuse(bytes: Uint8Array, most: number): Promise<Unpacked> {
  try {
    return await unpackArchive(bytes, most, MOST_MEMBERS);
  } catch (error) {
    if (error instanceof OverLimit) throw tooMuch('The archive', most / MEGABYTE);
    throw error;
  }
}

/** A 7-Zip archive, opened with the first password that gives more of it than there is without one. */
async function unlocked(bytes: Uint8Array, most: number, keys: MemberKeys): Promise<Unpacked> {
  const shut = await unpackOrRefuse(bytes, most);
  const isLocked = shut.members.some(member => member.isLocked) || /encrypt/i.test(shut.problem ?? '');
  if (!isLocked) return shut;
  const held = ({ members: all }: Unpacked): number => all.filter(member => member.bytes?.length).length;
  const opened = await keys.unlock(async (password, ciphers) => {
    const plain = await unlockSevenZip(bytes, password, ciphers);
    const open = plain && (await unpackOrRefuse(plain, most));
    return open && held(open) > held(shut) ? open : undefined;
  });
  return opened ?? shut;
}

/** Why a locked member that no password is tried on is not taken out. */
export const LOCKED_HERE =
  'It is locked with a password. Unpack the archive with the password and import what comes out.';

function zipMembers(
  zip: ZipFile,
  limit: number,
  keys: MemberKeys,
  rare: ReadonlyMap<ZipEntry, Uint8Array>,
): Listed[] {
  const files = zip.entries.filter(entry => !entry.isFolder);
  if (files.length > MOST_MEMBERS) throw tooMany(files.length);
  let left = limit;
  const names = distinct(files.map((entry, index) => safeName(entry.name, `member ${index + 1}`)));
  return files.map((entry, index) => {
    const safe = names[index] ?? '';
    const listed = (child: ParsedChild): Listed => ({ child, modified: entry.modified });
    if (entry.isLink) return listed({ name: safe, refused: LINK });
    if (entry.isStrong) return listed({ name: safe, refused: LOCKED_HERE });
    try {
      const most = Math.min(left, believable(entry.packedSize));
      const unpacked =
        rare.get(entry) ?? (entry.isLocked ? keys.read(zip, entry, most) : zip.read(entry, most));
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

/** An archive may hold a name several times: the later ones get a number, so that each has a line of its own. */
export function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map(name => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : name.replace(/(\.[^./]*)?$/, ending => ` (${count})${ending}`);
  });
}

/** Why a link in an archive is not taken out. */
export const LINK =
  'It is a link to a file outside the archive, which is never followed. Ask for the file it means to show.';

/** Why a member could not be taken out. */
export const broken = (error: unknown): string =>
  error instanceof UnknownPacking
    ? `It is ${error.message}, which is not unpacked here. Unpack the archive with another program and import what comes out.`
    : `It could not be unpacked (${error instanceof Error ? error.message : 'damaged'}). Ask for the archive again.`;

/** Refuses an archive of too many members; `count` is missing when they were not counted to the end. */
export const tooMany = (count?: number): Unreadable =>
  new Unreadable(
    `The archive has ${count ?? `more than ${MOST_MEMBERS}`} members; at most ${MOST_MEMBERS} can be taken at once. Unpack it with another program and import the folder.`,
  );

function tarMembers(bytes: Uint8Array): Listed[] {
  const found = readTar(bytes);
  if (found.length === 0) throw damaged('a tar archive', 'it holds no file');
  if (found.length > MOST_MEMBERS) throw tooMany(found.length);
  const names = distinct(found.map(({ name }, index) => safeName(name, `member ${index + 1}`)));
  return found.map(({ bytes: content, modified, refused, isCut }, index) => {
    const safe = names[index] ?? '';
    if (refused !== undefined) return { child: { name: safe, refused }, modified };
    if (isCut) return { child: { name: safe, refused: broken(new Error('it is cut off')) }, modified };
    return { child: { name: safe, bytes: content.slice() }, modified };
  });
}

/** A way of packing one file, which need not be an archive. */
interface Single {
  readonly what: string;
  /** Endings of its names, which the file inside does not have. */
  readonly ending: RegExp;
  readonly unpack: (bytes: Uint8Array, limit: number) => Uint8Array;
}

const singles: ReadonlyMap<string, Single> = new Map([
  ['application/gzip', { what: 'a gzip archive', ending: /\.gz$/i, unpack: gunzip }],
  ['application/x-bzip2', { what: 'a bzip2 archive', ending: /\.bz2$/i, unpack: bunzip }],
  ['application/x-xz', { what: 'an xz archive', ending: /\.xz$/i, unpack: unxz }],
]);

function bunzip(bytes: Uint8Array, limit: number): Uint8Array {
  const collector = new Collector(limit);
  bunzip2(bytes, collector.take);
  return collector.joined();
}

/** A file that is packed by itself; a tar packed with bzip2 or xz is taken apart in one go. */
function membersOfSingle(name: string, bytes: Uint8Array, limit: number, single: Single): Listed[] {
  const most = Math.min(limit, believable(bytes.length));
  const inner = name.replace(/\.t(gz|bz2?|xz)$/i, '.tar').replace(single.ending, '');
  try {
    const unpacked = single.unpack(bytes, most);
    if (single.unpack !== gunzip && sniff(unpacked).mediaType === 'application/x-tar')
      return tarMembers(unpacked);
    return [{ child: { name: safeName(inner), bytes: unpacked }, modified: '' }];
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    if (error instanceof OverLimit) throw tooMuch('The archive', most / MEGABYTE);
    throw damaged(single.what, error instanceof Error ? error.message : 'it cannot be unpacked');
  }
}

const archives = new Set(['application/zip', 'application/x-tar', SEVEN_ZIP, ...singles.keys()]);

/** Archives inside archives are looked into before anything is imported: those that never end are refused as a whole. */
async function refuseDeepNesting(listed: readonly Listed[], limit: number, depth: number): Promise<void> {
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
    const inner = await membersOrNone(child.name, child.bytes, mediaType, left);
    await refuseDeepNesting(inner, left, depth + 1);
  }
}

/** A broken archive inside, or one that is too large, is refused when its turn comes; here it only ends the search. */
async function membersOrNone(
  name: string,
  bytes: Uint8Array,
  mediaType: string,
  limit: number,
): Promise<Listed[]> {
  try {
    return await members(name, bytes, mediaType, limit, new MemberKeys(PLAINLY));
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}
