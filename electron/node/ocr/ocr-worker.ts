// Draws and reads pages in a thread of its own, one after the other.
import { parentPort } from 'node:worker_threads';
import { type Drawable, openDrawable } from './draw.ts';
import { endPrograms, readByMachine } from './machine.ts';
import { END, type OcrAnswer, type OcrJob } from './messages.ts';
import { type ReadPicture, readPage } from './reading.ts';
import { loadTesseract, type Tesseract } from './tesseract.ts';

let tesseract: Promise<Tesseract> | undefined;
let open: { readonly file: number; readonly drawable: Drawable } | undefined;

async function drawableOf(
  { file, bytes, mediaType, data, password }: OcrJob,
  engine: Tesseract,
): Promise<Drawable> {
  if (open?.file === file) return open.drawable;
  await open?.drawable.close();
  open = undefined;
  // The shared bytes must not be seen changing under a decoder.
  const decode = (picture: Uint8Array, orientation: number) => engine.decode(picture, orientation, data);
  const drawable = await openDrawable(bytes.slice(), mediaType, decode, password);
  open = { file, drawable };
  return drawable;
}

/** Reads with the shipped engine, or with the machine's own. */
const readerOf =
  ({ data, program }: OcrJob, engine: Tesseract): ReadPicture =>
  (picture, languages) =>
    program === undefined
      ? engine.read(picture, languages, data)
      : readByMachine(program, picture, languages, data);

async function answer(job: OcrJob): Promise<OcrAnswer> {
  const { id, page, groups, like } = job;
  try {
    tesseract ??= loadTesseract();
    const engine = await tesseract;
    const drawn = await (await drawableOf(job, engine)).draw(page);
    return { id, ok: true, page: await readPage(readerOf(job, engine), drawn, groups, like) };
  } catch (error) {
    // A module that ran out of its memory is of no more use.
    tesseract = undefined;
    return { id, ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

// pdf.js leaves promises behind that nobody waits for; of a damaged file they fail, and its pages can be drawn all the same.
process.on('unhandledRejection', () => undefined);

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (job: OcrJob | typeof END) => {
  if (job === END) {
    endPrograms();
    // Without a port nothing keeps the thread going.
    return parentPort?.close();
  }
  last = last.then(async () => parentPort?.postMessage(await answer(job)));
});
