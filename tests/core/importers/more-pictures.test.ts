// Pictures that few programs write any more, and what other decoders stumble over.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { pictureFacts } from '../../../electron/core/importers/image/exif.ts';
import { decodeBmp } from '../../../electron/shared/pictures/bmp.ts';
import { firstFrame, framesOf } from '../../../electron/shared/pictures/frames.ts';
import { TiffFile } from '../../../electron/shared/pictures/tiff.ts';
import { read } from './try-file.ts';

/** A bitmap with a header of 40 bytes; colours as blue, green, red, nought. */
function aBmp(
  [width, height]: readonly [number, number],
  [bits, packing]: readonly [number, number],
  colours: readonly number[],
  content: readonly number[],
): Uint8Array {
  const start = 54 + colours.length;
  const bytes = new Uint8Array(start + content.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, start, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, bits, true);
  view.setUint32(30, packing, true);
  view.setUint32(46, colours.length / 4, true);
  bytes.set(colours, 54);
  bytes.set(content, start);
  return bytes;
}

const shades = [0, 0, 0, 0, 100, 100, 100, 0, 200, 200, 200, 0];
/** Red of every pixel, row by row from the top. */
const redOf = (bytes: Uint8Array): number[] => {
  const { rgba } = decodeBmp(bytes);
  return Array.from({ length: rgba.length / 4 }, (_, index) => rgba[index * 4] ?? -1);
};

test('bitmaps packed by runs are decoded: runs, stretches as they are, steps, ends of rows', () => {
  // The lowest row first: two of colour 1 and two of colour 2; then 0 1 2 as they are, and one left white.
  const rows8 = [2, 1, 2, 2, 0, 0, 0, 3, 0, 1, 2, 0, 0, 1];
  assert.deepEqual(redOf(aBmp([4, 2], [8, 1], shades, rows8)), [0, 100, 200, 255, 100, 100, 200, 200]);
  const rows4 = [3, 0x12, 0, 0, 0, 3, 0x01, 0x20, 0, 1];
  assert.deepEqual(redOf(aBmp([3, 2], [4, 2], shades, rows4)), [0, 100, 200, 100, 200, 100]);
  const step = [0, 2, 1, 1, 1, 2, 0, 1];
  assert.deepEqual(redOf(aBmp([2, 2], [8, 1], shades, step)), [255, 200, 255, 255]);
});

test('plain bitmaps of every depth are decoded, from the top where they say so', () => {
  assert.deepEqual(redOf(aBmp([3, 1], [1, 0], shades.slice(0, 8), [0b01000000, 0, 0, 0])), [0, 100, 0]);
  assert.deepEqual(redOf(aBmp([1, -2], [24, 0], [], [0, 0, 7, 0, 0, 0, 9, 0])), [7, 9]);
  assert.deepEqual(redOf(aBmp([1, 1], [16, 0], [], [0x00, 0x7c, 0, 0])), [255]);
  assert.deepEqual(redOf(aBmp([1, 1], [32, 0], [], [0, 0, 8, 255])), [8]);
});

test('a spoiled bitmap is decoded or refused, and never breaks', () => {
  const whole = aBmp([4, 2], [8, 1], shades, [2, 1, 2, 2, 0, 0, 0, 3, 0, 1, 2, 0, 0, 1]);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), changes => {
      const bytes = whole.slice();
      for (const [at, value] of changes) bytes[at] = value;
      // A size that is taken for true would need much memory in every run.
      bytes.set(whole.subarray(18, 26), 18);
      try {
        decodeBmp(bytes);
      } catch (error) {
        assert.match(String(error), /damaged/);
      }
    }),
  );
});

const riff = (name: string, content: Uint8Array | readonly number[]): number[] => {
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, content.length, true);
  return [...new TextEncoder().encode(name), ...size, ...content, ...(content.length % 2 ? [0] : [])];
};

test('a picture that moves says how many frames it has, and its first is taken', async () => {
  const frame = (shade: number) => riff('ANMF', [...new Uint8Array(16), ...riff('VP8L', [0x2f, shade])]);
  const body = [
    ...riff('VP8X', new Uint8Array(10)),
    ...riff('ANIM', new Uint8Array(6)),
    ...frame(1),
    ...frame(2),
  ];
  const webp = Uint8Array.from(riff('RIFF', [...new TextEncoder().encode('WEBP'), ...body]));
  assert.equal(framesOf(webp, 'image/webp'), 2);
  assert.deepEqual(
    [...firstFrame(webp)],
    riff('RIFF', [...new TextEncoder().encode('WEBP'), ...riff('VP8L', [0x2f, 1])]),
  );
  const outcome = await read('a.webp', webp);
  assert.match(outcome.reading?.warnings.join() ?? '', /of its 2 frames the first is read/);
  const image = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 0x44, 0];
  const gif = [...new TextEncoder().encode('GIF89a'), 1, 0, 1, 0, 0, 0, 0];
  assert.equal(
    framesOf(Uint8Array.from([...gif, ...image, 0x21, 0xf9, 1, 0, 0, ...image, 0x3b]), 'image/gif'),
    2,
  );
  assert.equal(framesOf(Uint8Array.from([...gif, ...image, 0x3b]), 'image/gif'), 1);
});

/** A row of a directory of a TIFF or EXIF block: tag, kind, count, value. */
const row = (view: DataView, at: number, tag: number, kind: number, count: number, value: number): void => {
  view.setUint16(at, tag, true);
  view.setUint16(at + 2, kind, true);
  view.setUint32(at + 4, count, true);
  view.setUint32(at + 8, value, true);
};

test('a JPEG page in shades of gray inside a TIFF keeps its shape', () => {
  const jpeg = Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//wAALCAAQABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAACAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AJgToxE6/9k=',
    'base64',
  );
  const tags = [
    [256, 16],
    [257, 16],
    [258, 8],
    [259, 7],
    [262, 1],
    [273, 8],
    [277, 1],
    [278, 16],
    [279, jpeg.length],
  ] as const;
  const at = 8 + jpeg.length + (jpeg.length % 2);
  const bytes = new Uint8Array(at + 2 + tags.length * 12 + 4);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, at, true);
  bytes.set(jpeg, 8);
  view.setUint16(at, tags.length, true);
  for (const [index, [tag, value]] of tags.entries()) row(view, at + 2 + index * 12, tag, 4, 1, value);
  const { rgba } = new TiffFile(bytes).decode(1);
  const dark = Array.from({ length: 256 }, (_, index) => Number((rgba[index * 4] ?? 0) < 128));
  assert.deepEqual(
    dark,
    Array.from({ length: 256 }, (_, index) => Number(index % 16 < 8)),
  );
});

test('a clock that was never set gives no date, and what is no date stays as it was written', () => {
  const taken = (written: string): string | undefined => {
    const bytes = new Uint8Array(8 + 2 + 12 + 4 + 20);
    const view = new DataView(bytes.buffer);
    bytes.set([0x49, 0x49, 42, 0, 8]);
    view.setUint16(8, 1, true);
    row(view, 10, 306, 2, 20, 26);
    bytes.set(new TextEncoder().encode(written), 26);
    return pictureFacts(bytes, 'image/tiff').metadata.Modified;
  };
  assert.equal(taken('2021:05:06 07:08:09'), '2021-05-06 07:08:09');
  assert.equal(taken('0000:00:00 00:00:00'), undefined);
  assert.equal(taken('    :  :     :  :  '), undefined);
  assert.equal(taken('2021:00:00 00:00:00'), '2021:00:00 00:00:00');
  assert.equal(taken('2021:13:40 07:08:09'), '2021:13:40 07:08:09');
});
