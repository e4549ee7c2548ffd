// A parse-worker that does what hostile files try to make the real one do; the name of the file says which.
import { parentPort } from 'node:worker_threads';
import { type Job, pack } from '../../../electron/node/parsing/messages.ts';

parentPort?.on('message', ({ id, name }: Job) => {
  if (name === 'throws') throw new Error('broken by a file');
  if (name === 'exits') process.exit(3);
  if (name === 'never ends') for (;;);
  if (name === 'eats memory') for (const all: number[][] = []; ; ) all.push(new Array(100_000).fill(id));
  const outcome = {
    state: 'refused',
    kind: 'other',
    mediaType: 'text/plain',
    reason: `read ${name}`,
  } as const;
  parentPort?.postMessage(pack(id, '', { state: 'whole', outcome }));
});
