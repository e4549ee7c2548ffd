import type { BytesAddress, PageSource, Task } from './page-source.ts';

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
    paint: (_page, canvas, scale) => paint(bitmap, canvas, scale),
    text: async () => null,
    close: () => bitmap.close(),
  };
}

function paint(bitmap: ImageBitmap, canvas: HTMLCanvasElement, wanted: number): Task {
  const scale = Math.min(wanted, 1);
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return { done: Promise.resolve(false), cancel: () => undefined };
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return { done: Promise.resolve(true), cancel: () => undefined };
}
