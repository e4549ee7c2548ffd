import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { pictureFacts } from '../../../electron/core/importers/image/exif.ts';
import { TiffFile } from '../../../electron/shared/pictures/tiff.ts';
import { fixture } from './fixtures.ts';
import { read } from './try-file.ts';

const FAX = 'two-pages.tif';

/** How many pixels of a decoded page are dark, in its left and its right half. */
function ink({ width, rgba }: { width: number; rgba: Uint8ClampedArray }): [left: number, right: number] {
  const halves: [number, number] = [0, 0];
  for (let at = 0; at < rgba.length; at += 4)
    if ((rgba[at] ?? 255) < 128) halves[(at / 4) % width < width / 2 ? 0 : 1]++;
  return halves;
}

test('a TIFF of two fax pages has two pages, and both are decoded, in any order', async () => {
  const { state, reading } = await read(FAX, fixture(FAX));
  assert.equal(state, 'needs-ocr');
  assert.deepEqual(
    reading?.pages.map(({ number, width, height }) => [number, width, height]),
    [
      [1, 1200, 400],
      [2, 1200, 400],
    ],
  );
  const file = new TiffFile(fixture(FAX) as Uint8Array<ArrayBuffer>);
  const [second, first] = [file.decode(2), file.decode(1)];
  assert.ok(ink(first)[0] > 1000 && ink(second)[0] > 1000);
  assert.notDeepEqual(ink(first), ink(second));
});

/** A TIFF of one row of pixels, uncompressed, with more tags. */
function aTiff(
  width: number,
  height: number,
  pixels: readonly number[],
  more: readonly [number, number][] = [],
): Uint8Array<ArrayBuffer> {
  const tags: [number, number][] = [
    [256, width],
    [257, height],
    [258, 8],
    [259, 1],
    [262, 1],
    [273, 8],
    [277, 1],
    [278, height],
    [279, pixels.length],
    ...more,
  ];
  tags.sort(([a], [b]) => a - b);
  const at = 8 + pixels.length + (pixels.length % 2);
  const bytes = new Uint8Array(at + 2 + tags.length * 12 + 4);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, at, true);
  bytes.set(pixels, 8);
  view.setUint16(at, tags.length, true);
  for (const [index, [tag, value]] of tags.entries()) {
    const place = at + 2 + index * 12;
    view.setUint16(place, tag, true);
    view.setUint16(place + 2, 4, true);
    view.setUint32(place + 4, 1, true);
    view.setUint32(place + 8, value, true);
  }
  return bytes;
}

test('pages of a TIFF are turned as it says', () => {
  const shades = (orientation: number): number[] => {
    const page = new TiffFile(aTiff(2, 2, [10, 20, 30, 40], [[274, orientation]])).decode(1);
    return [0, 4, 8, 12].map(at => page.rgba[at] ?? -1);
  };
  assert.deepEqual(shades(1), [10, 20, 30, 40]);
  assert.deepEqual(shades(2), [20, 10, 40, 30]);
  assert.deepEqual(shades(3), [40, 30, 20, 10]);
  assert.deepEqual(shades(4), [30, 40, 10, 20]);
  assert.deepEqual(shades(5), [10, 30, 20, 40]);
  assert.deepEqual(shades(6), [30, 10, 40, 20]);
  assert.deepEqual(shades(7), [40, 20, 30, 10]);
  assert.deepEqual(shades(8), [20, 40, 10, 30]);
});

test('a TIFF that claims more pixels than can be shown, or none, is not decoded', () => {
  assert.throws(() => new TiffFile(aTiff(60_000, 60_000, [1])).decode(1), /too large/);
  assert.throws(() => new TiffFile(aTiff(0, 10, [1])).decode(1), /no pixels/);
  assert.throws(() => new TiffFile(aTiff(1, 1, [1])).decode(2), /no page 2/);
});

test('pages of a TIFF that lead in a circle end', () => {
  const bytes = aTiff(1, 1, [7]);
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 4, view.getUint32(4, true), true);
  const file = new TiffFile(bytes);
  assert.equal(file.pages.length, 1);
  assert.equal(file.decode(1).rgba[0], 7);
});

test('spoiled TIFFs are decoded or refused, and never break', () => {
  const whole = fixture(FAX);
  const spoiling = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(spoiling, changes => {
      const bytes = whole.slice() as Uint8Array<ArrayBuffer>;
      for (const [at, value] of changes) bytes[at] = value;
      try {
        new TiffFile(bytes).decode(1);
      } catch (error) {
        assert.ok(error instanceof Error || typeof error === 'string');
      }
    }),
    { numRuns: 40, seed: 5 },
  );
});

test('what a camera wrote is kept, with its precision, and a picture on its side has the size that is shown', async () => {
  const { reading } = await read('turned.jpg', fixture('turned.jpg'));
  assert.deepEqual(
    reading?.pages.map(({ width, height }) => [width, height]),
    [[400, 1200]],
  );
  assert.equal(reading?.metadata.Taken, '2021-05-06 07:08:09 +03:00');
  assert.equal(reading?.metadata.Author, 'Иван');
  assert.equal(reading?.metadata['Camera make'], 'Nikon');
  assert.equal(reading?.metadata['GPS position'], '55.750000, -37.610000');
});

test('facts of a picture are read from any bytes without breaking', () => {
  const types = fc.constantFrom('image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'image/gif');
  const start = fixture('turned.jpg').subarray(0, 400);
  fc.assert(
    fc.property(types, fc.uint8Array({ maxLength: 300 }), fc.nat(300), (type, noise, at) => {
      const bytes = start.slice();
      bytes.set(noise.subarray(0, bytes.length - at), at);
      const { orientation } = pictureFacts(bytes, type);
      assert.ok(orientation >= 1 && orientation <= 8);
    }),
  );
});
