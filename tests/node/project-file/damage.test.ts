import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { decodeRecordHeader, encodeRecordHeader } from '../../../electron/node/project-file/format.ts';
import { quickFiles, quickUnlock } from '../../helpers/project-files.ts';
import { hashOf, noise } from './content.ts';
import {
  checkContents,
  expectNoticed,
  ORIGINALS,
  type Place,
  placesOf,
  sampleProject,
  wasDamaged,
} from './sample.ts';

const files = quickFiles();

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
  const at = places.findLastIndex(place => place.kind === 3);
  const [action, commit] = [places[at], places[at + 1]];
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
