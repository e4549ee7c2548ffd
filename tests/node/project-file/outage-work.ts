/** Work on a project file over a disk whose power may fail, and what must be there whenever it does. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Opened, ProjectFile, Rewriting } from '../../../electron/core/ports/project-file.ts';
import { Refusal } from '../../../electron/shared/contract/problem.ts';
import { PROJECT_ID, quickFiles, TEST_IDENTITY, TEST_RECIPIENT } from '../../helpers/project-files.ts';
import { hashOf, noise } from './content.ts';
import { type Failure, hastyDisk, layOut, type PowerDisk } from './power-disk.ts';

/** Two key pairs made for tests: re-keying goes from one to the other. */
export const PAIRS = [
  { identity: TEST_IDENTITY, recipient: TEST_RECIPIENT },
  {
    identity: 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX',
    recipient: 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj',
  },
] as const;

/** One thing that happens; `failing` makes the disk fail in the middle of it. */
export type Step = { readonly failing: readonly Failure[] } & (
  | { readonly kind: 'append'; readonly bytes: number }
  | { readonly kind: 'import'; readonly bytes: number }
  | { readonly kind: 'image'; readonly back: number; readonly bytes: number }
  | { readonly kind: 'rewrite'; readonly keys: 'same' | 'other'; readonly meanwhile: readonly number[] }
  | { readonly kind: 'copy'; readonly follow: boolean; readonly meanwhile: readonly number[] }
  | { readonly kind: 'reopen' }
);

const HASTY = quickFiles({ disk: hastyDisk });

/** A copy that was said to be saved. */
interface Copy {
  readonly name: string;
  readonly seq: number;
  readonly originals: number;
}

/** What was said to be saved at one moment. */
interface Promised {
  readonly name: string;
  readonly seq: number;
  readonly originals: number;
  /** Which key pairs may be needed: both while it is re-keyed. */
  readonly pairs: readonly number[];
  /** Hashes of payloads that the next action may have: it was tried, and not acknowledged. */
  readonly tried: readonly string[];
  readonly copies: readonly Copy[];
}

/** What a reader may find after one outage, and what it must. */
export interface Outage {
  readonly during: string;
  readonly left: ReadonlyMap<string, Buffer>;
  readonly promised: Promised;
}

/** The person at work. Everything that returns was acknowledged. */
export class OutageWork {
  readonly #folder: string;
  readonly #power: PowerDisk;
  readonly #payloads: string[] = [];
  readonly #originals: { sha256: string; bytes: Buffer }[] = [];
  readonly #images = new Map<number, Set<string>>();
  #file: ProjectFile | null = null;
  #promised: Promised | null = null;
  #count = 0;

  constructor(folder: string, power: PowerDisk) {
    this.#folder = folder;
    this.#power = power;
  }

  /** What was said to be saved until now; null before there is a project. */
  get promised(): Promised | null {
    return this.#promised;
  }

  async create(): Promise<void> {
    this.#file = await this.#files().create(this.#path('case.plumb'), PROJECT_ID, this.#keysOf([0]));
    this.#promised = { name: 'case.plumb', seq: 0, originals: 0, pairs: [0], tried: [], copies: [] };
  }

  /** Does one step; a failure of the disk must be the reason if it is refused. */
  async run(step: Step): Promise<void> {
    this.#power.failNext(step.failing);
    try {
      await this.#do(step);
    } catch (error) {
      assert.ok(error instanceof Refusal && error.problem.code === 'cannot-write', String(error));
      assert.ok(this.#power.heal() < step.failing.length, 'refused without a reason');
    } finally {
      this.#power.heal();
    }
  }

  close(): void {
    this.#file?.close();
  }

  /** Lays out what an outage left in `folder`, opens it, and holds it against what was promised. */
  async check({ left, promised }: Outage, folder: string): Promise<void> {
    layOut(left, folder);
    const path = join(folder, promised.name);
    const opened = await HASTY.open(path, this.#unlock(promised.pairs), false);
    const last = this.#checkContents(opened, promised);
    opened.file.append({ seq: last + 1, payload: Buffer.from('after it') });
    opened.file.close();
    const again = await HASTY.open(path, this.#unlock(promised.pairs), true);
    assert.doesNotMatch(again.recovered ?? '', /complete save|not written by|damaged/);
    assert.equal(again.actions.at(-1)?.seq, last + 1);
    again.file.close();
    for (const copy of promised.copies) {
      const other = await HASTY.open(join(folder, copy.name), this.#unlock([0, 1]), false);
      this.#checkContents(other, { ...copy, tried: [] });
      other.file.close();
    }
  }

  async #do(step: Step): Promise<void> {
    if (step.kind === 'append') this.#append(step.bytes);
    else if (step.kind === 'import') this.#import(step.bytes);
    else if (step.kind === 'image') this.#putImage(step.back, step.bytes);
    else if (step.kind === 'rewrite') await this.#rewrite(step.keys === 'other', step.meanwhile);
    else if (step.kind === 'copy') await this.#copy(step.follow, step.meanwhile);
    else await this.#reopen();
  }

  #append(bytes: number, original?: { sha256: string; bytes: Buffer }): void {
    const { seq, tried } = this.#now();
    const payload = noise(`action ${this.#count++}`, bytes);
    this.#promised = { ...this.#now(), tried: [...tried, hashOf(payload)] };
    this.#open().append({ seq: seq + 1, payload });
    this.#payloads[seq + 1] = hashOf(payload);
    if (original !== undefined) this.#originals.push(original);
    this.#promised = { ...this.#now(), seq: seq + 1, originals: this.#originals.length, tried: [] };
  }

  #import(length: number): void {
    const bytes = noise(`original ${this.#count++}`, length);
    this.#open().putOriginal(hashOf(bytes), bytes);
    this.#append(200, { sha256: hashOf(bytes), bytes });
  }

  #imageFor(seq: number, length: number): Buffer {
    const image = Buffer.alloc(length, 'row ');
    noise(`image ${this.#count++}`, 70_000).copy(image, 0);
    this.#images.set(seq, (this.#images.get(seq) ?? new Set()).add(hashOf(image)));
    return image;
  }

