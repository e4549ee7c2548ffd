// Decodes the pages of one TIFF in a thread of its own: a hostile file can cost no more than this thread.
import { TiffFile } from '../../electron/shared/pictures/tiff.ts';
import type { TiffAnswer, TiffRequest } from './tiff-messages.ts';

let file: TiffFile | undefined;

async function answerTo(request: TiffRequest): Promise<TiffAnswer> {
  const { id } = request;
  try {
    if ('open' in request) {
      const opened = new TiffFile(new Uint8Array(request.open));
      file = opened;
      return { id, sizes: opened.pages.map((_, index) => opened.size(index + 1)) };
    }
    if (!file) throw new Error('The picture is not open.');
    const { rgba, width, height } = file.decode(request.page);
    return { id, bitmap: await createImageBitmap(new ImageData(rgba, width, height)) };
  } catch (error) {
    return { id, reason: error instanceof Error ? error.message : String(error) };
  }
}

self.onmessage = async ({ data }: MessageEvent<TiffRequest>) => {
  const answer = await answerTo(data);
  self.postMessage(answer, { transfer: 'bitmap' in answer ? [answer.bitmap] : [] });
};
