// Reads files, one at a time, in a thread of its own: a hostile file can cost no more than this thread.
import '../pdf/no-canvas.ts';
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { everyPage, type NextPage } from '../../core/importers/pdf/pdf.ts';
import { readShare } from '../../core/importers/read-file.ts';
import { pdfjsReader } from '../pdf/pdfjs-reader.ts';
import { nodeCiphers } from './ciphers.ts';
import { childBuffers, type Job, pack } from './messages.ts';

/** Takes pages from a counter that all readers of the file share. */
function sharedPages(taken: SharedArrayBuffer): NextPage {
  const counter = new Int32Array(taken);
  return () => Atomics.add(counter, 0, 1) + 1;
}

// pdf.js leaves promises behind that nobody waits for; of a damaged file they fail, and the file can be read all the same.
process.on('unhandledRejection', () => undefined);

parentPort?.on('message', async ({ id, name, bytes, taken, how }: Job) => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const manner = { passwords: how.passwords ?? [], encoding: how.encoding, ciphers: nodeCiphers };
  const share = await readShare(name, bytes, pdfjsReader, taken ? sharedPages(taken) : everyPage(), manner);
  const answer = pack(id, sha256, share);
  parentPort?.postMessage(answer, [answer.runs.buffer, ...childBuffers(share)]);
});
