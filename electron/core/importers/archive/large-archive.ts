// Archives that are too large to be held in memory: their members are listed, and taken out one at a time.
import type { SourceFile } from '../../ports/files.ts';
import type { ParsedChild } from '../../ports/parser.ts';
import { safeName } from '../names.ts';
import { aReading, counted, type FileOutcome } from '../outcome.ts';
import { sniff } from '../sniff.ts';
import { damaged, tooMuch, Unreadable } from '../unreadable.ts';
import { broken, LINK, LOCKED_HERE, MOST_MEMBERS, tooMany } from './archive.ts';
import { type ByteStream, gunzipStream, plainStream } from './byte-stream.ts';
import { pusher } from './packings.ts';
import { BLOCK, inBlocks, type TarHeader, TarHeaders } from './tar.ts';
import { believable, crc32 } from './unpack.ts';
import { LOCAL_HEADER, type ZipEntry, ZipFile } from './zip-file.ts';

const MEGABYTE = 1024 * 1024;
/** Archives that unpack to less are read in one piece. */
const WORTH_BYTES = 256 * MEGABYTE;
/** The largest member that is taken out: it is held in memory, and its reader has a copy. */
const MOST_MEMBER = 192 * MEGABYTE;
/** Most that all members together may unpack to. */
const MOST_ALL = 16 * 1024 * MEGABYTE;

/** An archive on the disk. */
export interface LargeArchive {
  /** A list of its members as a document. */
  readonly outcome: FileOutcome;
  /** Takes the members out in their order. Only one is in memory at a time, if the caller lets it go. */
  members(): AsyncGenerator<ParsedChild>;
}

/** A member as a first look at the archive shows it. */
interface Listed {
  readonly name: string;
  readonly size: number;
  readonly modified: string;
}

/**
 * Opens an archive that is better read from the disk; undefined for every other file. Throws `Unreadable` when it is
 * damaged or made to do harm.
 */
export async function openLargeArchive(
  open: () => Promise<SourceFile>,
  isLarge: boolean,
): Promise<LargeArchive | undefined> {
  const source = await open();
  try {
    const { mediaType, what } = sniff(await source.read(0, 65_536));
    if (mediaType === 'application/zip' && what === 'a ZIP archive')
      return await openZip(source, open, isLarge);
    if (mediaType === 'application/x-tar') return isLarge ? await openTar(open, plainStream) : undefined;
    if (mediaType !== 'application/gzip') return undefined;
    return (isLarge || (await unpackedSize(source)) > WORTH_BYTES) && (await holdsTar(source))
      ? await openTar(open, gunzipStream)
      : undefined;
  } finally {
    await source.close();
  }
}

function listing(listed: readonly Listed[], mediaType: string): FileOutcome {
  const lines = listed.map(({ name, size, modified }) => {
    return `${name}  (${[counted(size, 'byte'), modified].filter(Boolean).join(', ')})\n`;
  });
  return {
    state: 'imported',
    kind: 'text',
    mediaType,
    reading: aReading({
      pages: [{ number: 1, text: lines.join(''), width: 0, height: 0, runs: [] }],
      metadata: { Members: String(listed.length) },
    }),
  };
}

/** Its own trailer says how much a gzip file unpacks to, of its last member, without what is over 4 GB. */
async function unpackedSize(source: SourceFile): Promise<number> {
  const tail = await source.read(Math.max(0, source.bytes - 4), 4);
  return new DataView(tail.buffer, tail.byteOffset, tail.byteLength).getUint32(0, true);
}

async function holdsTar(source: SourceFile): Promise<boolean> {
  try {
    return new TarHeaders().read(await gunzipStream(source).read(BLOCK)) !== undefined;
  } catch {
    return false;
  }
}

/** The list of contents stands at the end; how long it is, is found by trying. */
const TAILS = [1, 16, 128].map(megabytes => megabytes * MEGABYTE);

async function openZip(
  source: SourceFile,
  open: () => Promise<SourceFile>,
  isLarge: boolean,
): Promise<LargeArchive | undefined> {
  const entries = (await directoryOf(source)).filter(({ isFolder }) => !isFolder);
  const isOffice = entries.some(({ name }) =>
    /^(word\/document|xl\/workbook|ppt\/presentation|mimetype$)/.test(name),
  );
  const all = entries.reduce((sum, { size }) => sum + size, 0);
  if (isOffice || (!isLarge && all <= WORTH_BYTES)) return undefined;
  if (entries.length > MOST_MEMBERS) throw tooMany(entries.length);
  const bomb = entries.find(({ size, packedSize }) => size > believable(packedSize));
  if (bomb || all > MOST_ALL)
    throw tooMuch('The archive', Math.min(all, believable(source.bytes)) / MEGABYTE);
  const named = entries.map((entry, index) => ({
    ...entry,
    name: safeName(entry.name, `member ${index + 1}`),
  }));
  return {
    outcome: listing(named, 'application/zip'),
    async *members() {
      const file = await open();
      try {
        for (const entry of named) yield await zipMember(file, entry);
      } finally {
        await file.close();
      }
    },
  };
}

