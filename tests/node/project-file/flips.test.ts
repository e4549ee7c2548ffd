// Accidents to a file at rest, many of them: one bit that is not what it was, or an end that is not there.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { randomFrom } from '../../helpers/random.ts';
import { checkContents, expectNoticed, openAltered, placesOf, sampleProject } from './sample.ts';

// `npm run torture` sets more. PLUMB_SEED repeats a run.
const FLIPS = Number(process.env.PLUMB_FLIPS ?? 300);
const CUTS = Number(process.env.PLUMB_CUTS ?? 100);
const SEED = Number(process.env.PLUMB_SEED ?? randomInt(2 ** 31));

/**
 * Bytes to harm: half of them anywhere in the file, which is mostly originals, half of them in the header, short records
 * and the heads and tags of long ones, where all that is not plain bulk lies.
 */
function placesToHarm(bytes: Buffer): (random: () => number) => number {
  const places = placesOf(bytes);
  const headerEnd = places[0]?.offset ?? 0;
  const dense = Array.from({ length: headerEnd }, (_, at) => at);
  for (const { offset, size } of places)
    for (let i = 0; i < size; i++) if (size < 4000 || i < 68 || i >= size - 16) dense.push(offset + i);
  return random => {
    const from = random() < 0.5 ? dense.length : bytes.length;
    const at = Math.floor(random() * from);
    return from === bytes.length ? at : (dense[at] ?? 0);
  };
}

/** A flip that escapes notice is a failure that names itself. */
async function flipBits(t: TestContext, count: number): Promise<void> {
  const sample = await sampleProject(t);
  const random = randomFrom(SEED);
  const pick = placesToHarm(sample.bytes);
  const counts = { refused: 0, named: 0 };
  for (let flip = 0; flip < count; flip++) {
    const at = pick(random);
    const bit = Math.floor(random() * 8);
    const altered = Buffer.from(sample.bytes);
    altered.writeUInt8(altered.readUInt8(at) ^ (1 << bit), at);
    counts[await expectNoticed(sample, altered, `byte ${at} bit ${bit}, seed ${SEED}`)] += 1;
  }
  assert.ok(counts.refused > count / 20 && counts.named > count / 20, JSON.stringify(counts));
  t.diagnostic(`seed ${SEED}: ${counts.refused} refused, ${counts.named} opened, with the place named`);
}

test(`C1 ${FLIPS} flipped bits: each is refused or named, and nothing different is ever shown`, t =>
  flipBits(t, FLIPS));

test(`T1 ${CUTS} cuts: each is refused or told, and what is shown is the state of a commit`, async t => {
  const sample = await sampleProject(t);
  const random = randomFrom(SEED);
  const pick = placesToHarm(sample.bytes);
  const commits = placesOf(sample.bytes).filter(({ kind }) => kind === 6);
  const ends = commits.map(({ offset, size }) => offset + size);
  const counts = { refused: 0, told: 0, atCommit: 0 };
  for (let cut = 0; cut < CUTS; cut++) {
    const length = pick(random);
    const end = ends.findLast(each => each <= length);
    const opened = await openAltered(sample, sample.bytes.subarray(0, length));
    const what = `cut at ${length}, seed ${SEED}`;
    assert.equal(opened === null, end === undefined, what);
    if (opened === null) {
      counts.refused += 1;
      continue;
    }
    const expected = sample.commits.find(each => each.length >= (end ?? 0));
    assert.equal(checkContents(opened, expected?.actions ?? -1), 0, what);
    const told = opened.recovered !== null;
    assert.equal(told, length > (end ?? 0), what);
    assert.equal(opened.file.verify(() => undefined).length, told ? 1 : 0, what);
    opened.file.close();
    counts[told ? 'told' : 'atCommit'] += 1;
  }
  t.diagnostic(`seed ${SEED}: ${JSON.stringify(counts)}`);
});
