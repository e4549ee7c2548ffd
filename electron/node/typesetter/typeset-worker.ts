import { parentPort } from 'node:worker_threads';
import { pdfAttachments, pdfContents } from '../pdf/inspect.ts';
import { type Compiler, createCompiler } from './compiler.ts';
import { drawCovered } from './covered.ts';
import type { TypesetAnswers, TypesetCall, TypesetReply, TypesetRequest } from './messages.ts';
import { drawPage } from './page-renderer.ts';

// Typesetting is one long synchronous call into Typst. It has a thread of its own so that the engine keeps answering.
let compiler: Compiler | undefined;

async function answer(request: TypesetRequest): Promise<TypesetAnswers[TypesetRequest['kind']]> {
  if (request.kind === 'png')
    return await drawPage(request.pdf, request.page, request.dotsPerInch, request.password);
  if (request.kind === 'contents') return await pdfContents(request.pdf);
  if (request.kind === 'attachments') return await pdfAttachments(request.pdf);
  compiler ??= createCompiler();
  if (request.kind === 'covered') return await drawCovered(request.covering, compiler);
  if (request.kind === 'unplaceable') return compiler.unplaceable(request.pdf, request.pages);
  return compiler.pdf(request.main, request.files, request.standard, request.timestamp);
}

async function reply(call: TypesetCall): Promise<TypesetReply> {
  try {
    return { id: call.id, ok: true, answer: await answer(call.request) };
  } catch (error) {
    return { id: call.id, ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

// One after the other: two pages drawn at once would only share the same core and double the memory.
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (call: TypesetCall) => {
  last = last.then(async () => {
    parentPort?.postMessage(await reply(call));
  });
});