async function directoryOf(source: SourceFile): Promise<readonly ZipEntry[]> {
  for (const length of TAILS) {
    const base = Math.max(0, source.bytes - length);
    try {
      return new ZipFile(await source.read(base, source.bytes - base), 'a ZIP archive', base).entries;
    } catch (error) {
      if (!(error instanceof Unreadable) || base === 0) throw error;
    }
  }
  throw damaged('a ZIP archive', 'its list of contents is missing or cut off');
}

async function zipMember(source: SourceFile, entry: ZipEntry): Promise<ParsedChild> {
  const { name, offset, packedSize, size } = entry;
  if (entry.isLink) return { name, refused: LINK };
  if (entry.isLocked || entry.isStrong) return { name, refused: LOCKED_HERE };
  if (Math.max(size, packedSize) > MOST_MEMBER) return { name, refused: tooLarge(size) };
  try {
    const head = await source.read(offset, LOCAL_HEADER);
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const start = offset + LOCAL_HEADER + view.getUint16(26, true) + view.getUint16(28, true);
    return { name, bytes: await unpackMember(source, entry, start) };
  } catch (error) {
    return { name, refused: broken(error) };
  }
}

const STEP = 1024 * 1024;

/** Unpacks a member a little at a time, straight to where it stays. */
async function unpackMember(source: SourceFile, entry: ZipEntry, start: number): Promise<Uint8Array> {
  const { size, packedSize, method, crc } = entry;
  const out = new Uint8Array(size);
  let done = 0;
  const take = (piece: Uint8Array): void => {
    if (done + piece.length > size) throw new Error('it is longer than the archive says');
    out.set(piece, done);
    done += piece.length;
  };
  const push = pusher(method, size, take);
  const end = start + packedSize;
  for (let at = start; at < end; at += STEP) {
    const piece = await source.read(at, Math.min(STEP, end - at));
    push(piece, at + STEP >= end);
  }
  if (done < size) throw new Error('it is cut off');
  if (crc32(out) !== crc) throw new Error('its checksum does not fit');
  return out;
}

const tooLarge = (size: number): string =>
  `It has ${Math.round(size / MEGABYTE)} MB, more than can be taken out of an archive of this size. Unpack it with another program and import it by itself.`;

/** The archive is gone through twice: to list its members, and to take them out. */
async function openTar(
  open: () => Promise<SourceFile>,
  streamOf: (source: SourceFile) => ByteStream,
): Promise<LargeArchive> {
  const listed: Listed[] = [];
  let all = 0;
  for await (const { header, pass } of tarMembers(open, streamOf)) {
    listed.push({ ...header, name: safeName(header.name, `member ${listed.length + 1}`) });
    all += header.size;
    if (listed.length > MOST_MEMBERS) throw tooMany();
    if (all > MOST_ALL) throw tooMuch('The archive', MOST_ALL / MEGABYTE);
    await pass();
  }
  if (listed.length === 0) throw damaged('a tar archive', 'it holds no file');
  const mediaType = streamOf === gunzipStream ? 'application/gzip' : 'application/x-tar';
  return {
    outcome: listing(listed, mediaType),
    async *members() {
      let index = 0;
      for await (const { header, take, pass } of tarMembers(open, streamOf)) {
        const name = listed[index++]?.name ?? safeName(header.name);
        if (header.refused !== undefined || header.size > MOST_MEMBER) {
          await pass();
          yield { name, refused: header.refused ?? tooLarge(header.size) };
        } else yield await take(name);
      }
    },
  };
}

interface Found {
  readonly header: TarHeader;
  /** Takes the member out; goes on behind it. */
  readonly take: (name: string) => Promise<ParsedChild>;
  /** Leaves it, and goes on behind it. */
  readonly pass: () => Promise<void>;
}

/** Long names are no longer; a claim of more is damage. */
const MOST_EXTRA = 1024 * 1024;

/** Each member must be taken or passed before the next. */
async function* tarMembers(
  open: () => Promise<SourceFile>,
  streamOf: (source: SourceFile) => ByteStream,
): AsyncGenerator<Found> {
  const source = await open();
  try {
    const stream = streamOf(source);
    const headers = new TarHeaders();
    for (;;) {
      const header = headers.read(await stream.read(BLOCK));
      if (header === undefined || (header.isExtra && header.size > MOST_EXTRA)) return;
      const { size } = header;
      if (header.isExtra) {
        headers.extra((await stream.read(inBlocks(size))).subarray(0, size));
        continue;
      }
      if (!header.isFile) await stream.skip(inBlocks(size));
      else
        yield {
          header,
          pass: () => stream.skip(inBlocks(size)),
          take: async name => {
            const bytes = (await stream.read(inBlocks(size))).slice(0, size);
            return bytes.length < size
              ? { name, refused: broken(new Error('it is cut off')) }
              : { name, bytes };
          },
        };
    }
  } finally {
    await source.close();
  }
}