  #putImage(back: number, length: number): void {
    const seq = Math.max(this.#now().seq - back, ...this.#images.keys(), 0);
    this.#open().putImage(seq, this.#imageFor(seq, length));
  }

  /** Steps of a rewriting, with actions between them. */
  async #finish(rewriting: Rewriting, meanwhile: readonly number[]): Promise<void> {
    const work = [...meanwhile];
    for (let more = true; more || work.length > 0; ) {
      const bytes = work.shift();
      if (bytes !== undefined) this.#append(bytes);
      more = rewriting.step();
      await rewriting.settle();
    }
    rewriting.finish();
  }

  async #rewrite(other: boolean, meanwhile: readonly number[]): Promise<void> {
    const { pairs } = this.#now();
    const next = other ? pairs.map(pair => 1 - pair) : pairs;
    const keys = other ? ({ kind: 'new', keys: this.#keysOf(next) } as const) : ({ kind: 'same' } as const);
    const rewriting = await this.#open().rewrite({ keys });
    this.#promised = { ...this.#now(), pairs: [...new Set([...pairs, ...next])] };
    try {
      await this.#finish(rewriting, meanwhile);
      this.#promised = { ...this.#now(), pairs: next };
    } catch (error) {
      rewriting.abandon();
      this.#promised = { ...this.#now(), pairs };
      throw error;
    }
  }

  async #copy(follow: boolean, meanwhile: readonly number[]): Promise<void> {
    const name = `copy-${this.#count++}.plumb`;
    const image = { seq: this.#now().seq, bytes: this.#imageFor(this.#now().seq, 150_000) };
    const rewriting = await this.#open().rewrite({
      keys: { kind: 'same' },
      path: this.#path(name),
      follow,
      image,
    });
    try {
      await this.#finish(rewriting, meanwhile);
    } catch (error) {
      rewriting.abandon();
      throw error;
    }
    const now = this.#now();
    const [from, to] = follow ? [now.name, name] : [name, now.name];
    this.#promised = { ...now, name: to, copies: [...now.copies, { ...now, name: from }] };
  }

  async #reopen(): Promise<void> {
    const { name, pairs } = this.#now();
    this.#open().close();
    const opened = await this.#files().open(this.#path(name), this.#unlock(pairs), false);
    this.#file = opened.file;
    this.#checkContents(opened, this.#now());
  }

  /** Everything that was promised is there, and nothing that was not tried; returns the newest action. */
  #checkContents(opened: Opened, promised: Pick<Promised, 'seq' | 'originals' | 'tried'>): number {
    const { file, image, imageSeq, actions } = opened;
    for (const [i, { seq, payload }] of actions.entries()) {
      assert.equal(seq, imageSeq + 1 + i);
      if (seq <= promised.seq || promised.tried.length === 0)
        assert.equal(hashOf(payload), this.#payloads[seq]);
      else assert.ok(promised.tried.includes(hashOf(payload)), `action ${seq} was never tried`);
    }
    const last = actions.at(-1)?.seq ?? imageSeq;
    const most = promised.seq + (promised.tried.length > 0 ? 1 : 0);
    assert.ok(last >= promised.seq, `action ${promised.seq} is lost: the file ends at ${last}`);
    assert.ok(last <= most || promised.tried.length === 0, `${last} was never tried`);
    assert.equal(
      image === null,
      imageSeq === 0 && !this.#images.get(0)?.has(hashOf(image ?? Buffer.alloc(0))),
    );
    if (image !== null) assert.ok(this.#images.get(imageSeq)?.has(hashOf(image)), 'an image nobody wrote');
    for (const { sha256, bytes } of this.#originals.slice(0, promised.originals))
      assert.ok(bytes.equals(file.readOriginal(sha256)));
    assert.deepEqual(
      file.verify(() => undefined),
      [],
    );
    return last;
  }

  #now(): Promised {
    assert.ok(this.#promised !== null);
    return this.#promised;
  }

  #open(): ProjectFile {
    assert.ok(this.#file !== null);
    return this.#file;
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  #files() {
    return quickFiles({ disk: this.#power.disk });
  }

  #keysOf(pairs: readonly number[]) {
    return { recipients: pairs.flatMap(pair => PAIRS[pair]?.recipient ?? []) };
  }

  #unlock(pairs: readonly number[]) {
    return { identities: pairs.flatMap(pair => PAIRS[pair]?.identity ?? []) };
  }
}
