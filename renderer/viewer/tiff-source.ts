import type { Rectangle } from '../../electron/shared/contract/anchor.ts';
import type { BytesAddress, PageSource, Task } from './page-source.ts';
import { paintBitmap } from './paint-bitmap.ts';
import type { TiffAnswer } from './tiff-messages.ts';

/** Decoded pages that are kept: those on the screen, and their neighbours. */
const KEPT = 3;

type Ask = { readonly open: ArrayBuffer } | { readonly page: number };

/** Opens a TIFF, a pixel a point; each page is decoded when it is painted. Rejects when the file is damaged. */
export async function openTiff(address: BytesAddress): Promise<PageSource> {
  const response = await fetch(address.url, { headers: address.headers });
  if (!response.ok) throw new Error(`The bytes of the image were refused (${response.status}).`);
  const decoder = new Decoder();
  try {
    const opened = await decoder.ask({ open: await response.arrayBuffer() });
    const sizes = 'sizes' in opened ? opened.sizes : [];
    const [first] = sizes;
    if (!first) throw new Error('The picture has no page.');
    // Why a picture cannot be shown is better said than left blank.
    if (sizes.length === 1) await decoder.bitmap(1);
    return {
      pageCount: sizes.length,
      firstSize: first,
      size: async page => sizes[page - 1] ?? first,
      finest: 1,
      paint: (page, canvas, scale, part) => paint(decoder.bitmap(page), canvas, scale, part),
      text: async () => null,
      close: () => decoder.close(),
    };
  } catch (error) {
    decoder.close();
    throw error;
  }
}

function paint(
  decoding: Promise<ImageBitmap>,
  canvas: HTMLCanvasElement,
  scale: number,
  part?: Rectangle,
): Task {
  let isGivenUp = false;
  const done = decoding.then(
    bitmap => !isGivenUp && paintBitmap(bitmap, canvas, scale, part),
    () => false,
  );
  return {
    done,
    cancel: () => {
      isGivenUp = true;
    },
  };
}

/** The decoding thread, and the pages that it decoded last. */
class Decoder {
  readonly #worker = new Worker(new URL('./tiff-worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, (answer: TiffAnswer) => void>();
  readonly #pages = new Map<number, Promise<ImageBitmap>>();
  #nextId = 1;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<TiffAnswer>) => {
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    };
    this.#worker.onerror = () => {
      for (const [id, answer] of this.#waiting) answer({ id, reason: 'The picture broke its decoder.' });
      this.#waiting.clear();
    };
  }

  /** Rejects with the reason when it could not be done. */
  async ask(what: Ask): Promise<TiffAnswer> {
    const id = this.#nextId++;
    const answered = new Promise<TiffAnswer>(resolve => this.#waiting.set(id, resolve));
    this.#worker.postMessage({ id, ...what }, 'open' in what ? [what.open] : []);
    const answer = await answered;
    if ('reason' in answer) throw new Error(answer.reason);
    return answer;
  }

  bitmap(page: number): Promise<ImageBitmap> {
    const kept = this.#pages.get(page);
    if (kept) return kept;
    const decoding = this.ask({ page }).then(answer => {
      if ('bitmap' in answer) return answer.bitmap;
      throw new Error('The page could not be decoded.');
    });
    decoding.catch(() => undefined);
    this.#pages.set(page, decoding);
    const [oldest] = this.#pages.keys();
    // A page that is still being painted keeps its bitmap until it is collected.
    if (this.#pages.size > KEPT && oldest !== undefined) this.#pages.delete(oldest);
    return decoding;
  }

  close(): void {
    this.#worker.terminate();
    this.#pages.clear();
  }
}
