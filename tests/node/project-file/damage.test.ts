import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { Opened } from '../../../electron/core/ports/project-file.ts';
import { decodeRecordHeader, encodeRecordHeader } from '../../../electron/node/project-file/format.ts';
import { Refusal } from '../../../electron/shared/contract/problem.ts';
import {
  PROJECT_ID,
  quickFiles,
  quickKeys,
  quickUnlock,
  temporaryFolder,
} from '../../helpers/project-files.ts';

const files = quickFiles();
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes that look random and are the same in every run. */
const noise = (seed: string, length: number): Buffer =>
  Buffer.concat(
    Array.from({ length: Math.ceil(length / 32) }, (_, i) =>
      createHash('sha256').update(`${seed} ${i}`).digest(),
    ),
  ).subarray(0, length);

const ORIGINALS = [noise('first', 3000), noise('second', 1_050_000)] as const;
const IMAGE = Buffer.concat([noise('image', 70_000), Buffer.alloc(70_000, 'rows ')]);

interface Sample {
  readonly path: string;
  readonly bytes: Buffer;
  /** File length after each whole commit, and how many actions the project has then. */
  readonly commits: readonly { readonly length: number; readonly actions: number }[];
}

/** A project with two originals, five actions and an image after the third. */
async function sampleProject(t: TestContext): Promise<Sample> {
  const path = join(temporaryFolder(t), 'a.plumb');
  const file = await files.create(path, PROJECT_ID, quickKeys);
  const commits = [{ length: file.bytes(), actions: 0 }];
  for (let seq = 1; seq <= 5; seq++) {
    const original = ORIGINALS[seq - 1];
    if (original !== undefined) file.putOriginal(hashOf(original), original);
    file.append({ seq, payload: noise(`action ${seq}`, 100) });
    commits.push({ length: file.bytes(), actions: seq });
    if (seq !== 3) continue;
    file.putImage(3, IMAGE);
    commits.push({ length: file.bytes(), actions: 3 });
  }
  file.close();
  return { path, bytes: readFileSync(path), commits };
}

interface Place {
  readonly offset: number;
  readonly size: number;
  readonly kind: number;
}

/** Where the records lie, found from the clear headers alone. */
function placesOf(bytes: Buffer): Place[] {
  const places: Place[] = [];
  for (let offset = bytes.readUInt32LE(12); offset < bytes.length; ) {
    const size = 68 + bytes.readUInt32LE(offset + 8) + 16;
    places.push({ offset, size, kind: bytes.readUInt8(offset + 4) });
    offset += size;
  }
  return places;
}

/** Checks that what an opened file shows is what was written, and counts what it says is damaged. */
function checkContents(opened: Opened, expectedActions: number): number {
  const { file, image, imageSeq, actions } = opened;
  let seq = imageSeq;
  for (const action of actions) {
    seq += 1;
    assert.equal(action.seq, seq);
    assert.deepEqual(action.payload, noise(`action ${seq}`, 100));
  }
  assert.equal(seq, expectedActions);
  assert.ok(imageSeq === 0 ? image === null : imageSeq === 3 && image !== null && IMAGE.equals(image));
  let unreadable = 0;
  for (const [i, original] of ORIGINALS.entries()) {
    if (expectedActions <= i) continue;
    try {
      assert.deepEqual(file.readOriginal(hashOf(original)), original);
    } catch (error) {
      assert.ok(error instanceof Refusal && error.problem.code === 'damaged', String(error));
      unreadable += 1;
    }
  }
  return unreadable;
}

const wasDamaged = (error: unknown): true => {
  assert.ok(error instanceof Refusal, String(error));
  assert.ok(error.problem.code === 'damaged' || error.problem.code === 'not-a-project', error.problem.code);
  return true;
};

async function openOrNull(path: string, readOnly: boolean): Promise<Opened | null> {
  try {
    return await files.open(path, quickUnlock, readOnly);
  } catch (error) {
    wasDamaged(error);
    return null;
  }
}

