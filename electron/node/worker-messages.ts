import { MessagePort } from 'node:worker_threads';
import { z } from 'zod';
import { BytesRef } from '../shared/contract/common.ts';
import { Problem } from '../shared/contract/problem.ts';

/** Bytes to read from, and the one not to read any more. */
export const ByteRange = z.object({ start: z.int().min(0), end: z.int().min(0) });
export type ByteRange = z.infer<typeof ByteRange>;

/** What a shell asks of the case-worker beside the contract: lines for callers, bytes, uploads, the end. */
export const WorkerRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connect'), port: z.instanceof(MessagePort) }),
  z.object({ type: z.literal('bytes'), id: z.int(), ref: BytesRef, range: ByteRange.optional() }),
  z.object({ type: z.literal('upload'), id: z.int(), bytes: z.instanceof(Uint8Array) }),
  z.object({ type: z.literal('close'), id: z.int() }),
]);
export type WorkerRequest = z.infer<typeof WorkerRequest>;

/** Bytes as they come out of the case-worker. */
export const TransferredBytes = z.object({
  bytes: z.instanceof(Uint8Array),
  mediaType: z.string(),
  total: z.number(),
});

/** The case-worker's answer to a request with an id. */
export const WorkerReply = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done'), id: z.int(), value: z.unknown() }),
  z.object({ type: z.literal('failed'), id: z.int(), problem: Problem }),
]);
export type WorkerReply = z.infer<typeof WorkerReply>;
