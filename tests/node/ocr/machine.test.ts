import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { machineProgram } from '../../../electron/node/ocr/machine.ts';
import { grayOf } from '../../../electron/node/ocr/picture.ts';
import { asPng } from '../../../electron/node/ocr/png.ts';
import { createRecogniser } from '../../../electron/node/ocr/recogniser.ts';
import { characterErrors } from '../../helpers/similarity.ts';

const sample = join(import.meta.dirname, '..', '..', '..', 'resources', 'sample');
const recogniser = createRecogniser({ workers: 1 });
after(() => recogniser.close());
const absent = machineProgram() ? false : 'this machine has no tesseract of its own';

test("the machine's own program gives the words, places and confidence that the shipped one gives", {
  skip: absent,
}, async () => {
  const bytes = readFileSync(join(sample, 'end-user-note-scan.pdf'));
  const { signal } = new AbortController();
  const request = { page: 1, languages: ['rus'] };
  const machine = recogniser.open(bytes, 'application/pdf', 'machine');
  assert.match(machine.engineVersion, /^tesseract \d/);
  const theirs = await machine.page(request, signal);
  const ours = await recogniser.open(bytes, 'application/pdf', 'shipped').page(request, signal);
  assert.equal(theirs.languages, 'rus+eng');
  const errors = characterErrors(ours.text, theirs.text);
  // They are of different versions, and differ in what they see in a seal.
  assert.ok(errors < 0.1, `${errors}`);
  assert.equal(theirs.runs.length, theirs.confidence.length * 7);
  assert.ok(Math.abs(theirs.certainty - ours.certainty) < 10);
  assert.deepEqual([theirs.width, theirs.height], [ours.width, ours.height]);
});

test("a page that the machine's own program is at can be cancelled, and the next one is read", {
  skip: absent,
}, async () => {
  const file = recogniser.open(readFileSync(join(sample, 'seal-photo.png')), 'image/png', 'machine');
  const stop = new AbortController();
  const cancelled = file.page({ page: 1, languages: [] }, stop.signal);
  stop.abort();
  await assert.rejects(cancelled, { message: 'cancelled' });
  const page = await file.page({ page: 1, languages: ['eng'] }, new AbortController().signal);
  assert.deepEqual([page.width, page.height], [380, 380]);
});

test('a picture comes out of PNG as it went in', async () => {
  const pictures = fc
    .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
    .chain(({ width, height }) =>
      fc
        .uint8Array({ minLength: width * height, maxLength: width * height })
        .map(gray => ({ width, height, gray })),
    );
  await fc.assert(
    fc.asyncProperty(pictures, async picture => {
      const image = await loadImage(asPng(picture));
      assert.deepEqual([image.width, image.height], [picture.width, picture.height]);
      const canvas = createCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      assert.deepEqual(grayOf(data, image.width, image.height), picture.gray);
    }),
    { numRuns: 25 },
  );
});
