import { framesOf } from '../../../shared/pictures/frames.ts';
import { aReading, counted, type FileOutcome } from '../outcome.ts';
import { pictureFacts } from './exif.ts';
import { type PixelSizes, pixelSizes } from './size.ts';

/** Largest picture that is taken: an A0 sheet at 300 dots an inch has 140 megapixels. */
export const MOST_MEGAPIXELS = 200;

/** A picture as a document whose pages have a size and no text yet. */
export function readImage(bytes: Uint8Array, mediaType: string, warnings: readonly string[]): FileOutcome {
  const refused = (reason: string): FileOutcome => ({ state: 'refused', kind: 'image', mediaType, reason });
  const frames = framesOf(bytes, mediaType);
  const stored = pixelSizes(bytes, mediaType);
  const { orientation, metadata } = pictureFacts(bytes, mediaType);
  const sizes = stored?.map(size => shownSize(size, mediaType, orientation));
  if (sizes === undefined)
    return refused(
      'The picture is damaged: its header does not say how large it is. Ask for the file again.',
    );
  const largest = Math.max(...sizes.map(({ width, height }) => width * height)) / 1e6;
  if (largest > MOST_MEGAPIXELS)
    return refused(
      `The picture has ${Math.round(largest)} megapixels; at most ${MOST_MEGAPIXELS} can be shown. Make it smaller with another program and import that.`,
    );
  return {
    state: 'needs-ocr',
    kind: 'image',
    mediaType,
    reason: `${sizes.length === 1 ? 'A picture' : `A picture of ${counted(sizes.length, 'page')}`}: it can be looked at and marked by areas; its words cannot be searched or quoted until they are read by OCR.`,
    reading: aReading({
      pages: sizes.map(({ width, height }, index) => ({
        number: index + 1,
        text: '',
        width,
        height,
        runs: [],
      })),
      pagesWithoutText: sizes.map((_, index) => index + 1),
      warnings: [
        ...warnings,
        ...(frames > 1 ? [`The picture moves: of its ${frames} frames the first is read by OCR.`] : []),
        ...(isCut(bytes, mediaType)
          ? ['The picture ends too early: a part of it is missing. Ask for the file again.']
          : []),
      ],
      metadata,
    }),
  };
}

/** A picture that stands on its side is shown upright. Of a TIFF each page says so for itself. */
const shownSize = (size: PixelSizes[number], mediaType: string, orientation: number): PixelSizes[number] =>
  mediaType !== 'image/tiff' && orientation >= 5 ? { width: size.height, height: size.width } : size;

/** Whether the mark that ends a PNG or JPEG is missing. */
function isCut(bytes: Uint8Array, mediaType: string): boolean {
  const end =
    mediaType === 'image/png' ? [0x49, 0x45, 0x4e, 0x44] : mediaType === 'image/jpeg' ? [0xff, 0xd9] : [];
  // Cameras and mail programs may append a little of their own.
  const tail = bytes.subarray(-65_536);
  return end.length > 0 && !tail.some((_, at) => end.every((byte, index) => tail[at + index] === byte));
}