/** Opens altered bytes: refused as damaged, or all that is shown is true and verify names the rest. */
async function expectNoticed(sample: Sample, altered: Buffer, what: string): Promise<'refused' | 'named'> {
  writeFileSync(sample.path, altered);
  const opened = await openOrNull(sample.path, true);
  const examined = await files.examine(sample.path, quickUnlock, () => undefined).catch(wasDamaged);
  if (examined !== true) assert.notDeepEqual(examined, [], `${what}: examine is silent`);
  if (opened === null) return 'refused';
  try {
    const unreadable = checkContents(opened, 5);
    assert.ok(unreadable <= 1, `${what}: harmed more than one original`);
    const damage = opened.file.verify(() => undefined);
    assert.notDeepEqual(damage, [], `${what}: verify is silent`);
    return 'named';
  } finally {
    opened.file.close();
  }
}

/** Cut positions: every byte of everything small, and some inside the long pieces. */
function cutPositions(sample: Sample): number[] {
  const starts = placesOf(sample.bytes).flatMap(({ offset, size }) =>
    size < 4000
      ? Array.from({ length: size }, (_, i) => offset + i)
      : [0, 1, 3, 4, 67, 68, 69, 511, 512, size >> 1, size - 17, size - 16, size - 1].map(i => offset + i),
  );
  return starts.filter(
    (cut, i) => i % 7 === 0 || sample.commits.some(({ length }) => Math.abs(length - cut) < 2),
  );
}

test('T1 a file cut anywhere opens as of its last whole commit, and says how many bytes were dropped', async t => {
  const sample = await sampleProject(t);
  const empty = sample.commits[0] ?? { length: 0, actions: 0 };
  for (const cut of cutPositions(sample).toReversed()) {
    if (statSync(sample.path).size < cut) writeFileSync(sample.path, sample.bytes);
    truncateSync(sample.path, cut);
    if (cut < empty.length) {
      await assert.rejects(files.open(sample.path, quickUnlock, false), wasDamaged, `cut at ${cut}`);
      continue;
    }
    const expected: Sample['commits'][number] =
      sample.commits.findLast(({ length }) => length <= cut) ?? empty;
    const readOnly = cut % 20 > 0;
    const opened = await files.open(sample.path, quickUnlock, readOnly);
    const dropped = cut - expected.length;
    const told = `last ${dropped} byte${dropped === 1 ? '' : 's'} of the file ${dropped === 1 ? 'is' : 'are'} not a complete save`;
    assert.equal(opened.recovered?.includes(told) ?? false, dropped > 0, `cut at ${cut}`);
    const findings = opened.file.verify(() => undefined).map(({ where }) => where);
    assert.deepEqual(findings, readOnly && dropped > 0 ? ['the end of the file'] : [], `cut at ${cut}`);
    assert.equal(checkContents(opened, expected.actions), 0);
    opened.file.close();
    assert.equal(statSync(sample.path).size, readOnly ? cut : expected.length);
  }
});

test('H1 a header cut anywhere is refused, never misread', async t => {
  const sample = await sampleProject(t);
  for (let cut = 0; cut < sample.bytes.readUInt32LE(12); cut += 7) {
    writeFileSync(sample.path, sample.bytes.subarray(0, cut));
    await assert.rejects(files.open(sample.path, quickUnlock, false), wasDamaged);
  }
});

test('T1 after a torn tail was cut back, work goes on and the next opening is silent', async t => {
  const sample = await sampleProject(t);
  writeFileSync(sample.path, sample.bytes.subarray(0, sample.bytes.length - 5));
  const first = await files.open(sample.path, quickUnlock, true);
  assert.match(first.recovered ?? '', /left out\. The file holds everything up to action 4\..*later work/);
  assert.doesNotMatch(first.recovered ?? '', /Everything that was shown as saved/);
  const [finding] = first.file.verify(() => undefined);
  assert.equal(finding?.where, 'the end of the file');
  assert.match(finding.what, /cut short and what came after action 4 is missing/);
  assert.deepEqual(await files.examine(sample.path, quickUnlock, () => undefined), [finding]);
  first.file.close();
  assert.equal(statSync(sample.path).size, sample.bytes.length - 5, 'reading changes nothing');
  const second = await files.open(sample.path, quickUnlock, false);
  assert.match(second.recovered ?? '', /were removed/);
  second.file.append({ seq: 5, payload: noise('action 5', 100) });
  second.file.close();
  const third = await files.open(sample.path, quickUnlock, true);
  t.after(() => third.file.close());
  assert.equal(third.recovered, null);
  assert.equal(checkContents(third, 5), 0);
  assert.deepEqual(
    third.file.verify(() => undefined),
    [],
  );
});

