import type { BytesAddress, PageSource } from './page-source.ts';
import { paintBitmap } from './paint-bitmap.ts';

/** Opens an image as a document of one page, a pixel a point. Rejects when the bytes are no image a browser knows. */
export async function openImage(address: BytesAddress): Promise<PageSource> {
  const response = await fetch(address.url, { headers: address.headers });
  if (!response.ok) throw new Error(`The bytes of the image were refused (${response.status}).`);
  const bitmap = await createImageBitmap(await response.blob());
  const size = { width: bitmap.width, height: bitmap.height };
  return {
    pageCount: 1,
    firstSize: size,
    size: async () => size,
    finest: 1,
    paint: (_page, canvas, scale, part) => ({
      done: Promise.resolve(paintBitmap(bitmap, canvas, scale, part)),
      cancel: () => undefined,
    }),
    text: async () => null,
    close: () => bitmap.close(),
  };
}
