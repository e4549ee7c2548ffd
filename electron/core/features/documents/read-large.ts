// Large files are hashed and stored in pieces, so that no more of them is in memory than their reader needs.
import type { Input } from '../../../shared/contract/index.ts';
import type { JobContext } from '../../app/context.ts';
import { type LargeArchive, openLargeArchive } from '../../importers/archive/large-archive.ts';
import { sniff } from '../../importers/sniff.ts';
import { Unreadable } from '../../importers/unreadable.ts';
import type { SourceFile } from '../../ports/files.ts';
import type { ParseOutcome } from '../../ports/parser.ts';
import type { Prepared } from './commit-file.ts';
import { type ReadContext, readKnown, refusedFor } from './read-one.ts';

/** Files from this size on are not held in memory whole but while they are read. */
export const LARGE_BYTES = 64 * 1024 * 1024;
/** Archives from this size on may unpack to more than can be held. */
export const PACKED_BYTES = 2 * 1024 * 1024;
/** The most that readers can hold. What is larger is stored, and not read. */
export const MOST_READ_BYTES = 2 ** 31 - 1;

const STEP = 1024 * 1024;
const HASH_STEP = 4 * 1024 * 1024;
const CHANGED = 'It was changed while it was read. Import it again when nothing writes to it any more.';

/** A file that can be opened, and read whole. */
export interface LargeFile {
  readonly name: string;
  readonly bytes: number;
  readonly read: () => Promise<Uint8Array>;
  readonly open: () => Promise<SourceFile>;
}

/** Reads a large file. Its bytes are not in what comes of it: `storeLarge` takes them from the file again. */
export async function readLarge(
  context: JobContext,
  file: LargeFile,
  input: Input<'documents.import'>,
): Promise<Prepared> {
  const { name, open } = file;
  try {
    const { sha256, head, length } = await hashOf(context, open);
    const known = readKnown(context, sha256, input);
    if (known) return { name, open, length, outcome: known };
    const archive = await openOrSayWhy(open, length >= LARGE_BYTES);
    if (archive instanceof Unreadable)
      return { name, open, length, outcome: { ...unreadable(head, archive), sha256 } };
    if (archive)
      return {
        name,
        open,
        length,
        outcome: { ...archive.outcome, sha256 },
        members: () => archive.members(),
      };
    if (length > MOST_READ_BYTES) return { name, open, length, outcome: unread(head, sha256) };
    const { ocr, languages, passwords, encoding } = input;
    const how = { ocr, languages, passwords, encoding, movable: sha256 };
    const outcome = await context.ports.parser.parse(name, await file.read(), how, context.signal);
    return outcome.sha256 === sha256 ? { name, open, length, outcome } : { name, refused: CHANGED };
  } catch (error) {
    return refusedFor(context, error, name);
  }
}

async function openOrSayWhy(
  ...given: Parameters<typeof openLargeArchive>
): Promise<LargeArchive | Unreadable | undefined> {
  try {
    return await openLargeArchive(...given);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}

const unreadable = (head: Uint8Array, { state, message }: Unreadable): Omit<ParseOutcome, 'sha256'> => ({
  state,
  kind: 'other',
  mediaType: sniff(head).mediaType,
  reason: message,
});

async function hashOf(
  { ports, signal }: ReadContext,
  open: LargeFile['open'],
): Promise<{ readonly sha256: string; readonly head: Uint8Array; readonly length: number }> {
  const source = await open();
  try {
    const hash = ports.crypto.hasher();
    let head: Uint8Array = new Uint8Array();
    for (let at = 0; at < source.bytes; at += HASH_STEP) {
      const bytes = await source.read(at, HASH_STEP);
      if (at === 0) head = bytes.slice(0, 65_536);
      hash.update(bytes);
      signal.throwIfAborted();
    }
    return { sha256: hash.digest(), head, length: source.bytes };
  } finally {
    await source.close();
  }
}

/** What becomes of a file that is too large for any reader: it is kept, unless nothing can be made of it. */
function unread(head: Uint8Array, sha256: string): ParseOutcome {
  const { kind, mediaType, what } = sniff(head);
  const isText = (kind === 'text' || kind === 'table') && !head.includes(0);
  const isKept = kind === 'pdf' || kind === 'image' || isText || isContainer(mediaType);
  const outcome = { kind: kind === 'empty' ? 'other' : kind, mediaType, sha256 } as const;
  if (!isKept)
    return {
      ...outcome,
      state: 'refused',
      reason: `It is larger than 2 GB, and ${kind === 'text' ? 'neither text nor a known kind of file' : what}. The original stays where it is.`,
    };
  return {
    ...outcome,
    state: 'imported',
    reason:
      'It is larger than 2 GB: it is kept whole, and its SHA-256 is noted, but it was not read, so search does not find what is in it. To have it read, split it with another program and import the parts too.',
  };
}

const isContainer = (mediaType: string): boolean =>
  /zip|gzip|tar|bzip2|-xz|7z|ole-storage|mbox|rfc822|html|rtf|sqlite/.test(mediaType);

/** Puts the bytes of a large file into the project, before it is committed; says so when they are others by now. */
export async function storeLarge(context: JobContext, prepared: Prepared): Promise<Prepared> {
  if (!('open' in prepared) || prepared.outcome.state === 'refused') return prepared;
  const { name, outcome, length } = prepared;
  if (context.file.hasOriginal(outcome.sha256)) return prepared;
  for (;;) {
    const source = await prepared.open();
    try {
      const original = context.file.beginOriginal();
      for (let at = 0; at < source.bytes; at += STEP) {
        original.add(await source.read(at, STEP));
        await context.breathe();
      }
      const ended = source.bytes === length ? original.end(outcome.sha256) : 'changed';
      if (ended === 'changed') return { name, refused: CHANGED };
      if (ended === 'stored') return prepared;
    } finally {
      await source.close();
    }
  }
}
