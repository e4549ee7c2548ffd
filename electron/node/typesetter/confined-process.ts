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

/** How the desktop program's processes speak with it; elsewhere they do as Node's do. */
interface ParentPort {
  on(event: 'message', listen: (event: { readonly data: TypesetCall }) => void): void;
  postMessage(message: ConfinedMessage): void;
}
const { parentPort: desktop } = process as { readonly parentPort?: ParentPort };

const tell = (message: ConfinedMessage) => desktop?.postMessage(message) ?? process.send?.(message);
const end = () => process.kill(process.pid, 'SIGKILL');

worker.on('message', (reply: TypesetReply) => tell(reply));
worker.on('error', end);
if (desktop) desktop.on('message', ({ data }) => worker.postMessage(data));
else process.on('message', (call: TypesetCall) => worker.postMessage(call));
process.on('disconnect', end);
const look = setInterval(() => {
  if (process.memoryUsage.rss() <= mostBytes) return;
  clearInterval(look);
  tell({ over: 'memory' });
  // Time for these words to be sent; whatever Typst takes in it is gone with the process.
  setTimeout(end, LOOK_MS);
}, LOOK_MS);
