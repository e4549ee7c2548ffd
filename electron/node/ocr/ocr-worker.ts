// Draws and reads pages in a thread of its own, one after the other.
import { parentPort } from 'node:worker_threads';
import { type Drawable, openDrawable } from './draw.ts';
import type { OcrAnswer, OcrJob } from './messages.ts';
import { readPage } from './reading.ts';
import { loadTesseract, type Tesseract } from './tesseract.ts';

let tesseract: Promise<Tesseract> | undefined;
let open: { readonly file: number; readonly drawable: Drawable } | undefined;

async function drawableOf({ file, bytes, mediaType }: OcrJob, { decode }: Tesseract): Promise<Drawable> {
  if (open?.file === file) return open.drawable;
  await open?.drawable.close();
  open = undefined;
  // The shared bytes must not be seen changing under a decoder.
  const drawable = await openDrawable(bytes.slice(), mediaType, decode);
  open = { file, drawable };
  return drawable;
}

async function answer(job: OcrJob): Promise<OcrAnswer> {
  const { id, page, groups, like } = job;
  try {
    tesseract ??= loadTesseract();
    const engine = await tesseract;
    const drawn = await (await drawableOf(job, engine)).draw(page);
    return { id, ok: true, page: readPage(engine, drawn, groups, like) };
  } catch (error) {
    // A module that ran out of its memory is of no more use.
    tesseract = undefined;
    return { id, ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (job: OcrJob) => {
  last = last.then(async () => parentPort?.postMessage(await answer(job)));
});