test('T3 a file cut by more than one save leaves is doubted aloud', async t => {
  const sample = await sampleProject(t);
  const path = sample.path;
  const { file } = await files.open(path, quickUnlock, false);
  const original = noise('third', 2_500_000);
  file.putOriginal(hashOf(original), original);
  file.append({ seq: 6, payload: noise('action 6', 100) });
  file.close();
  truncateSync(path, sample.bytes.length + 2_000_000);
  const cut = await files.open(path, quickUnlock, true);
  assert.match(cut.recovered ?? '', /last 2000000 bytes .*up to action 5\..*So much is left only when/);
  assert.equal(cut.file.verify(() => undefined).length, 1);
  cut.file.close();
});

test('T3 what a living writer has not finished is no damage, and the writer itself sees none', async t => {
  const sample = await sampleProject(t);
  const writer = await files.open(sample.path, quickUnlock, false);
  t.after(() => writer.file.close());
  const original = noise('third', 1_100_000);
  writer.file.putOriginal(hashOf(original), original);
  assert.ok(statSync(sample.path).size > sample.bytes.length);
  const reader = await files.open(sample.path, quickUnlock, true);
  t.after(() => reader.file.close());
  assert.match(reader.recovered ?? '', /open for writing in another process/);
  for (const { file } of [reader, writer])
    assert.deepEqual(
      file.verify(() => undefined),
      [],
    );
});

test('T4 a tail that holds no record of ours is left out, and the person and verify say so', async t => {
  const sample = await sampleProject(t);
  for (const tail of [Buffer.from('\n'), Buffer.from('%PDF-1.7 and so on'), noise('foreign', 70_000)]) {
    writeFileSync(sample.path, Buffer.concat([sample.bytes, tail]));
    const told = new RegExp(
      `last ${tail.length} bytes? of the file (was|were) not written by Plumbline; .* up to action 5\\.`,
    );
    const read = await files.open(sample.path, quickUnlock, true);
    assert.match(read.recovered ?? '', told);
    assert.equal(checkContents(read, 5), 0);
    const [finding, ...more] = read.file.verify(() => undefined);
    assert.equal(finding?.where, 'the end of the file');
    assert.deepEqual(more, []);
    read.file.close();
    assert.equal(statSync(sample.path).size, sample.bytes.length + tail.length, 'reading changes nothing');
    const written = await files.open(sample.path, quickUnlock, false);
    assert.match(written.recovered ?? '', told);
    assert.match(written.recovered ?? '', /removed/);
    assert.deepEqual(
      written.file.verify(() => undefined),
      [],
    );
    written.file.close();
    assert.deepEqual(readFileSync(sample.path), sample.bytes);
  }
});

test('T5 a foreign tail in which a record could stand is refused', async t => {
  const sample = await sampleProject(t);
  const record = placesOf(sample.bytes).at(-1);
  assert.ok(record !== undefined);
  const marked = Buffer.concat([noise('foreign', 100), sample.bytes.subarray(record.offset)]);
  marked.writeUInt8(marked.readUInt8(140) ^ 1, 140);
  writeFileSync(sample.path, Buffer.concat([sample.bytes, marked]));
  for (const readOnly of [true, false])
    await assert.rejects(files.open(sample.path, quickUnlock, readOnly), wasDamaged);
});

