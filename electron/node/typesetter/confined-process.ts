// A process of its own for templates that a person brought. It can be ended at any moment, whatever Typst is doing, and
// ends itself when it takes too much memory: Typst runs in a thread, so that this one stays free to look.
import { SHARE_ENV, Worker } from 'node:worker_threads';
import type { ConfinedMessage, TypesetCall, TypesetReply } from './messages.ts';

const LOOK_MS = 20;
const mostBytes = Number(process.argv[2]);
const script = import.meta.url.endsWith('.ts') ? './typeset-worker.ts' : './typeset-worker.js';
const worker = new Worker(new URL(script, import.meta.url), {
  env: SHARE_ENV,
  execArgv: [],
  name: 'typeset',
});

const tell = (message: ConfinedMessage, then: () => void = () => undefined) => process.send?.(message, then);
const end = () => process.kill(process.pid, 'SIGKILL');

worker.on('message', (reply: TypesetReply) => tell(reply));
worker.on('error', end);
process.on('message', (call: TypesetCall) => worker.postMessage(call));
process.on('disconnect', end);
const look = setInterval(() => {
  if (process.memoryUsage.rss() <= mostBytes) return;
  clearInterval(look);
  tell({ over: 'memory' }, end);
}, LOOK_MS);
