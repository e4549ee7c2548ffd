import assert from 'node:assert/strict';
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ProjectFile } from '../../../electron/core/ports/project-file.ts';
import { quickFiles, quickUnlock } from '../../helpers/project-files.ts';
import { hashOf, noise } from './content.ts';
import { checkContents, placesOf, type Sample, sampleProject, wasDamaged } from './sample.ts';

const files = quickFiles();

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
  const commits = placesOf(sample.bytes).filter(({ kind }) => kind === 6);
  const ends = commits.map(({ offset, size }) => offset + size);
  for (const cut of cutPositions(sample).toReversed()) {
    if (statSync(sample.path).size < cut) writeFileSync(sample.path, sample.bytes);
    truncateSync(sample.path, cut);
    const end = ends.findLast(length => length <= cut);
    const expected = sample.commits.find(({ length }) => end !== undefined && length >= end);
    if (end === undefined || expected === undefined) {
      await assert.rejects(files.open(sample.path, quickUnlock, false), wasDamaged, `cut at ${cut}`);
      continue;
    }
    const readOnly = cut % 20 > 0;
    const opened = await files.open(sample.path, quickUnlock, readOnly);
    const dropped = cut - end;
    const told = `last ${dropped} byte${dropped === 1 ? '' : 's'} of the file ${dropped === 1 ? 'is' : 'are'} not a complete save`;
    assert.equal(opened.recovered?.includes(told) ?? false, dropped > 0, `cut at ${cut}`);
    const findings = opened.file.verify(() => undefined).map(({ where }) => where);
    assert.deepEqual(findings, readOnly && dropped > 0 ? ['the end of the file'] : [], `cut at ${cut}`);
    assert.equal(checkContents(opened, expected.actions), 0);
    opened.file.close();
    assert.equal(statSync(sample.path).size, readOnly ? cut : end);
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

/** Appends an action whose commit ends after so many bytes of a sector. An action of n bytes takes 92 + n, a commit 100. */
function appendUpTo(file: ProjectFile, seq: number, share: number): void {
  const rest = (share - (file.bytes() + 92 + 100)) % 512;
  file.append({ seq, payload: noise(`action ${seq}`, rest < 0 ? rest + 512 : rest) });
}

test('A7 an append leaves no small share of a last sector, whatever its length', async t => {
  const sample = await sampleProject(t);
  const { file } = await files.open(sample.path, quickUnlock, false);
  for (let share = 0; share <= 20; share++) {
    appendUpTo(file, 6 + share, share);
    assert.equal(file.bytes() % 512, share > 0 && share < 16 ? share + 100 : share);
  }
  file.close();
  const opened = await files.open(sample.path, quickUnlock, true);
  t.after(() => opened.file.close());
  assert.equal(opened.recovered, null);
  assert.equal(opened.actions.at(-1)?.seq, 26);
  assert.deepEqual(
    opened.file.verify(() => undefined),
    [],
  );
});

test('T2 a sector that was to get only few bytes of an append, and got none, is a torn tail', async t => {
  const sample = await sampleProject(t);
  for (const share of [1, 15, 497, 511]) {
    writeFileSync(sample.path, sample.bytes);
    const { file } = await files.open(sample.path, quickUnlock, false);
    if (share > 15) appendUpTo(file, 6, share);
    const before = file.bytes();
    const seq = share > 15 ? 7 : 6;
    appendUpTo(file, seq, share);
    file.close();
    const bytes = readFileSync(sample.path);
    if (share > 15) bytes.fill(0, before, Math.ceil(before / 512) * 512);
    else bytes.fill(0, Math.floor(bytes.length / 512) * 512);
    writeFileSync(sample.path, bytes);
    const opened = await files.open(sample.path, quickUnlock, true);
    assert.match(opened.recovered ?? '', /not a complete save; they were left out/);
    assert.equal(opened.actions.at(-1)?.seq, seq - 1);
    opened.file.close();
  }
});

test('T2 a sector that an import shares with the action that ends it may lack the action', async t => {
  const sample = await sampleProject(t);
  const { file } = await files.open(sample.path, quickUnlock, false);
  const original = noise('third', 5000);
  file.putOriginal(hashOf(original), original);
  const shared = statSync(sample.path).size;
  file.append({ seq: 6, payload: noise('action 6', 700) });
  file.close();
  const bytes = readFileSync(sample.path);
  assert.ok(shared % 512 > 0);
  bytes.fill(0, shared, Math.ceil(shared / 512) * 512);
  writeFileSync(sample.path, bytes);
  const opened = await files.open(sample.path, quickUnlock, false);
  t.after(() => opened.file.close());
  assert.match(opened.recovered ?? '', /up to action 5\./);
  assert.equal(checkContents(opened, 5), 0);
  assert.equal(opened.file.hasOriginal(hashOf(original)), false);
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
