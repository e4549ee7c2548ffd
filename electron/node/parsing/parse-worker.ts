// Reads files, one at a time, in a thread of its own: a hostile file can cost no more than this thread.
import '../pdf/no-canvas.ts';
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { readFile } from '../../core/importers/read-file.ts';
import { pdfjsReader } from '../pdf/pdfjs-reader.ts';
import { type Job, pack } from './messages.ts';

parentPort?.on('message', async ({ id, name, bytes }: Job) => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const outcome = await readFile(name, bytes, pdfjsReader);
  const answer = pack(id, { ...outcome, sha256 });
  parentPort?.postMessage(answer, [answer.runs.buffer]);
});