test('T2 a last append with an unwritten sector is a torn tail, at any place of it', async t => {
  const sample = await sampleProject(t);
  const before = sample.commits.at(-2);
  assert.ok(before !== undefined);
  for (let start = Math.ceil(before.length / 512) * 512; start < sample.bytes.length; start += 512) {
    const torn = Buffer.from(sample.bytes);
    torn.fill(0, start, Math.min(torn.length, start + 512));
    writeFileSync(sample.path, torn);
    const opened = await files.open(sample.path, quickUnlock, true);
    assert.equal(checkContents(opened, 4), 0);
    assert.ok(opened.recovered !== null);
    opened.file.close();
  }
  writeFileSync(sample.path, Buffer.concat([sample.bytes, Buffer.alloc(4096)]));
  const opened = await files.open(sample.path, quickUnlock, true);
  assert.equal(checkContents(opened, 5), 0);
  opened.file.close();
});

test('C1 a flipped bit anywhere is refused or named, and nothing different is ever shown', async t => {
  const sample = await sampleProject(t);
  const counts = { refused: 0, named: 0 };
  const long = placesOf(sample.bytes).filter(({ size }) => size > 4000);
  const short = placesOf(sample.bytes).filter(({ size }) => size <= 4000);
  const offset = fc.oneof(
    fc.nat(sample.bytes.readUInt32LE(12) - 1),
    fc.constantFrom(...short).chain(place => fc.nat(place.size - 1).map(i => place.offset + i)),
    fc.constantFrom(...long).chain(place => fc.nat(place.size - 1).map(i => place.offset + i)),
    fc
      .constantFrom(...long)
      .chain(place => fc.nat(83).map(i => place.offset + (i < 68 ? i : place.size - 84 + i))),
  );
  await fc.assert(
    fc.asyncProperty(offset, fc.nat(7), async (at, bit) => {
      const altered = Buffer.from(sample.bytes);
      altered.writeUInt8(altered.readUInt8(at) ^ (1 << bit), at);
      counts[await expectNoticed(sample, altered, `byte ${at} bit ${bit}`)] += 1;
    }),
    { numRuns: 400 },
  );
  assert.ok(counts.refused > 30 && counts.named > 30, JSON.stringify(counts));
});

test('C2 records swapped, repeated, dropped or moved are noticed', async t => {
  const sample = await sampleProject(t);
  const places = placesOf(sample.bytes);
  const cut = (place: Place): Buffer => sample.bytes.subarray(place.offset, place.offset + place.size);
  const build = (order: readonly Place[]): Buffer =>
    Buffer.concat([sample.bytes.subarray(0, sample.bytes.readUInt32LE(12)), ...order.map(cut)]);
  assert.deepEqual(build(places), sample.bytes);
  for (let i = 0; i < places.length - 1; i++) {
    const [here, next] = [places[i], places[i + 1]];
    assert.ok(here !== undefined && next !== undefined);
    await expectNoticed(sample, build(places.toSpliced(i, 2, next, here)), `swap ${i}`);
    await expectNoticed(sample, build(places.toSpliced(i, 0, here)), `repeat ${i}`);
    await expectNoticed(sample, build(places.toSpliced(i, 1)), `drop ${i}`);
    await expectNoticed(sample, build([...places.toSpliced(i, 1), here]), `move ${i} to the end`);
  }
});

test('C3 a dropped record with mended numbers and checks does not pass', async t => {
  const sample = await sampleProject(t);
  const places = placesOf(sample.bytes);
  const victim = places.findIndex(place => place.kind === 3);
  const altered = Buffer.from(sample.bytes);
  const [lost, next] = [places[victim], places[victim + 1]];
  assert.ok(lost !== undefined && next !== undefined);
  const header = decodeRecordHeader(altered.subarray(next.offset, next.offset + 68));
  const before = decodeRecordHeader(altered.subarray(lost.offset, lost.offset + 68));
  assert.ok(header !== null && before !== null);
  encodeRecordHeader({ ...header, record: before.record, link: before.link }).copy(altered, next.offset);
  const spliced = Buffer.concat([altered.subarray(0, lost.offset), altered.subarray(next.offset)]);
  await expectNoticed(sample, spliced, 'spliced');
});

