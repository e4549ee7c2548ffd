/** Reads everything again from the disk and lists what is not as it was written (V rules). */
import { createHash } from 'node:crypto';
import type { Damage } from '../../core/ports/project-file.ts';
import { Refusal, refuse } from '../../shared/contract/problem.ts';
import { ABSURD, decoded, type RecordReader, readerOf, readOriginals } from './contents.ts';
import type { Device } from './device.ts';
import {
  decodeManifest,
  decodeOriginalIndex,
  firstLink,
  type ImageManifest,
  KIND,
  type OriginalIndex,
} from './format.ts';
import { readHeader } from './header.ts';
import { type Layout, readLayout } from './layout.ts';
import { placeOf } from './scan.ts';
import type { Seals } from './seal.ts';
import { tailDamage } from './tail.ts';

type Step = (done: number, total: number) => void;

/** Damage found in one part of the work; parts have an order. */
export interface PartDamage {
  readonly part: number;
  readonly damage: readonly Damage[];
}

/** Gives the number of the next part to check: several readers of a file share one counter. */
export type NextPart = () => number;

/** All parts, one after the other. */
export function everyPart(): NextPart {
  let next = 0;
  return () => next++;
}

/** Counts records as they are checked. */
class Progress {
  readonly #step: Step;
  readonly #total: number;
  #done = 0;

  constructor(step: Step, total: number) {
    this.#step = step;
    this.#total = total;
  }

  tick(): void {
    this.#done += 1;
    this.#step(this.#done, this.#total);
  }
}

function verifyOriginal(reader: RecordReader, index: OriginalIndex, progress: Progress): Damage[] {
  const damage: Damage[] = [];
  const where = `original ${index.sha256}`;
  const hash = createHash('sha256');
  for (const [i, record] of index.pieces.entries()) {
    const body = reader.bodyOf(record, KIND.originalPiece);
    if (body === null) {
      const from = i * index.pieceBytes;
      const to = Math.min(index.bytes, from + index.pieceBytes);
      damage.push({ where, what: `bytes ${from} to ${to} are missing or were altered (record ${record})` });
    } else hash.update(body);
    progress.tick();
  }
  if (damage.length === 0 && hash.digest('hex') !== index.sha256)
    damage.push({ where, what: 'its bytes do not have the SHA-256 that it is kept under' });
  return damage;
}

/** Checks the pieces of an image against the manifest that names them. */
function verifyImage(
  where: string,
  manifest: ImageManifest,
  reader: RecordReader,
  progress: Progress,
): Damage[] {
  return manifest.pieces.flatMap(({ record, hash }) => {
    const piece = reader.bodyOf(record, KIND.imagePiece);
    progress.tick();
    if (piece !== null && createHash('sha256').update(piece).digest('hex') === hash) return [];
    return [{ where, what: `its piece in record ${record} is missing or was altered` }];
  });
}

function newestManifest(
  layout: Layout,
  reader: RecordReader,
): { where: string; manifest: ImageManifest } | null {
  const entry = [...layout.entries.values()].findLast(({ kind }) => kind === KIND.imageManifest);
  const body = entry === undefined ? null : reader.bodyOf(entry.record, entry.kind);
  if (entry === undefined || body === null) return null;
  const where = placeOf(entry);
  const manifest = decoded(() => decodeManifest(body)) ?? refuse({ code: 'damaged', where, what: ABSURD });
  return { where, manifest };
}

function verifyRecords(
  layout: Layout,
  reader: RecordReader,
  skip: ReadonlySet<number>,
  progress: Progress,
): Damage[] {
  const damage: Damage[] = [];
  let seq = 0;
  for (const entry of layout.entries.values()) {
    if (skip.has(entry.record)) continue;
    const body = reader.bodyOf(entry.record, entry.kind);
    if (body === null) damage.push({ where: placeOf(entry), what: 'its seal does not hold' });
    else if (
      entry.kind === KIND.originalIndex &&
      decoded(() => decodeOriginalIndex(body, entry.record)) === null
    )
      damage.push({ where: placeOf(entry), what: ABSURD });
    else if (entry.kind === KIND.action) {
      const next = Number(body.readBigUInt64LE(0));
      if (next < seq)
        damage.push({ where: placeOf(entry), what: `action ${next} stands after action ${seq}` });
      seq = next;
    }
    progress.tick();
  }
  return damage;
}

function verifyHeader(device: Device, path: string, seals: Seals) {
  const header = readHeader(device, path);
  if (!seals.proves(header.authenticated, header.mac))
    throw new Refusal({ code: 'damaged', where: 'the header', what: 'its seal does not hold' });
  return header;
}

/** The damage that the layout alone shows. */
function verifyLayout(layout: Layout): Damage[] {
  const damage = layout.faults.map(fault => ({ where: `byte ${fault.offset}`, what: fault.what }));
  damage.push(...tailDamage(layout));
  if (layout.spoilt > 0)
    damage.push({ where: `byte ${layout.end}`, what: `${layout.spoilt} bytes at the end were altered` });
  return damage;
}

function verifyParts(
  device: Device,
  path: string,
  seals: Seals,
  size: number,
  step: Step,
  take: NextPart,
): PartDamage[] {
  const header = verifyHeader(device, path, seals);
  const layout = readLayout(device, seals, header.length, size, firstLink(header.fileId, header.projectId));
  const reader = readerOf(device, seals, layout.entries);
  const { originals } = readOriginals(layout, reader);
  const image = newestManifest(layout, reader);
  const pieces = new Set([
    ...[...originals.values()].flatMap(index => index.pieces),
    ...(image?.manifest.pieces.map(({ record }) => record) ?? []),
  ]);
  const absent = [...pieces].filter(record => !layout.entries.has(record)).length;
  const progress = new Progress(step, layout.entries.size + absent);
  const parts: (() => Damage[])[] = [
    () => verifyLayout(layout),
    ...[...originals.values()].map(index => () => verifyOriginal(reader, index, progress)),
    () => (image === null ? [] : verifyImage(image.where, image.manifest, reader, progress)),
    () => verifyRecords(layout, reader, pieces, progress),
  ];
  const found: PartDamage[] = [];
  for (let part = take(); part < parts.length; part = take())
    found.push({ part, damage: parts[part]?.() ?? [] });
  return found;
}

/** Checks the parts of the first `size` bytes of a file that `take` gives. Damage that hides the rest is listed alone. */
export function verifyShare(
  device: Device,
  path: string,
  seals: Seals,
  size: number,
  step: Step,
  take: NextPart,
): PartDamage[] {
  try {
    return verifyParts(device, path, seals, size, step, take);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problem } = error;
    const damage =
      'where' in problem && 'what' in problem
        ? { where: problem.where, what: problem.what }
        : { where: 'the header', what: 'it is not that of a Plumbline project any more' };
    return [{ part: 0, damage: [damage] }];
  }
}

/** All damage in the first `size` bytes of a file; [] when it is whole. */
export const verifyFile = (device: Device, path: string, seals: Seals, size: number, step: Step): Damage[] =>
  verifyShare(device, path, seals, size, step, everyPart()).flatMap(({ damage }) => damage);
