import assert from 'node:assert/strict';
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { quickFiles, quickUnlock } from '../../helpers/project-files.ts';
import { checkContents, hashOf, noise, placesOf, type Sample, sampleProject, wasDamaged } from './sample.ts';

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