test('C3 an action passed off as another kind, with its check mended, is refused', async t => {
  const sample = await sampleProject(t);
  const last = placesOf(sample.bytes).findLast(place => place.kind === 3);
  assert.ok(last !== undefined);
  const altered = Buffer.from(sample.bytes);
  const header = decodeRecordHeader(altered.subarray(last.offset, last.offset + 68));
  assert.ok(header !== null);
  encodeRecordHeader({ ...header, kind: 6 }).copy(altered, last.offset);
  assert.equal(await expectNoticed(sample, altered, 'kind changed'), 'refused');
});

test('C4 a record of a forked copy of the same file is not taken for the one that stood there', async t => {
  const sample = await sampleProject(t);
  const places = placesOf(sample.bytes);
  const last = sample.commits.at(-2);
  assert.ok(last !== undefined);
  writeFileSync(sample.path, sample.bytes.subarray(0, last.length));
  const fork = await files.open(sample.path, quickUnlock, false);
  fork.file.append({ seq: 5, payload: noise('another 5', 100) });
  fork.file.close();
  const forked = readFileSync(sample.path);
  const [action, commit] = places.slice(-2);
  assert.ok(action !== undefined && commit !== undefined && forked.length === sample.bytes.length);
  const spliced = Buffer.concat([
    sample.bytes.subarray(0, action.offset),
    forked.subarray(action.offset, commit.offset),
    sample.bytes.subarray(commit.offset),
  ]);
  assert.equal(await expectNoticed(sample, spliced, 'record of a fork'), 'refused');
});

test('K3 slots of another project do not open this one', async t => {
  const sample = await sampleProject(t);
  const other = await sampleProject(t);
  const altered = Buffer.from(sample.bytes);
  const length = altered.readUInt32LE(12);
  assert.equal(other.bytes.readUInt32LE(12), length);
  // The slot is the last field before the two seals; its age file is as long in both.
  const start = altered.indexOf('age-encryption.org/v1');
  other.bytes.copy(altered, start, start, length - 64);
  createHash('sha256')
    .update(altered.subarray(0, length - 32))
    .digest()
    .copy(altered, length - 32);
  assert.equal(await expectNoticed(sample, altered, 'swapped slot'), 'refused');
});

test('O4 an original that is damaged harms no other, and the opener is told', async t => {
  const sample = await sampleProject(t);
  const long = placesOf(sample.bytes).find(place => place.size > 1_000_000);
  assert.ok(long !== undefined);
  const altered = Buffer.from(sample.bytes);
  altered.fill(0x55, long.offset - 10, long.offset + 5000);
  writeFileSync(sample.path, altered);
  const opened = await files.open(sample.path, quickUnlock, false);
  t.after(() => opened.file.close());
  assert.match(opened.recovered ?? '', /damaged in .*plumb verify/);
  assert.equal(checkContents(opened, 5), 1);
  const steps: [number, number][] = [];
  const damage = opened.file.verify((done, total) => steps.push([done, total]));
  assert.ok(damage.some(({ where }) => where === `original ${hashOf(ORIGINALS[1])}`));
  assert.deepEqual(steps.at(-1), [steps.length, steps.length]);
  opened.file.append({ seq: 6, payload: noise('action 6', 100) });
});

test('O3 a length that claims gigabytes costs neither memory nor time', async t => {
  const sample = await sampleProject(t);
  const altered = Buffer.from(sample.bytes);
  altered.writeUInt32LE(0xfffffff0, 12);
  writeFileSync(sample.path, altered);
  await assert.rejects(files.open(sample.path, quickUnlock, false), wasDamaged);
  const place = placesOf(sample.bytes).at(-1);
  assert.ok(place !== undefined);
  const header = decodeRecordHeader(sample.bytes.subarray(place.offset, place.offset + 68));
  assert.ok(header !== null);
  const claims = Buffer.from(sample.bytes);
  encodeRecordHeader({ ...header, length: 0xfffffff0 }).copy(claims, place.offset);
  assert.equal(await expectNoticed(sample, claims, 'long claim'), 'refused');
});
